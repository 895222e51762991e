using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Carries out one edit of a state that a user asked for: asked about change by change, done whole or not at all, checked before it is written.</summary>
internal static class StateEdit
{
    /// <summary>Refuses a state of which no entry can be changed as it stands.</summary>
    /// <exception cref="StageException">It is damaged, or is never changed.</exception>
    public static void EnsureEditable(StateFile file)
    {
        if (file.Snapshot.HasMendedCommas)
        {
            throw StateFileErrors.CommasNotMended(file.Name);
        }

        file.Origin?.EnsureChangeable();
    }

    /// <summary>Asks, applies, checks and writes.</summary>
    /// <param name="file">The state as it was read.</param>
    /// <param name="actions">The changes, a sentence each, for a preview and for an explicit -Confirm.</param>
    /// <param name="summary">All of them in one sentence, for the one question that is asked otherwise.</param>
    /// <param name="apply">Makes the new state.</param>
    /// <param name="resourceCount">How many resources the new state must have.</param>
    /// <param name="host">Approves each change.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>What was done; null when it was declined or only previewed.</returns>
    /// <exception cref="StageException">It cannot be written, or what would be written is not what was meant.</exception>
    public static async Task<StateEditResult?> RunAsync(
        StateFile file, IReadOnlyList<string> actions, string summary, Func<Snapshot> apply, int resourceCount, IOperationHost host, CancellationToken cancellationToken)
    {
        // One edit, all or nothing: what is left out of it would leave dangling references behind.
        var answers = new List<Approval>();
        var isEachAsked = actions.Count == 1 || await host.AskingAsync(cancellationToken).ConfigureAwait(false) is Asking.ForEachStep or Asking.Preview;
        foreach (var action in isEachAsked ? actions : [summary])
        {
            answers.Add(await host.ApproveAsync(new ApprovalQuestion(action, file.Target), cancellationToken).ConfigureAwait(false));
        }

        if (answers.Exists(answer => answer != Approval.Approved))
        {
            if (answers.Contains(Approval.Declined) && answers.Contains(Approval.Approved))
            {
                host.WriteWarning($"'{file.Name}' was left as it was: these changes hang together, and not all of them were confirmed.");
            }

            return null;
        }

        if (!isEachAsked)
        {
            foreach (var action in actions)
            {
                host.WriteVerbose($"{file.Target}: {action}.");
            }
        }

        var edited = apply();
        if (file.Origin is not { } origin)
        {
            Check(file, edited, resourceCount, cancellationToken);
            return new StateEditResult(edited, Encoding.UTF8.GetString(edited.Json.Span), null);
        }

        var backup = await origin.ReplaceAsync(file, edited.ToArray(), () => Check(file, edited, resourceCount, cancellationToken), host, cancellationToken).ConfigureAwait(false);
        return new StateEditResult(edited, null, backup);
    }

    /// <summary>Some names, and how many more there are.</summary>
    public static string Named(IReadOnlyCollection<string> names)
    {
        const int Most = 5;
        var shown = string.Join(", ", names.Take(Most));
        return names.Count > Most ? $"{shown} and {names.Count - Most} more" : shown;
    }

    // An edit may leave the faults there were before, and must not add any.
    private static void Check(StateFile file, Snapshot edited, int resourceCount, CancellationToken cancellationToken)
    {
        var errorsBefore = file.Snapshot.Verify(cancellationToken).Count(fault => fault.Severity == FaultSeverity.Error);
        var errors = edited.Verify(cancellationToken).Where(fault => fault.Severity == FaultSeverity.Error).ToArray();
        if (errors.Length > errorsBefore)
        {
            throw StateFileErrors.CheckFailed(file.Name, errors[0].Message);
        }

        if (edited.Resources.Count != resourceCount)
        {
            throw StateFileErrors.CheckFailed(file.Name, $"{edited.Resources.Count} resources instead of {resourceCount}");
        }
    }
}

/// <summary>What an edit came to.</summary>
/// <param name="Snapshot">The state as it is now.</param>
/// <param name="Text">Its text, where it was given as text; null when it was written back.</param>
/// <param name="Backup">Where the state as it was before is; null for text.</param>
internal sealed record StateEditResult(Snapshot Snapshot, string? Text, string? Backup);
