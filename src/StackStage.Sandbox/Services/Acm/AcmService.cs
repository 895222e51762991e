using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Acm;

/// <summary>ACM: certificates that are issued once their CNAMEs really are in the sandbox's DNS, and cannot go while anything holds them.</summary>
internal sealed partial class AcmService : SandboxService<AcmState>, ITaggedResources, ISettlesWithDns
{
    public AcmService()
    {
        On("RequestCertificate", RequestCertificate);
        On("DescribeCertificate", DescribeCertificate);
        On("ListCertificates", ListCertificates);
        On("GetCertificate", GetCertificate);
        On("DeleteCertificate", DeleteCertificate);
        On("ResendValidationEmail", ResendValidationEmail);
        On("ListTagsForCertificate", ListTagsForCertificate);
        On("AddTagsToCertificate", AddTagsToCertificate);
        On("RemoveTagsFromCertificate", RemoveTagsFromCertificate);
    }

    public override string Name => "acm";

    public override AwsProtocol Protocol => AwsProtocol.Json11;

    public override string TargetPrefix => "CertificateManager";

    protected override IReadOnlyList<string> ResourceMembers => ["CertificateArn", "DomainName"];

    public override string ArnOf(SandboxCall call) => call.Resource is { } r && r.StartsWith("arn:", StringComparison.Ordinal)
        ? r
        : $"arn:aws:acm:{call.Region}:{call.AccountId}:certificate/*";

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) =>
        StateOf(accountId, region).Certificates.Values.Where(c => c.Tags.Count > 0).Select(c => new TaggedResource(c.Arn, c.Tags));

    /// <summary>A certificate of any account and Region, as far as it has come; null when there is none.</summary>
    public Certificate? Find(string arn, DateTimeOffset now)
    {
        var parts = arn.Split(':');
        if (parts.Length < 6 || parts[2] != "acm")
        {
            return null;
        }

        var certificate = StateOf(parts[4], parts[3]).Certificates.GetValueOrDefault(arn);
        if (certificate is not null)
        {
            Settle(certificate, now);
        }

        return certificate;
    }

    /// <summary>Everything that uses a certificate now.</summary>
    public IReadOnlyList<string> InUseBy(Certificate certificate, DateTimeOffset now) =>
        [.. World.All<ICertificateHolder>().SelectMany(h => h.HoldersOf(certificate.Arn, now))
            .Concat(certificate.OtherHolders.Where(h => h.Until is null || h.Until > now).Select(h => h.Arn))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private Certificate Certificate(SandboxCall call)
    {
        var arn = call.Json.Required("CertificateArn");
        if (!CertificateArn().IsMatch(arn))
        {
            throw new AwsError("InvalidArnException", $"The ARN '{arn}' is not a valid certificate ARN.");
        }

        if (!State(call).Certificates.TryGetValue(arn, out var certificate))
        {
            throw new AwsError("ResourceNotFoundException", $"Could not find certificate {arn} in account {call.AccountId}.");
        }

        Settle(certificate, call.Now);
        return certificate;
    }

    private AwsReply DeleteCertificate(SandboxCall call)
    {
        var certificate = Certificate(call);
        if (InUseBy(certificate, call.Now).Count > 0)
        {
            throw new AwsError("ResourceInUseException", $"Certificate {certificate.Arn} in account {call.AccountId} is in use.");
        }

        State(call).Certificates.Remove(certificate.Arn);
        if (certificate.IdempotencyToken is { } token)
        {
            State(call).SpentTokens[token] = new SpentToken { Arn = certificate.Arn, Names = certificate.Names, CreatedAt = certificate.CreatedAt };
        }

        return AwsReply.Empty();
    }

    private AwsReply GetCertificate(SandboxCall call)
    {
        var certificate = Certificate(call);
        if (certificate.Status != "ISSUED")
        {
            throw new AwsError("RequestInProgressException", $"The certificate request is in progress and its certificate body cannot be retrieved: {certificate.Arn}");
        }

        var body = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(certificate.Arn));
        return AwsReply.Of(new JsonObject
        {
            ["Certificate"] = $"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----",
            ["CertificateChain"] = "-----BEGIN CERTIFICATE-----\nc2FuZGJveA==\n-----END CERTIFICATE-----",
        });
    }

    private AwsReply ResendValidationEmail(SandboxCall call)
    {
        var certificate = Certificate(call);
        if (certificate.Method != "EMAIL" || certificate.Status != "PENDING_VALIDATION")
        {
            throw new AwsError("InvalidStateException", "The certificate is not in a state that allows a validation email.");
        }

        return AwsReply.Empty();
    }

    private AwsReply ListTagsForCertificate(SandboxCall call) => AwsReply.Of(new JsonObject
    {
        ["Tags"] = JsonMembers.ToArray(Certificate(call).Tags, t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value }),
    });

    private AwsReply AddTagsToCertificate(SandboxCall call)
    {
        var certificate = Certificate(call);
        AddTags(certificate, call.Json.Objects("Tags"));
        return AwsReply.Empty();
    }

    private AwsReply RemoveTagsFromCertificate(SandboxCall call)
    {
        var certificate = Certificate(call);
        foreach (var tag in call.Json.Objects("Tags"))
        {
            if (tag.Str("Value") is not { } value || certificate.Tags.GetValueOrDefault(tag.Required("Key")) == value)
            {
                certificate.Tags.Remove(tag.Required("Key"));
            }
        }

        return AwsReply.Empty();
    }

    private static void AddTags(Certificate certificate, IReadOnlyList<JsonObject> tags)
    {
        foreach (var tag in tags)
        {
            var key = tag.Required("Key");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw new AwsError("InvalidTagException", "aws: prefixed tag key names are not allowed for external use.");
            }

            certificate.Tags[key] = tag.Str("Value") ?? "";
        }
        if (certificate.Tags.Count > 50)
        {
            throw new AwsError("TooManyTagsException", "The certificate has more than 50 tags.");
        }
    }

    [GeneratedRegex(@"^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate/[A-Za-z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex CertificateArn();
}
