using StackStage.Operations.Errors;

namespace StackStage.Operations.Tests.Kills;

/// <summary>Killed at any point and run again, each cmdlet ends where an uninterrupted run of it does.</summary>
public sealed class KillTests
{
    // More than half of the calls are the journal's own, and much alike.
    private const int EveryInBucket = 7;

    private const int EveryWithout = 3;

    /// <summary>Scenario, journal, after every how many calls, and how many of them are left out at first.</summary>
    public static TheoryData<string, KilledJournal, int, int> AtCalls { get; } = AllAtCalls();

    public static TheoryData<string> NotWithout { get; } = [.. KillScenarios.All.Where(scenario => scenario.NeedsJournal).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(AtCalls))]
    public Task AfterAnyCall(string scenario, KilledJournal journal, int every, int offset) => KillTest.AtCallsAsync(KillScenarios.Named(scenario), journal, every, offset);

    [Theory]
    [MemberData(nameof(NotWithout))]
    public async Task WhatCouldNotBePlannedAgainIsNotBegunWithoutAJournal(string scenario)
    {
        using var world = await KillWorld.CreateAsync(KillScenarios.Named(scenario), KilledJournal.Unwritable);
        var before = world.State;

        var failure = await Assert.ThrowsAsync<StageException>(() => world.RunAsync());

        Assert.Equal("JournalNotWritable", failure.Error.ErrorId);
        Assert.False(world.IsChanged);
        Assert.Equal(before, world.State);
    }

    private static TheoryData<string, KilledJournal, int, int> AllAtCalls()
    {
        var data = new TheoryData<string, KilledJournal, int, int>();
        foreach (var (number, scenario) in KillScenarios.All.Index())
        {
            data.Add(scenario.Name, KilledJournal.Memory, 1, 0);
            data.Add(scenario.Name, KilledJournal.Disk, 1, 0);
            data.Add(scenario.Name, KilledJournal.Bucket, EveryInBucket, number % EveryInBucket);
            if (!scenario.NeedsJournal)
            {
                data.Add(scenario.Name, KilledJournal.Unwritable, EveryWithout, number % EveryWithout);
            }
        }

        return data;
    }
}
