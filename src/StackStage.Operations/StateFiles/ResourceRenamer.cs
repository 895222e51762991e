using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Gives an entry of a state another name, type or parent. The real resource is not touched.</summary>
public static class ResourceRenamer
{
    /// <summary>Renames an entry, where the state was read from. Text is changed in memory.</summary>
    /// <param name="file">The state.</param>
    /// <param name="select">Finds the entry in the state; errors it finds have been written to the host.</param>
    /// <param name="renaming">What it is to be called.</param>
    /// <param name="host">Approves each change.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>What has another URN or parent now; nothing when it was declined or only previewed.</returns>
    /// <exception cref="StageException">The state cannot be written, or the renaming is refused.</exception>
    public static async Task<EditOutcome> RenameAsync(
        StateFile file, Func<StateFile, IReadOnlyList<int>> select, ResourceRenaming renaming, IOperationHost host, CancellationToken cancellationToken)
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

        if (indices.Count > 1)
        {
            throw new StageException(new StageError(
                "SeveralResources", StageErrorCategory.InvalidArgument, $"{indices.Count} resources of '{file.Name}' cannot all be called the same. Nothing was changed.", file.Name, "Rename one at a time."));
        }

        var plan = SnapshotEdit.PlanRenaming(file.Snapshot, indices[0], renaming);
        if (plan.Refusal is { } refusal)
        {
            throw Refused(file, refusal);
        }

        var old = file.Snapshot.Resources[indices[0]].Urn;
        if (!plan.Changes)
        {
            host.WriteVerbose($"{old} is called that already.");
            return EditOutcome.Unchanged(file);
        }

        if (plan.Renamed.Count > 0)
        {
            host.WriteWarning(
                $"{plan.Renamed.Count} {(plan.Renamed.Count == 1 ? "URN changes" : "URNs change")}. The next deployment deletes and re-creates what has them, unless the program says the new ones by then, or the old ones as aliases.");
        }

        var actions = plan.Renamed.Select(renamed => $"Rename {renamed.OldUrn} to {renamed.NewUrn}").ToList();
        if (plan.NewParent is { } parent)
        {
            actions.Add($"Make {parent} the parent of {old}");
        }

        var name = plan.Renamed.FirstOrDefault(renamed => renamed.OldUrn == old)?.NewUrn;
        var others = plan.Renamed.Count - 1;
        var summary = (name is null ? "Move" : $"Rename {old} to {name}") + (plan.NewParent is null ? string.Empty : $"{(name is null ? $" {old}" : string.Empty)} under {plan.NewParent}")
            + (others > 0 ? $", and {others} of its copies and descendants with it" : string.Empty);
        var done = await StateEdit.RunAsync(file, actions, summary, plan.Apply, file.Snapshot.Resources.Count, host, cancellationToken).ConfigureAwait(false);
        if (done is null)
        {
            return EditOutcome.None;
        }

        var urns = plan.Renamed.Count > 0 ? plan.Renamed.Select(renamed => renamed.NewUrn).ToHashSet(StringComparer.Ordinal) : [old];
        return new EditOutcome([.. done.Snapshot.Resources.Where(resource => urns.Contains(resource.Urn)).Select(file.Describe)], done.Text);
    }

    private static StageException Refused(StateFile file, RenameRefusal refusal)
    {
        var (id, category, action) = refusal.Kind switch
        {
            RenameRefusalKind.UrnTaken => ("UrnTaken", StageErrorCategory.ResourceExists, "Choose another name, or take the other resource out of the state first."),
            RenameRefusalKind.UrnNotClear => ("ResourceAmbiguous", StageErrorCategory.InvalidData, "Repair the state first: Test-PulumiSnapshot says what is wrong with it."),
            RenameRefusalKind.ParentNotFound => ("ParentNotFound", StageErrorCategory.ObjectNotFound, "Get-PulumiResource lists the URNs. The one of the stack itself takes a resource out of its parent."),
            RenameRefusalKind.ParentDependsOnIt => ("ParentDependsOnIt", StageErrorCategory.InvalidOperation, "Choose a parent that is not below the resource and does not depend on it."),
            _ => ("NewNameNotValid", StageErrorCategory.InvalidArgument, "Give -NewName as the program does, and -NewType as Get-PulumiResource shows types."),
        };
        return new StageException(new StageError(id, category, $"{refusal.Message} '{file.Name}' was left as it was.", file.Name, action));
    }
}
