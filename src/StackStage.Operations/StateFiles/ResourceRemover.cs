using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Takes resources out of a state. The real resources are not touched.</summary>
public static class ResourceRemover
{
    /// <summary>Removes entries of a state, where it was read from. Text is changed in memory.</summary>
    /// <param name="file">The state.</param>
    /// <param name="select">Finds the entries to remove in the state; errors it finds have been written to the host.</param>
    /// <param name="options">What to do about protection and dependents.</param>
    /// <param name="host">Approves each removal.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>The removed resources; none when it was declined or only previewed.</returns>
    /// <exception cref="StageException">The file cannot be written, or the removal is refused.</exception>
    public static async Task<EditOutcome> RemoveAsync(
        StateFile file,
        Func<StateFile, IReadOnlyList<int>> select,
        RemovalOptions options,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(select);
        ArgumentNullException.ThrowIfNull(host);
        StateEdit.EnsureEditable(file);
        var indices = select(file);
        if (indices.Count == 0)
        {
            return EditOutcome.None;
        }

        var plan = SnapshotEdit.PlanRemoval(file.Snapshot, indices, options, cancellationToken);
        if (plan.Refusals.Count > 0)
        {
            throw Refused(file.Name, plan.Refusals);
        }

        string[] actions = [.. plan.Removed.Select(Describe), .. plan.Dropped.Select(Describe)];
        string[] names = [.. plan.Removed.Select(removed => file.Snapshot.Resources[removed.Index].Name)];
        var summary = $"Remove {names.Length} {(names.Length == 1 ? "resource" : "resources")} from the state ({StateEdit.Named(names)})"
            + (plan.Dropped.Count == 0 ? string.Empty : $", and drop {plan.Dropped.Count} {(plan.Dropped.Count == 1 ? "reference" : "references")} to them");
        var done = await StateEdit.RunAsync(file, actions, summary, plan.Apply, file.Snapshot.Resources.Count - plan.Removed.Count, host, cancellationToken).ConfigureAwait(false);
        return done is null
            ? EditOutcome.None
            : new EditOutcome([.. plan.Removed.Select(removed => file.Describe(file.Snapshot.Resources[removed.Index]))], done.Text);
    }

    private static string Describe(RemovedResource removed) =>
        removed.Because is null ? $"Remove {removed.Urn} from the state" : $"Remove {removed.Urn} from the state, as it depends on {removed.Because}";

    private static string Describe(DroppedReference dropped) => dropped.Property is null
        ? $"Drop {dropped.Field} {dropped.Reference} of {dropped.Urn}"
        : $"Drop {dropped.Field} {dropped.Reference} (property {dropped.Property}) of {dropped.Urn}";

    private static StageException Refused(string path, IReadOnlyList<RemovalRefusal> refusals)
    {
        var first = refusals[0];
        var more = refusals.Count > 1 ? $" (and {refusals.Count - 1} more)" : string.Empty;
        var (id, category, action) = first.Kind switch
        {
            RemovalRefusalKind.Protected => ("ResourceProtected", StageErrorCategory.PermissionDenied, "If it really is to go, add -Force."),
            RemovalRefusalKind.HasDependents => ("ResourceHasDependents", StageErrorCategory.ResourceBusy, "Add -Recurse to remove what depends on it too, or -DropReference to keep that and drop only its references."),
            RemovalRefusalKind.ProviderInUse => ("ProviderInUse", StageErrorCategory.ResourceBusy, "Remove the resources that this provider manages first, or add -Recurse."),
            RemovalRefusalKind.Ambiguous => ("ResourceAmbiguous", StageErrorCategory.InvalidArgument, "Give the whole URN."),
            _ => ("ResourceNotFound", StageErrorCategory.ObjectNotFound, "Get-PulumiResource lists the resources."),
        };
        return new StageException(new StageError(id, category, $"{first.Message.TrimEnd('.')}{more}. '{path}' was left as it was.", first.Urn, action));
    }
}
