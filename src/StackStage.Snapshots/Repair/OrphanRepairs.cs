namespace StackStage.Snapshots;

/// <summary>Resources whose parent is missing.</summary>
internal static class OrphanRepairs
{
    public static void Plan(RepairContext context)
    {
        var orphans = context.Open(FaultKind.MissingParent).ToList();
        if (orphans.Count == 0)
        {
            return;
        }

        var root = StackRoot.Find(context);
        switch (context.Options.OrphanAction)
        {
            case OrphanAction.Rename:
                RenameRepairs.Plan(context, orphans);
                break;
            case OrphanAction.RestoreComponent:
                RestoreRepairs.Plan(context, orphans, root);
                Reparent(context, [.. orphans.Where(found => !context.IsMended(found.Fault))], root);
                break;
            default:
                Reparent(context, orphans, root);
                break;
        }
    }

    /// <summary>Keeps the URN: a changed one would make the next deployment replace the real resource.</summary>
    private static void Reparent(RepairContext context, List<FoundFault> orphans, StackRoot root)
    {
        foreach (var found in orphans)
        {
            var urn = found.Fault.Urn;
            if (root.CanBeParentOf(found.Resource))
            {
                context.Plan(
                    RepairKind.Reparent,
                    found.Resource,
                    $"Make the stack's root resource the parent of {urn}, whose parent {found.Fault.Reference} is missing.",
                    [found.Fault],
                    edits => edits.Of(found.Resource).Rewritten[found.Ref] = root.Urn!);
            }
            else
            {
                context.Plan(
                    RepairKind.Reparent,
                    found.Resource,
                    $"Clear the parent of {urn}: {found.Fault.Reference} is missing.",
                    [found.Fault],
                    edits => edits.Of(found.Resource).Dropped.Add(found.Ref));
            }
        }
    }
}
