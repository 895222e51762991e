using System.Collections.Concurrent;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Pacing;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Pacing;

/// <summary>The way of real calls through real clients.</summary>
public class CallPacerTests
{
    [Fact]
    public async Task Route_53_hears_five_calls_a_second_whatever_connection_and_Region_they_come_from()
    {
        using var rehearsal = new Rehearsal();
        var pacer = new WritingPacer();
        var one = await KnownAsync(rehearsal, pacer);
        var other = (await KnownAsync(rehearsal, pacer)).In("us-east-1");

        var began = rehearsal.Sandbox.Now;
        await Task.WhenAll(Enumerable.Range(0, 25).Select(number => Task.Run(() => (number % 2 == 0 ? one : other).Route53.ListHostedZonesAsync(new()))));

        Assert.Equal(25, rehearsal.Sandbox.Journal.Of("route53").Count);
        DateTimeOffset[] times = [.. pacer.Made.Where(call => call.Call.Service == "route53").Select(call => call.At).Order()];
        Assert.Equal(25, times.Length);
        Assert.All(times.Zip(times.Skip(5)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1), $"{pair.First} {pair.Second}"));

        // Where the machine is busy, the clock may jump while a call is on its way. That nothing is wasted, PacingPropertyTests see to.
        Assert.InRange(rehearsal.Sandbox.Now - began, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task Cloud_Control_is_never_asked_more_than_it_answers()
    {
        // A few more than the quota: where the machine is busy, the clock may jump while a call is on its way.
        using var rehearsal = new Rehearsal(new SandboxOptions { Settings = new Dictionary<string, string> { ["cloudcontrol.callsPerMinute"] = "70" } });
        var connection = await KnownAsync(rehearsal);
        var began = rehearsal.Sandbox.Now;

        await Parallel.ForEachAsync(Enumerable.Range(0, 150), new ParallelOptions { MaxDegreeOfParallelism = 5 }, async (_, token) =>
            await connection.CloudControl.ListResourcesAsync(new() { TypeName = "AWS::S3::Bucket" }, token));

        Assert.DoesNotContain(rehearsal.Sandbox.Journal.Of("cloudcontrol"), call => call.ErrorCode is not null);
        Assert.InRange(rehearsal.Sandbox.Now - began, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task Without_a_pacer_the_same_calls_are_throttled()
    {
        using var rehearsal = new Rehearsal();
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = rehearsal.Sandbox.Endpoint, Region = Rehearsal.Region, Credentials = new BasicAWSCredentials(Rehearsal.AccessKeyId, "secret"), Time = rehearsal.Sandbox.Clock }, default);

        await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => Ignore(connection.CloudControl.ListResourcesAsync(new() { TypeName = "AWS::S3::Bucket" }))));

