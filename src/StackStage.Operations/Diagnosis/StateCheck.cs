using StackStage.Operations.Stages;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Diagnosis;

/// <summary>Looks into a stage's state and its history. Decrypts nothing.</summary>
internal static class StateCheck
{
    /// <summary>What keeps Pulumi from loading the state, what bites later, and operations that never ended.</summary>
    public static IEnumerable<StageFinding> Look(StageUnderTest stage, CancellationToken cancellationToken)
    {
        if (stage.Unreadable is { } why)
        {
            yield return stage.Find(FindingSeverity.Error, StageCheck.State, "StateNotValid", $"The state cannot be read: {why}", $"Repair-PulumiSnapshot {stage.Arguments} -Salvage");
        }

        if (stage.Snapshot is not { } snapshot)
        {
            yield break;
        }

        // A state can have thousands of one kind, and they are mended together.
        foreach (var faults in snapshot.Verify(cancellationToken).GroupBy(fault => (fault.Severity, fault.Kind)))
        {
            var first = faults.First();
            var count = faults.Count();
            yield return stage.Find(
                faults.Key.Severity == FaultSeverity.Error ? FindingSeverity.Error : FindingSeverity.Warning,
                StageCheck.State,
                faults.Key.Kind.ToString(),
                count == 1 ? Sentence(first.Message) : $"{count} times, first: {Sentence(first.Message)}",
                $"Repair-PulumiSnapshot {stage.Arguments}{(faults.Key.Kind == FaultKind.PendingOperation ? " -ClearPendingOperation" : string.Empty)}",
                first.Urn);
        }
    }

    /// <summary>Whether anything is kept that the stage could go back to, and what, when its state is broken.</summary>
    public static async Task<IReadOnlyList<StageFinding>> LookBackAsync(StageUnderTest stage, IOperationHost host, CancellationToken cancellationToken)
    {
        var kept = await stage.Home.FindHistoryAsync(stage.Name, cancellationToken).ConfigureAwait(false);
        if (kept.Count == 0)
        {
            return [stage.Find(FindingSeverity.Warning, StageCheck.History, "NoHistory", "Nothing is kept of earlier states: neither snapshots nor versions of the object. A state that breaks could not be brought back.")];
        }

        var isBroken = stage.Snapshot is null || stage.Snapshot.Verify(cancellationToken).Any(fault => fault.Severity == FaultSeverity.Error);
        if (!isBroken)
        {
            return [];
        }

        await foreach (var earlier in new StageHistory(stage.Home, host).ReadAsync(stage.Name, kept, stage.Content, cancellationToken).ConfigureAwait(false))
        {
            if (SnapshotChoice.LastSound.Fits(earlier.Record))
            {
                var of = earlier.Record;
                return
                [
                    stage.Find(
                        FindingSeverity.Information,
                        StageCheck.History,
                        "LastSoundSnapshot",
                        $"The last sound state that is kept is {of.Source} {of.SnapshotId}{(of.Time is { } time ? $" of {time:yyyy-MM-dd HH:mm}" : string.Empty)}, with {of.ResourceCount} resources.",
                        $"Restore-StackStageSnapshot {stage.Arguments} -LastSound",
                        of.SnapshotId),
                ];
            }
        }

        return [stage.Find(FindingSeverity.Warning, StageCheck.History, "NoSoundSnapshot", $"Of {kept.Count} earlier states that are kept, none is sound.")];
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : $"{message}.";
}
