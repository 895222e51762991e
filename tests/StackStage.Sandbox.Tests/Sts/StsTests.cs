using System.Net;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Sts;

public sealed class StsTests
{
    [Fact]
    public async Task GetCallerIdentity_tells_the_account_in_the_query_envelope()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");

        var answer = await wire.Query("Action=GetCallerIdentity&Version=2011-06-15");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("123456789012", answer.Xml("Account"));
        Assert.Equal("arn:aws:iam::123456789012:user/sandbox", answer.Xml("Arn"));
        Assert.StartsWith("<?xml", answer.Text, StringComparison.Ordinal);
        Assert.Contains("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>", answer.Text, StringComparison.Ordinal);
        var entry = Assert.Single(sandbox.Journal.Entries);
        Assert.Equal(("sts", "GetCallerIdentity", 1, true), (entry.Service, entry.Action, entry.Ordinal, entry.IsRead));
    }

    [Fact]
    public async Task The_access_key_of_a_further_account_is_its_id()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), OtherAccounts = ["999900001111"] });
        using var wire = new Wire(sandbox, "sts", accessKey: "999900001111");
        Assert.Equal("999900001111", (await wire.Query("Action=GetCallerIdentity")).Xml("Account"));
    }

    [Fact]
    public async Task Unsigned_unknown_and_unheard_of_calls_are_refused_as_AWS_refuses_them()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");

        var unsigned = await wire.Query("Action=GetCallerIdentity", signed: false);
        Assert.Equal((HttpStatusCode.Forbidden, "MissingAuthenticationToken"), (unsigned.Status, unsigned.Xml("Code")));

        var unknown = await wire.Query("Action=Frobnicate&Version=2011-06-15");
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidAction"), (unknown.Status, unknown.Xml("Code")));

        using var elsewhere = new Wire(sandbox, "sts", region: "moon-north-1");
        Assert.Equal("InvalidClientTokenId", (await elsewhere.Query("Action=GetCallerIdentity")).Xml("Code"));

        using var lambda = new Wire(sandbox, "lambda");
        Assert.Equal(HttpStatusCode.NotImplemented, (await lambda.Send(HttpMethod.Get, "/2015-03-31/functions")).Status);
    }

    [SkippableFact]
    public async Task The_real_CLI_asks_who_it_is_and_takes_on_a_role()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        var identity = await Peer.Aws(sandbox, "sts", "get-caller-identity");
        Assert.Equal("123456789012", (string?)identity!["Account"]);

        var assumed = await Peer.Aws(sandbox, "sts", "assume-role", "--role-arn", "arn:aws:iam::222233334444:role/deploy", "--role-session-name", "me");
        using var wire = new Wire(sandbox, "sts", accessKey: (string)assumed!["Credentials"]!["AccessKeyId"]!);
        Assert.Equal("arn:aws:sts::222233334444:assumed-role/deploy/me", (await wire.Query("Action=GetCallerIdentity")).Xml("Arn"));
    }

    [Fact]
    public async Task The_official_package_takes_on_a_role_of_another_account_and_acts_there()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        var config = new AmazonSecurityTokenServiceConfig { ServiceURL = sandbox.Endpoint.ToString(), AuthenticationRegion = "eu-west-1" };
        using var own = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials(sandbox.AccessKeyId, "secret"), config);
        var assumed = await own.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::222233334444:role/ci/deploy", RoleSessionName = "me" });
        using var there = new AmazonSecurityTokenServiceClient(assumed.Credentials, config);
        Assert.Equal("222233334444", (await there.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
        Assert.Equal(["123456789012", "222233334444"], sandbox.Journal.Entries.Select(e => e.AccountId));
        Assert.All(sandbox.Journal.Entries, e => Assert.Equal("eu-west-1", e.Region));

        sandbox.Faults.Throttle("sts");
        var error = await Record.ExceptionAsync(() => there.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
        Assert.Null(error); // The package's own retry.
    }
}
