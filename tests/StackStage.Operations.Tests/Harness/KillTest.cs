using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Pacing;
using StackStage.Operations.Steps;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Harness;

/// <summary>
/// Stops an operation after its first call, its second, and so on, runs it again each time, and compares what AWS
/// looks like then with an uninterrupted run. Nobody is asked, so what the second run plans must be what was approved.
/// </summary>
internal static class KillTest
{
    // A run whose journal is in a bucket, and that was killed, holds its targets for a quarter of an hour.
    private static readonly TimeSpan UntilTakenForDead = TimeSpan.FromMinutes(16);

    /// <param name="prepare">Fills a fresh sandbox; must do the same each time.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="describe">What is compared: a text without times, ETags and ids that differ from run to run.</param>
    /// <param name="options">The sandbox's options.</param>
    /// <param name="openJournals">The journals of a new process; those in memory when null. Called anew for each run.</param>
    /// <param name="every">Stops it after every so many calls only, where each of them is as good as the next.</param>
    public static async Task RunAsync(
        Func<Rehearsal, Task> prepare,
        Func<AwsConnection, IOperationHost, CancellationToken, Task> operation,
        Func<Rehearsal, string> describe,
        SandboxOptions? options = null,
        Func<Rehearsal, Task<IRunJournals>>? openJournals = null,
        int every = 1)
    {
        openJournals ??= rehearsal => Task.FromResult<IRunJournals>(rehearsal.Journals);
        async Task<RecordingHost> NewHostAsync(Rehearsal rehearsal) => new() { Time = rehearsal.Sandbox.Clock, Journals = await openJournals(rehearsal), Asking = Asking.Nobody };
        int calls;
        string expected;
        using (var whole = new Rehearsal(options))
        {
            await prepare(whole);
            var before = whole.Sandbox.Journal.Count;
            var host = await NewHostAsync(whole);
            await operation(await whole.ConnectAsync(), host, CancellationToken.None);
            Assert.Empty(host.Errors);
            calls = whole.Sandbox.Journal.Count - before;
            expected = describe(whole);
        }

        Assert.True(calls > 0, "The operation made no call, so there is nothing to interrupt.");
        for (var kill = 1; kill <= calls; kill += every)
        {
            using var rehearsal = new Rehearsal(options);
            await prepare(rehearsal);
            await InterruptAsync(rehearsal, await NewHostAsync(rehearsal), operation, kill);

            // A new process: nothing is remembered but what AWS and the journal know.
            rehearsal.Sandbox.Clock.Advance(UntilTakenForDead);
            var second = await NewHostAsync(rehearsal);
            await operation(await rehearsal.ConnectAsync(pacer: new CallPacer()), second, CancellationToken.None);
            Assert.True(second.Errors.IsEmpty, $"Stopped after call {kill} of {calls}, the second run said: {string.Join("; ", second.Errors.Select(error => error.Message))}");
            Assert.True(expected == describe(rehearsal), $"Stopped after call {kill} of {calls}, the second run ended in:\n{describe(rehearsal)}\ninstead of:\n{expected}");
        }
    }

    /// <summary>Runs an operation whose process ends after some calls: nothing of it reaches AWS any more, and it is told to stop.</summary>
    public static async Task InterruptAsync(Rehearsal rehearsal, RecordingHost host, Func<AwsConnection, IOperationHost, CancellationToken, Task> operation, int kill)
    {
        using var stop = new CancellationTokenSource();
        var last = rehearsal.Sandbox.Journal.Count + kill;
        void StopAtLast(JournalEntry entry)
        {
            if (entry.Ordinal >= last)
            {
                _ = stop.CancelAsync();
            }
        }

        rehearsal.Sandbox.Faults.StopAfter(kill);
        rehearsal.Sandbox.Journal.Recorded += StopAtLast;
        try
        {
            await operation(await rehearsal.ConnectAsync(), host, stop.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or StageException)
        {
            // What a stopped run says does not matter here.
        }
        finally
        {
            rehearsal.Sandbox.Journal.Recorded -= StopAtLast;
            rehearsal.Sandbox.Faults.Clear();
        }
    }
}
