using StackStage.Operations.Text;

namespace StackStage.Operations.Diagnosis;

/// <summary>Looks whether somebody holds a stage's lock, and for how long nobody has touched it.</summary>
internal static class LockCheck
{
    public static async Task<IReadOnlyList<StageFinding>> LookAsync(StageUnderTest stage, TimeSpan stale, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var findings = new List<StageFinding>();
        foreach (var content in await stage.Home.FindLocksAsync(stage.Name, cancellationToken).ConfigureAwait(false))
        {
            var held = stage.Home.ReadLock(content);
            var age = held.AgeAt(now);
            var who = $"{(held.Holder is { } holder ? $"'{holder}'" : "Somebody")} holds the lock{(age is { } known ? $", untouched for {Durations.Describe(known)}" : string.Empty)}";
            findings.Add(age >= stale || age is null
                ? stage.Find(FindingSeverity.Error, StageCheck.Lock, "LockStale", $"{who}. That run was perhaps killed; until the lock is gone, every command on the stage refuses to run.", $"Unlock-StackStage {stage.Arguments}", content.Key)
                : stage.Find(FindingSeverity.Information, StageCheck.Lock, "Locked", $"{who}. A run is perhaps under way.", null, content.Key));
        }

        return findings;
    }
}
