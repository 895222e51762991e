using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Sts;

/// <summary>STS: who is calling, and roles taken on. Any role can be assumed; its account becomes the caller's.</summary>
internal sealed partial class StsService : SandboxService
{
    public StsService()
    {
        On("GetCallerIdentity", GetCallerIdentity);
        On("AssumeRole", AssumeRole, isRead: true);
        On("AssumeRoleWithWebIdentity", AssumeRoleWithWebIdentity, isRead: true);
        On("GetSessionToken", GetSessionToken);
        On("GetAccessKeyInfo", GetAccessKeyInfo);
    }

    public override string Name => "sts";

    public override AwsProtocol Protocol => AwsProtocol.Query;

    public override string XmlNamespace => "https://sts.amazonaws.com/doc/2011-06-15/";

    protected override IReadOnlyList<string> ResourceMembers => ["RoleArn", "AccessKeyId"];

    public override bool IsAnonymous(AwsAction action) => action.Name == "AssumeRoleWithWebIdentity";

    private static AwsReply GetCallerIdentity(SandboxCall call) => AwsReply.Result(
        new XElement("Arn", call.Principal.Arn),
        new XElement("UserId", call.Principal.UserId),
        new XElement("Account", call.Principal.AccountId));

    private AwsReply AssumeRole(SandboxCall call)
    {
        var (credentials, user) = Assume(call);
        return AwsReply.Result(credentials, user);
    }

    private AwsReply AssumeRoleWithWebIdentity(SandboxCall call)
    {
        if (string.IsNullOrEmpty(call.Form.Find("WebIdentityToken")))
        {
            throw new AwsError("InvalidIdentityToken", "No web identity token was provided.");
        }

        var (credentials, user) = Assume(call);
        return AwsReply.Result(credentials, user, new XElement("SubjectFromWebIdentityToken", "sandbox"));
    }

    private (XElement Credentials, XElement User) Assume(SandboxCall call)
    {
        var arn = call.Form.Find("RoleArn") ?? throw Missing("roleArn");
        var session = call.Form.Find("RoleSessionName") ?? throw Missing("roleSessionName");
        var match = RoleArn().Match(arn);
        if (!match.Success)
        {
            throw new AwsError("ValidationError", $"{arn} is invalid");
        }

        var account = match.Groups[1].Value;
        var role = match.Groups[2].Value;
        var roleId = "AROA" + World.Ids.UpperAlphanumeric(17);
        var assumed = $"arn:aws:sts::{account}:assumed-role/{role[(role.LastIndexOf('/') + 1)..]}/{session}";
        var principal = new Principal(account, assumed, $"{roleId}:{session}");
        return (Credentials(call, principal), new XElement("AssumedRoleUser",
            new XElement("AssumedRoleId", principal.UserId),
            new XElement("Arn", assumed)));
    }

    private AwsReply GetSessionToken(SandboxCall call) => AwsReply.Result(Credentials(call, call.Principal));

    private AwsReply GetAccessKeyInfo(SandboxCall call) =>
        AwsReply.Result(new XElement("Account", World.PrincipalOf(call.Form.Find("AccessKeyId") ?? throw Missing("accessKeyId"))?.AccountId ?? World.AccountId));

    private XElement Credentials(SandboxCall call, Principal principal)
    {
        var seconds = call.Form.Find("DurationSeconds") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 3600;
        if (seconds is < 900 or > 129600)
        {
            throw new AwsError("ValidationError", $"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint");
        }

        var keyId = "ASIA" + World.Ids.UpperAlphanumeric(16);
        World.AddPrincipal(keyId, principal);
        return new XElement("Credentials",
            new XElement("AccessKeyId", keyId),
            new XElement("SecretAccessKey", World.Ids.Hex(40)),
            new XElement("SessionToken", "sandbox/" + World.Ids.Hex(120)),
            // Real time: the SDKs compare it with the machine's clock, not with the sandbox's.
            new XElement("Expiration", AwsTime.IsoSeconds(DateTimeOffset.UtcNow.AddSeconds(seconds))));
    }

    private static AwsError Missing(string member) =>
        new("ValidationError", $"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(\d{12}):role/(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArn();
}
