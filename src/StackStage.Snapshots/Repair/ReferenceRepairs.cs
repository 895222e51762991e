namespace StackStage.Snapshots;

/// <summary>Drops references to what is not there, and of resources to themselves: each on its own.</summary>
internal static class ReferenceRepairs
{
    public static void Plan(RepairContext context)
    {
        var faults = new Dictionary<int, SnapshotFault>();
        foreach (var found in context.Faults)
        {
            if (found.Ref >= 0 && found.Resource >= 0)
            {
                faults.TryAdd(found.Ref, found.Fault);
            }
        }

        // Looked for among all references: the repairs before this one may have left a resource with itself.
        var view = context.View;
        var drops = new List<(int Node, int Ref, RefKind Kind, Aim Aim)>();
        for (var rank = 0; rank < view.Nodes.Count; rank++)
        {
            if ((rank & 0xFFF) == 0)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
            }

            var node = view.Nodes[rank];
            if (node >= context.Index.Resources.Count)
            {
                continue;
            }

            foreach (var (reference, kind, aim, _) in view.References(rank))
            {
                if (aim == Aim.Other || kind == RefKind.ViewOf)
                {
                    continue;
                }

                if (aim == Aim.Missing && (kind is RefKind.Parent or RefKind.Provider))
                {
                    continue;
                }

                drops.Add((node, reference, kind, aim));
            }
        }

        foreach (var (node, reference, kind, aim) in drops)
        {
            faults.TryGetValue(reference, out var fault);
            context.Plan(
                RepairKind.DropReference,
                node,
                Describe(context.Index, node, reference, kind, aim),
                fault is null ? [] : [fault],
                edits => edits.Of(node).Dropped.Add(reference));
        }
    }

    private static string Describe(SnapshotIndex index, int node, int reference, RefKind kind, Aim aim)
    {
        var urn = index.UrnOf(node);
        ref var entry = ref index.Refs[reference];
        var to = aim == Aim.Self ? "itself" : index.Urns.StringOf(entry.Target) + ", which is missing";
        return kind switch
        {
            RefKind.Provider => $"Drop the reference of {urn} to itself as its provider.",
            RefKind.Parent => $"Drop the reference of {urn} to itself as its parent.",
            RefKind.PropertyDependency => $"Drop the dependency of {urn} (property {index.StringAt(entry.PropertyAt)}) on {to}.",
            RefKind.DeletedWith => $"Drop the deletedWith of {urn}: {to}.",
            RefKind.ReplaceWith => $"Drop the replaceWith of {urn}: {to}.",
            _ => $"Drop the dependency of {urn} on {to}.",
        };
    }
}
