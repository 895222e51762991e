using System.Net;
using Amazon.Runtime;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Waiting;

public class RetryTests
{
    private readonly SandboxClock _clock = SandboxClock.Jumping();
    private readonly RecordingHost _host;
    private int _calls;

    public RetryTests() => _host = new RecordingHost { Time = _clock };

    [Fact]
    public async Task Throttling_is_tried_again_until_it_succeeds()
    {
        Assert.Equal(7, await RunAsync(() => _calls < 4 ? throw Service("Throttling", 400) : 7));

        Assert.Equal(4, _calls);
        Assert.Equal(3, _host.Verbose.Count);
    }

    [Fact]
    public async Task What_time_does_not_mend_is_an_error_at_once()
    {
        var failure = await Assert.ThrowsAsync<StageException>(() => RunAsync(() => throw Service("NoSuchThing", 404)));

        Assert.Equal("NoSuchThing", failure.Error.ErrorId);
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task What_the_caller_calls_retriable_is_tried_again()
    {
        Assert.Equal(1, await RunAsync(() => _calls < 3 ? throw Service("PreconditionFailed", 412) : 1, failure => failure is AmazonServiceException { ErrorCode: "PreconditionFailed" }));

        Assert.Equal(3, _calls);
    }

    [Fact]
    public async Task After_the_time_the_last_failure_is_the_error()
    {
        var start = _clock.GetUtcNow();

        var failure = await Assert.ThrowsAsync<StageException>(() => RunAsync(() => throw Service("Throttling", 400)));

        Assert.Equal("Throttled", failure.Error.ErrorId);
        Assert.InRange((_clock.GetUtcNow() - start).TotalMinutes, 9, 10);
        Assert.InRange(_calls, 20, 30);
    }

    [Fact]
    public async Task A_stop_ends_the_pause()
    {
        using var stop = new CancellationTokenSource();
        var still = new RecordingHost { Time = SandboxClock.Manual() };

        var run = Retry.RunAsync<int>(_ => throw Service("Throttling", 400), null, TimeSpan.FromMinutes(10), "thing:Do", "T1", still, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task The_pause_gives_the_place_of_a_step_away()
    {
        using var places = new SemaphoreSlim(0, 1);
        using var place = StepPlace.Take(places);

        var run = RunAsync(() => _calls < 2 ? throw Service("Throttling", 400) : 7);

        // Whoever has it now lets the step wait for it.
        Assert.True(await places.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(1, _calls);
        places.Release();
        Assert.Equal(7, await run);
        Assert.Equal(0, places.CurrentCount);
    }

    private static AmazonServiceException Service(string code, int status) => new("No.", null, ErrorType.Sender, code, "r", (HttpStatusCode)status);

    private Task<int> RunAsync(Func<int> call, Func<Exception, bool>? isRetriable = null) => Retry.RunAsync(
        _ =>
        {
            _calls++;
            return Task.FromResult(call());
        },
        isRetriable,
        TimeSpan.FromMinutes(10),
        "thing:Do",
        "T1",
        _host,
        CancellationToken.None);
}
