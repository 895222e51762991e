using StackStage.Operations.Errors;
using StackStage.Operations.Keys;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Keys;

/// <summary>A reset that is killed after any call, and between any two entries of its journal: state and key are a readable pair each time, and the same command ends what was begun, with the key that was made.</summary>
public class StageKeyResetKillTests
{
    // Each run derives keys for seconds. At every call and entry when STACKSTAGE_KILL_EVERYWHERE is set; usually, every so many.
    private static readonly bool Everywhere = Environment.GetEnvironmentVariable("STACKSTAGE_KILL_EVERYWHERE") is { Length: > 0 };

    [Theory]
    [InlineData(true, true, 5, 0)]
    [InlineData(true, true, 5, 3)]

    // The calls are the same but for a few.
    [InlineData(false, false, 9, 4)]
    public async Task After_any_call(bool hasKey, bool history, int usually, int offset)
    {
        var every = Everywhere ? 1 : usually;
        var request = ResetWorld.Request(hasKey ? [] : [ResetWorld.Old]) with { History = history };
        var (calls, expected) = await WholeAsync(hasKey, request);
        Assert.InRange(calls, 20, 200);
        for (var kill = 1 + (Everywhere ? 0 : offset); kill <= calls; kill += every)
        {
            using var world = await PrepareAsync(hasKey);
            await InterruptAsync(world, kill, token => ResetWorld.ResetAsync(world.Connection, request, NewHost(world), token));
            await AssertGoesOnAsync(world, hasKey, request, expected, $"call {kill} of {calls}");
        }
    }

    [Fact]
    public async Task Between_any_two_entries_of_the_journal()
    {
        var request = ResetWorld.Request();
        var (_, expected) = await WholeAsync(true, request);
        for (var kill = 1; ; kill += Everywhere ? 1 : 3)
        {
            using var world = await PrepareAsync(true);
            var host = NewHost(world);
            if (!await world.Rehearsal.Journals.InterruptAsync(kill, world.Rehearsal.Sandbox, token => ResetWorld.ResetAsync(world.Connection, request, host, token)))
            {
                Assert.InRange(kill, 10, 100);
                return;
            }

            await AssertGoesOnAsync(world, true, request, expected, $"before entry {kill}");
        }
    }

    private static async Task AssertGoesOnAsync(KeyWorld world, bool hasKey, StageKeyResetRequest request, string expected, string killed)
    {
        await ResetWorld.AssertReadableAsync(world, hasKey ? [] : [ResetWorld.Old]);
        var second = NewHost(world);
        var reset = await world.ResetAsync(request, second);
        Assert.True(reset.State == StageResetState.Done && second.Errors.IsEmpty, $"Killed at {killed}, the second run said: {reset.State} {string.Join("; ", second.Errors.Select(error => error.Message))}");
        var after = await ResetWorld.DescribeAsync(world.Connection);
        Assert.True(expected == after, $"Killed at {killed}, the second run ended in:\n{after}\ninstead of:\n{expected}");
    }

    private static async Task<(int Calls, string Expected)> WholeAsync(bool hasKey, StageKeyResetRequest request)
    {
        using var world = await PrepareAsync(hasKey);
        var before = world.Rehearsal.Sandbox.Journal.Count;
        Assert.Equal(StageResetState.Done, (await world.ResetAsync(request, NewHost(world))).State);
        return (world.Rehearsal.Sandbox.Journal.Count - before, await ResetWorld.DescribeAsync(world.Connection));
    }

    private static async Task<KeyWorld> PrepareAsync(bool hasKey)
    {
        var world = await ResetWorld.CreateAsync();
        if (hasKey)
        {
            world.PutKeys((KeyWorld.Dev, ResetWorld.Old));
        }

        return world;
    }

    private static RecordingHost NewHost(KeyWorld world) => new() { Time = world.Host.Time, Journals = world.Rehearsal.Journals, Asking = Asking.Nobody };

    // Its process ends: no call reaches AWS any more, and it is told to stop.
    private static async Task InterruptAsync(KeyWorld world, int calls, Func<CancellationToken, Task> operation)
    {
        using var stop = new CancellationTokenSource();
        var last = world.Rehearsal.Sandbox.Journal.Count + calls;
        void StopAtLast(JournalEntry entry)
        {
            if (entry.Ordinal >= last)
            {
                _ = stop.CancelAsync();
            }
        }

        world.Rehearsal.Sandbox.Faults.StopAfter(calls);
        world.Rehearsal.Sandbox.Journal.Recorded += StopAtLast;
        try
        {
            await operation(stop.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or StageException)
        {
            // What a killed run says, nobody hears.
        }
        finally
        {
            world.Rehearsal.Sandbox.Journal.Recorded -= StopAtLast;
            world.Rehearsal.Sandbox.Faults.Clear();
        }
    }
}
