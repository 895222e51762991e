using System.Net;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Core;

public sealed class FaultTests
{
    private const string WhoAmI = "Action=GetCallerIdentity&Version=2011-06-15";

    [Fact]
    public async Task Throttling_hits_the_asked_calls_and_no_more()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");
        sandbox.Faults.Add(new() { Kind = SandboxFaultKind.Throttle, Service = "sts", Action = "Get*", From = 2, Times = 2 });

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await wire.Query(WhoAmI)).Status);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK], statuses);
        Assert.Equal([null, "Throttling", "Throttling", null], sandbox.Journal.Entries.Select(e => e.ErrorCode));
    }

    [Fact]
    public async Task Throttling_to_a_rate_lets_one_call_through_and_then_none_for_a_while()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");
        sandbox.Faults.Ration("sts", "GetCallerIdentity", seconds: 2);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            statuses.Add((await wire.Query(WhoAmI)).Status);
            sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        const HttpStatusCode Refused = HttpStatusCode.BadRequest;
        Assert.Equal([HttpStatusCode.OK, Refused, HttpStatusCode.OK, Refused, HttpStatusCode.OK, Refused], statuses);
    }

    [Fact]
    public async Task Denied_says_who_what_and_on_what()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");
        sandbox.Faults.Deny("sts", "GetCallerIdentity");
        var answer = await wire.Query(WhoAmI);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.StartsWith("User: arn:aws:iam::123456789012:user/sandbox is not authorized to perform: sts:GetCallerIdentity on resource: ", answer.Xml("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_stop_every_connection_is_cut()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");
        sandbox.Faults.StopAfter(1);
        Assert.Equal(HttpStatusCode.OK, (await wire.Query(WhoAmI)).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.Query(WhoAmI));
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.Query(WhoAmI));
        sandbox.Faults.Clear();
        Assert.Equal(HttpStatusCode.OK, (await wire.Query(WhoAmI)).Status);
    }

    [Fact]
    public async Task A_timeout_never_answers_until_its_time_on_the_clock_is_over()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Jumping() });
        using var wire = new Wire(sandbox, "sts");
        sandbox.Faults.Add(new() { Kind = SandboxFaultKind.Timeout, Seconds = 60 });
        var before = sandbox.Now;
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.Query(WhoAmI));
        Assert.True(sandbox.Now - before >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_cut_is_seen_by_the_caller_even_on_a_connection_that_was_used_before()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");
        Assert.Equal(HttpStatusCode.OK, (await wire.Query(WhoAmI)).Status);
        sandbox.Faults.Add(new() { Kind = SandboxFaultKind.CutAfter, Times = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.Query(WhoAmI));
        Assert.Equal(2, sandbox.Journal.Count);
        Assert.Equal((0, true), (sandbox.Journal.Entries[1].Status, sandbox.Journal.Entries[1].Succeeded));
    }

    [Theory]
    [InlineData(SandboxFaultKind.InvalidCredentials, "InvalidClientTokenId", 403)]
    [InlineData(SandboxFaultKind.ExpiredCredentials, "ExpiredToken", 403)]
    [InlineData(SandboxFaultKind.ServerError, "InternalFailure", 500)]
    [InlineData(SandboxFaultKind.Error, "Odd", 418)]
    public async Task Errors_come_in_the_services_own_words_or_in_those_of_the_rule(SandboxFaultKind kind, string code, int status)
    {
        using var sandbox = StageSandbox.Start(new()
        {
            Clock = SandboxClock.Manual(),
            Faults = [new() { Kind = kind, Code = kind == SandboxFaultKind.Error ? "Odd" : null, Status = kind == SandboxFaultKind.Error ? 418 : null }],
        });
        using var wire = new Wire(sandbox, "sts");
        var answer = await wire.Query(WhoAmI);
        Assert.Equal((code, status), (answer.Xml("Code"), (int)answer.Status));
    }

    [Fact]
    public async Task HTML_is_what_a_portal_answers()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "sts");
        sandbox.Faults.Add(new() { Kind = SandboxFaultKind.Html, Status = 200 });
        Assert.StartsWith("<!DOCTYPE html>", (await wire.Query(WhoAmI)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_after_the_change_ends_when_the_client_gives_up_and_the_change_stays()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        sandbox.Faults.Add(new() { Kind = SandboxFaultKind.TimeoutAfter, Action = "PutParameter" });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = sandbox.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("""{"Name":"/a","Value":"1","Type":"String"}""") };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={sandbox.AccessKeyId}/20260101/us-east-1/ssm/aws4_request, SignedHeaders=host, Signature=00");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSSM.PutParameter");
        using var patience = new CancellationTokenSource();
        sandbox.Journal.Recorded += _ => patience.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.SendAsync(request, patience.Token));
        using var wire = new Wire(sandbox, "ssm");
        Assert.Equal(HttpStatusCode.OK, (await wire.Json("AmazonSSM.GetParameter", """{"Name":"/a"}""")).Status);
        Assert.Contains("\"fault\":\"timeoutAfter\"", sandbox.Journal.ToJsonLines(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_decrypt_with_the_key_does_not_get_the_parameter()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "ssm");
        await wire.Json("AmazonSSM.PutParameter", """{"Name":"/s","Value":"1","Type":"SecureString"}""");
        sandbox.Faults.Deny("kms", "Decrypt");
        Assert.Equal(HttpStatusCode.OK, (await wire.Json("AmazonSSM.GetParameter", """{"Name":"/s"}""")).Status);
        var denied = await wire.Json("AmazonSSM.GetParameter", """{"Name":"/s","WithDecryption":true}""");
        Assert.Equal("AccessDeniedException", denied.ErrorType);
        Assert.Contains("kms:Decrypt on resource: arn:aws:kms:", (string?)denied.Json["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_taken_is_said()
    {
        using var sandbox = StageSandbox.Start();
        var error = Assert.Throws<InvalidOperationException>(() => StageSandbox.Start(new() { Port = sandbox.Endpoint.Port }));
        Assert.Contains($"127.0.0.1:{sandbox.Endpoint.Port}", error.Message, StringComparison.Ordinal);
    }
}