        Assert.Contains(rehearsal.Sandbox.Journal.Of("cloudcontrol"), call => call.ErrorCode == "ThrottlingException");
    }

    [Fact]
    public async Task What_throttles_without_a_known_quota_is_learnt_and_forgotten()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Ration("cloudfront", "ListDistributions", 0.5);
        var connection = await KnownAsync(rehearsal);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Waitless(rehearsal, () => connection.CloudFront.ListDistributionsAsync(new()))));

        var calls = rehearsal.Sandbox.Journal.Of("cloudfront");
        Assert.Equal(40, calls.Count(call => call.ErrorCode is null));
        Assert.InRange(calls.Count(call => call.ErrorCode is not null), 1, 60);
    }

    [Fact]
    public async Task Nothing_waits_where_no_quota_is_near()
    {
        using var rehearsal = new Rehearsal();
        var connection = await KnownAsync(rehearsal);
        var began = rehearsal.Sandbox.Now;

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => connection.CloudFront.ListDistributionsAsync(new())));
        for (var call = 0; call < 5; call++)
        {
            await connection.Route53.ListHostedZonesAsync(new());
        }

        Assert.Equal(began, rehearsal.Sandbox.Now);
    }

    [Fact]
    public async Task What_was_called_before_the_account_was_known_counts()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync();
        for (var call = 0; call < 5; call++)
        {
            await connection.Route53.ListHostedZonesAsync(new());
        }

        var began = rehearsal.Sandbox.Now;
        await connection.GetAccountIdAsync(default);
        await connection.Route53.ListHostedZonesAsync(new());

        Assert.Equal(TimeSpan.FromSeconds(1), rehearsal.Sandbox.Now - began);
    }

    [Fact]
    public async Task Other_accounts_other_endpoints_and_other_clocks_count_for_themselves()
    {
        var pacer = new CallPacer();
        var clock = SandboxClock.Manual();
        PacedCall Call(TimeProvider time, string? endpoint, string account) =>
            new(time, endpoint, new Caller { AccountId = account }, "eu-central-1", "apigateway", "DeleteDomainName");
        var first = Call(clock, null, "111122223333");
        (await pacer.TakeTurnAsync(first, default)).End(null);

        Assert.False(pacer.TakeTurnAsync(first with { Region = "us-east-1" }, default).IsCompleted);
        Assert.True(pacer.TakeTurnAsync(Call(clock, null, "444455556666"), default).IsCompleted);
        Assert.True(pacer.TakeTurnAsync(Call(clock, "http://127.0.0.1:4566/", "111122223333"), default).IsCompleted);
        Assert.True(pacer.TakeTurnAsync(Call(SandboxClock.Manual(), null, "111122223333"), default).IsCompleted);
    }

    [Fact]
    public async Task Who_waits_for_a_turn_gives_its_place_away()
    {
        var (pacer, call, clock) = await SpentAsync();
        using var places = new SemaphoreSlim(0, 1);
        using var place = StepPlace.Take(places);

        var waiting = pacer.TakeTurnAsync(call, default);
        Assert.True(await places.WaitAsync(TimeSpan.FromSeconds(10)));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(waiting.IsCompleted);
        places.Release();

        (await waiting.WaitAsync(TimeSpan.FromSeconds(10))).End(null);
        Assert.Equal(0, places.CurrentCount);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_and_leaves_the_turn_to_the_next()
    {
        var (pacer, call, clock) = await SpentAsync();
        using var stop = new CancellationTokenSource();
        var stopped = pacer.TakeTurnAsync(call, stop.Token);
        var next = pacer.TakeTurnAsync(call, default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        clock.Advance(TimeSpan.FromSeconds(30));

        await next.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_turn_that_is_held_and_not_used_is_given_back()
    {
        using var rehearsal = new Rehearsal();
        var connection = await KnownAsync(rehearsal);
        var began = rehearsal.Sandbox.Now;
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal("nothing", await HoldAsync(connection, _ => Task.FromResult("nothing"), wait: true));
        }

        Assert.Equal(began, rehearsal.Sandbox.Now);
    }

    [Fact]
    public async Task Whoever_is_next_is_told_for_how_long_and_whoever_cannot_be_told_is_out()
    {
        var (pacer, call, clock) = await SpentAsync();
        var told = new TaskCompletionSource<TimeSpan>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => pacer.HoldAsync(call, _ => throw new InvalidOperationException(), default));
        var next = pacer.HoldAsync(call, told.SetResult, default);
        Assert.Equal(TimeSpan.FromSeconds(30), await told.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        clock.Advance(TimeSpan.FromSeconds(30));

        (await next.WaitAsync(TimeSpan.FromSeconds(10))).GiveBack();
        Assert.True(pacer.HoldAsync(call, _ => Assert.Fail("Nobody waits."), default).IsCompleted);
    }

    [Fact]
    public async Task Who_does_not_wait_has_no_turn_while_another_has_it_or_had_it_a_moment_ago()
    {
        using var rehearsal = new Rehearsal();
        var connection = await KnownAsync(rehearsal);
        Task<string> Delete(CancellationToken token) => Ignore(connection.ApiGatewayV2.DeleteDomainNameAsync(new() { DomainName = "a.example" }, token));

        Assert.Equal("called", await HoldAsync(
            connection,
            async token =>
            {
                Assert.Null(await HoldAsync(connection, Delete, wait: false));
                return await Delete(token);
            },
            wait: false));
        Assert.Null(await HoldAsync(connection, Delete, wait: false));
        rehearsal.Sandbox.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("called", await HoldAsync(connection, Delete, wait: false));
        Assert.Equal(2, rehearsal.Sandbox.Journal.Of("apigatewayv2", "DeleteDomainName").Count);
    }

    [Fact]
    public void Five_thousand_who_wait_at_one_limiter_cost_a_timer_per_refill_and_no_more()
    {
        var traffic = new Traffic("route53");
        for (var number = 0; number < 5000; number++)
        {
            traffic.Come(new Arrival(number, "GetChange", TimeSpan.Zero));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        traffic.Run();

        Assert.Equal(TimeSpan.FromSeconds(999), traffic.Calls[^1].At - traffic.Start);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 5000, 0, 4096);
    }

    private static Task<T?> HoldAsync<T>(AwsConnection connection, Func<CancellationToken, Task<T>> run, bool wait)
        where T : class => HeldTurn.RunAsync(connection, connection.ApiGatewayV2, "DeleteDomainName", run, wait, null, CancellationToken.None);

    private static async Task<(CallPacer Pacer, PacedCall Call, SandboxClock Clock)> SpentAsync()
    {
        var clock = SandboxClock.Manual();
        var pacer = new CallPacer();
        var call = new PacedCall(clock, null, new Caller { AccountId = "111122223333" }, "eu-central-1", "apigateway", "DeleteDomainName");
        (await pacer.TakeTurnAsync(call, default)).End(null);
        return (pacer, call, clock);
    }

    private static async Task<AwsConnection> KnownAsync(Rehearsal rehearsal, ICallPacer? pacer = null)
    {
        var connection = await rehearsal.ConnectAsync(pacer: pacer);
        await connection.GetAccountIdAsync(default);
        return connection;
    }

    private static async Task<string> Ignore(Task call)
    {
        try
        {
            await call;
        }
        catch (AmazonServiceException)
        {
            // What is answered does not matter here.
        }

        return "called";
    }

    private static async Task Waitless(Rehearsal rehearsal, Func<Task> call)
    {
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (AmazonServiceException failure) when (failure.ErrorCode == "Throttling")
            {
                await Task.Delay(TimeSpan.FromSeconds(1), rehearsal.Sandbox.Clock);
            }
        }
    }

    /// <summary>Writes down when each call is made.</summary>
    private sealed class WritingPacer : ICallPacer
    {
        private readonly CallPacer _pacer = new();

        public ConcurrentQueue<(PacedCall Call, DateTimeOffset At)> Made { get; } = [];

        public async Task<ICallTurn> TakeTurnAsync(PacedCall call, CancellationToken cancellationToken)
        {
            var turn = await _pacer.TakeTurnAsync(call, cancellationToken);
            Made.Enqueue((call, ((CallTurn)turn).Begun!.Value));
            return turn;
        }

        public Task PauseAsync(Func<CancellationToken, Task> pause, CancellationToken cancellationToken) => _pacer.PauseAsync(pause, cancellationToken);
    }
}
