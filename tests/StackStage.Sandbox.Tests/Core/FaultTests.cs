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
        for (var i = 0; i < 4; i++) statuses.Add((await wire.Query(WhoAmI)).Status);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK], statuses);
        Assert.Equal([null, "Throttling", "Throttling", null], sandbox.Journal.Entries.Select(e => e.ErrorCode));
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
}
