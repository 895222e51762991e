namespace StackStage.Operations.Tests.Kills;

/// <summary>Killed at any write of its journal on disk and run again, each cmdlet ends where an uninterrupted run of it does.</summary>
public sealed class WriteKillTests
{
    public static TheoryData<string> WithJournal { get; } = [.. KillScenarios.All.Where(scenario => scenario.HasJournal).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(WithJournal))]
    public Task BetweenAnyTwoWritesOfTheJournal(string scenario) => KillTest.AtWritesAsync(KillScenarios.Named(scenario));
}
