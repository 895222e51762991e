using System.Security.Cryptography;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// The lock of a run that has a journal: a mark is written down before the lock is taken, and stands in the lock's command. So
/// the same run continued knows the lock that it left behind when it was killed, and takes it up again.
/// </summary>
internal static class RunLock
{
    /// <summary>The kind of the facts with the marks.</summary>
    public const string FactKind = "stage.lock";

    private const string Mark = "mark";
    private const int MarkLength = 4;

    /// <summary>Locks a stage for a run, and reads its state.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="target">The run's target that the stage is.</param>
    /// <param name="command">Who is at work, for others who find the lock.</param>
    /// <param name="known">What earlier runs wrote down of their locks.</param>
    /// <param name="step">The step that locks; its journal gets the mark.</param>
    /// <param name="host">Its clock dates the lock.</param>
    /// <exception cref="Errors.StageException">Somebody else holds the lock, or the state cannot be read.</exception>
    public static async Task<LockedState> OpenAsync(StageHome home, StageName name, string target, string command, IEnumerable<RunFact> known, StepRun step, IOperationHost host)
    {
        var mark = Convert.ToHexString(RandomNumberGenerator.GetBytes(MarkLength)).ToLowerInvariant();
        await step.NoteAsync(new RunFact(FactKind, target, new Dictionary<string, string> { [Mark] = mark })).ConfigureAwait(false);
        return await LockedState.OpenAsync(home, name, $"{command} ({mark})", await FindOwnAsync(home, name, target, known, step.Token).ConfigureAwait(false), host, step.Token).ConfigureAwait(false);
    }

    // The journal lets nobody go on with a run that is alive, so a lock with a mark of that run is nobody's.
    private static async Task<string?> FindOwnAsync(StageHome home, StageName name, string target, IEnumerable<RunFact> known, CancellationToken cancellationToken)
    {
        var marks = known.Where(fact => fact.Kind == FactKind && fact.Target == target && fact.Data.ContainsKey(Mark)).Select(fact => $"({fact.Data[Mark]})").ToList();
        if (marks.Count == 0)
        {
            return null;
        }

        foreach (var held in await home.FindLocksAsync(name, cancellationToken).ConfigureAwait(false))
        {
            if (home.ReadLock(held).Holder is { } holder && marks.Exists(mark => holder.EndsWith(mark, StringComparison.Ordinal)))
            {
                return SstLock.UpdateIdOf(held.Bytes);
            }
        }

        return null;
    }
}
