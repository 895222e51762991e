using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Takes resources out of a state file. The real resources are not touched.</summary>
public static class ResourceRemover
{
    /// <summary>Removes entries.</summary>
    /// <param name="path">The state file's full path.</param>
    /// <param name="select">Finds the entries to remove in the state; errors it finds have been written to the host.</param>
    /// <param name="options">What to do about protection and dependents.</param>
    /// <param name="host">Approves each removal.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>The removed resources; none when it was declined or only previewed.</returns>
    /// <exception cref="StageException">The file cannot be read or written, or the removal is refused.</exception>
    public static async Task<RemovalResult> RemoveAsync(
        string path,
        Func<StateFile, IReadOnlyList<int>> select,
        RemovalOptions options,
        IOperationHost host,
        CancellationToken cancellationToken) =>
        await RemoveAsync(await StateFile.ReadAsync(path, salvage: false, host, cancellationToken).ConfigureAwait(false), select, options, host, cancellationToken).ConfigureAwait(false);

    /// <summary>Removes entries of a state that was read already. One that is no file is changed in memory.</summary>
    /// <param name="file">The state.</param>
    /// <param name="select">Finds the entries to remove in the state; errors it finds have been written to the host.</param>
    /// <param name="options">What to do about protection and dependents.</param>
    /// <param name="host">Approves each removal.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>The removed resources; none when it was declined or only previewed.</returns>
    /// <exception cref="StageException">The file cannot be written, or the removal is refused.</exception>
    public static async Task<RemovalResult> RemoveAsync(
        StateFile file,
        Func<StateFile, IReadOnlyList<int>> select,
        RemovalOptions options,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(select);
        ArgumentNullException.ThrowIfNull(host);
        var path = file.Path;
        if (file.Snapshot.HasMendedCommas)
        {
            throw StateFileErrors.CommasNotMended(path);
        }

        var indices = select(file);
        if (indices.Count == 0)
        {
            return RemovalResult.None;
        }

        var plan = SnapshotEdit.PlanRemoval(file.Snapshot, indices, options, cancellationToken);
        if (plan.Refusals.Count > 0)
        {
            throw Refused(path, plan.Refusals);
        }

        // One edit, all or nothing: what is left out of it would leave dangling references behind.
        var answers = new List<Approval>();
        foreach (var action in plan.Removed.Select(Describe).Concat(plan.Dropped.Select(Describe)))
        {
            answers.Add(await host.ApproveAsync(new ApprovalQuestion(action, path), cancellationToken).ConfigureAwait(false));
        }

        if (answers.Exists(answer => answer != Approval.Approved))
        {
            if (answers.Contains(Approval.Declined) && answers.Contains(Approval.Approved))
            {
                host.WriteWarning($"'{path}' was left as it was: these removals hang together, and not all of them were confirmed.");
            }

            return RemovalResult.None;
        }

        var removedResources = plan.Removed.Select(removed => PulumiResource.From(file.IsOnDisk ? path : null, file.Snapshot.Resources[removed.Index])).ToArray();
        var edited = plan.Apply();
        if (!file.IsOnDisk)
        {
            Check(file, edited, plan, cancellationToken);
            return new RemovalResult(removedResources, Encoding.UTF8.GetString(edited.Json.Span));
        }

        var backup = await StateFileWriter.ReplaceAsync(file, edited.ToArray(), () => Check(file, edited, plan, cancellationToken), host, cancellationToken).ConfigureAwait(false);
        host.WriteVerbose($"The state as it was before is in '{backup}'.");
        return new RemovalResult(removedResources, null);
    }

    // An edit may leave the faults there were before, and must not add any.
    private static void Check(StateFile file, Snapshot edited, RemovalPlan plan, CancellationToken cancellationToken)
    {
        var errorsBefore = file.Snapshot.Verify(cancellationToken).Count(fault => fault.Severity == FaultSeverity.Error);
        var errors = edited.Verify(cancellationToken).Where(fault => fault.Severity == FaultSeverity.Error).ToArray();
        if (errors.Length > errorsBefore)
        {
            throw StateFileErrors.CheckFailed(file.Path, errors[0].Message);
        }

        var expected = file.Snapshot.Resources.Count - plan.Removed.Count;
        if (edited.Resources.Count != expected)
        {
            throw StateFileErrors.CheckFailed(file.Path, $"{edited.Resources.Count} resources instead of {expected}");
        }
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
