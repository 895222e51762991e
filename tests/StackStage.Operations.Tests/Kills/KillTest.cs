using StackStage.Operations.Tests.Journal;

namespace StackStage.Operations.Tests.Kills;

/// <summary>
/// Kills a scenario's process at one point after the other, runs it again each time, and compares what AWS looks like then
/// with an uninterrupted run. Nothing may be left unfinished, either.
/// </summary>
internal static class KillTest
{
    // Before a write, in the middle of it, and after it.
    private static readonly double[] Parts = [0, 0.5, 1];

    /// <summary>Kills it after its first call, its second, and so on.</summary>
    /// <param name="scenario">What is asked for.</param>
    /// <param name="kind">Where its journal is. In a bucket each of its writes is a call, too.</param>
    /// <param name="every">After every so many calls only.</param>
    /// <param name="offset">How many calls are left out at the beginning.</param>
    public static async Task AtCallsAsync(KillScenario scenario, KilledJournal kind, int every, int offset)
    {
        var (expected, calls, _) = await WholeAsync(scenario, kind);
        Assert.True(calls > every, "The operation makes no calls, so there is nothing to interrupt.");
        for (var at = 1 + offset; at <= calls; at += every)
        {
            using var world = await KillWorld.CreateAsync(scenario, kind);
            await world.RunKilledAsync(new StoppingPlace.Kill(), at);
            await GoOnAsync(world, expected, $"Killed after call {at} of {calls}");
        }
    }

    /// <summary>Kills it at the writes of its journal on disk.</summary>
    /// <param name="scenario">What is asked for.</param>
    /// <param name="every">At every so many writes only.</param>
    public static async Task AtWritesAsync(KillScenario scenario, int every = 1)
    {
        var (expected, _, writes) = await WholeAsync(scenario, KilledJournal.Disk);
        for (var at = 1; at <= writes; at += every)
        {
            foreach (var part in Parts.Where((_, index) => index != 1 || at % 3 == 0))
            {
                using var world = await KillWorld.CreateAsync(scenario, KilledJournal.Disk);
                await world.RunKilledAsync(new StoppingPlace.Kill(at, part));
                await GoOnAsync(world, expected, $"Killed at write {at} of {writes}, after {part} of it");
            }
        }
    }

    private static async Task<(string State, int Calls, int Writes)> WholeAsync(KillScenario scenario, KilledJournal kind)
    {
        using var world = await KillWorld.CreateAsync(scenario, kind);
        var before = world.Calls;
        var kill = new StoppingPlace.Kill();
        var host = await world.RunAsync(kill);
        Assert.Empty(host.Errors);
        Assert.Equal(kind == KilledJournal.Unwritable && scenario.HasJournal, host.Warnings.Any(warning => warning.Contains("goes on without a journal", StringComparison.Ordinal)));
        return (world.State, world.Calls - before, kill.Count);
    }

    private static async Task GoOnAsync(KillWorld world, string expected, string when)
    {
        var host = await world.RunAsync();
        Assert.True(host.Errors.IsEmpty, $"{when}, the second run said: {string.Join("; ", host.Errors.Select(error => error.Message))}");
        Assert.True(expected == world.State, $"{when}, the second run ended in:\n{world.State}\ninstead of:\n{expected}");
        var left = await world.UnfinishedAsync();
        Assert.True(left.Count == 0, $"{when}, these runs stay unfinished: {string.Join("; ", left)}");
    }
}
