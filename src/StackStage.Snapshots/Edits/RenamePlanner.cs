namespace StackStage.Snapshots;

/// <summary>
/// Finds what a renaming takes with it. As in Pulumi's <c>state rename</c>, references of all kinds follow; unlike there, old copies
/// of the same URN and references inside property values follow, too. A descendant whose URN never followed its parent's keeps it.
/// </summary>
internal static class RenamePlanner
{
    public static RenamePlan Plan(Snapshot snapshot, int resource, ResourceRenaming renaming)
    {
        var index = snapshot.Index;
        var old = index.UrnOf(resource);
        if (old is null || !UrnText.IsValid(old) || index.Resources[resource].Is(ResourceFlags.NotAnObject))
        {
            return Refuse(RenameRefusalKind.UrnNotClear, $"The resource at index {resource} has no valid URN.");
        }

        if (Enumerable.Range(0, index.Resources.Count).Count(i => index.UrnOf(i) == old && !index.Resources[i].Is(ResourceFlags.Delete)) > 1)
        {
            return Refuse(RenameRefusalKind.UrnNotClear, $"Several live resources have the URN {old}.");
        }

        if (UrnText.QualifiedType(old) == UrnText.RootStackType)
        {
            return Refuse(RenameRefusalKind.NotValid, $"{old} is the stack itself, which is called by its project and its name.");
        }

        if (WhyNotValid(old, renaming) is { } reason)
        {
            return Refuse(RenameRefusalKind.NotValid, reason);
        }

        string? parentType;
        string? newParent = null;
        if (renaming.NewParent is { } parent)
        {
            if (!snapshot.FindUrn(parent).Any(place => !index.Resources[place].Is(ResourceFlags.Delete)))
            {
                return Refuse(RenameRefusalKind.ParentNotFound, $"There is no resource {parent} that could be the parent.");
            }

            parentType = UrnText.QualifiedType(parent);
            newParent = snapshot.Resources[resource].Parent == parent ? null : parent;
        }
        else
        {
            var chain = UrnText.QualifiedType(old);
            parentType = chain.LastIndexOf('$') is >= 0 and var end ? chain[..end] : null;
        }

        var renamed = Rename(index, old, UrnOf(old, renaming, parentType));
        if (newParent is not null && (renamed.Descendants.Contains(newParent) || newParent == old))
        {
            return Refuse(RenameRefusalKind.ParentDependsOnIt, $"{newParent} is {(newParent == old ? "the resource itself" : "a descendant of the resource")}.");
        }

        var urns = renamed.Urns.Where(pair => pair.Key != pair.Value).ToDictionary(StringComparer.Ordinal);
        foreach (var (from, to) in urns)
        {
            if ((snapshot.FindUrn(to).Count > 0 && !urns.ContainsKey(to)) || urns.Values.Count(other => other == to) > 1)
            {
                return Refuse(RenameRefusalKind.UrnTaken, $"{from} would become {to}, and there is such a resource.");
            }
        }

        var edits = Edit(index, urns, old, newParent, renaming);
        var edited = new Lazy<Snapshot>(() => Snapshot.FromText(edits.Compose().ToArray(), snapshot.IsGzip));
        if (newParent is not null && ListOrder.HasCircle(ReferenceGraph.Of(edited.Value.Index)) && !ListOrder.HasCircle(ReferenceGraph.Of(index)))
        {
            return Refuse(RenameRefusalKind.ParentDependsOnIt, $"{newParent} depends on {old}, and so cannot be its parent.");
        }

        return new RenamePlan(
            [.. Enumerable.Range(0, index.Resources.Count).Where(i => index.UrnOf(i) is { } urn && urns.ContainsKey(urn)).Select(i => new RenamedResource(i, index.UrnOf(i)!, urns[index.UrnOf(i)!]))],
            newParent,
            null,
            () => newParent is null ? edited.Value : InOrder(edited.Value));
    }

    private static RenamePlan Refuse(RenameRefusalKind kind, string message) => new([], null, new RenameRefusal(kind, message), null);

    private static string? WhyNotValid(string old, ResourceRenaming renaming)
    {
        if (renaming.NewName is { } name && (name.Length == 0 || name.Any(char.IsControl)))
        {
            return "A name is at least one character, and none of them is a control character.";
        }

        if (renaming.NewType is not { } type)
        {
            return null;
        }

        if (type.Length == 0 || type.Contains('$', StringComparison.Ordinal) || type.Contains("::", StringComparison.Ordinal) || type.Any(char.IsWhiteSpace) || type == UrnText.RootStackType)
        {
            return $"'{type}' is no type of a resource, such as aws:s3/bucketV2:BucketV2.";
        }

        return ProviderReference.IsProviderType(type) || ProviderReference.IsProviderType(UrnText.Type(old))
            ? "The type of a provider cannot be changed, nor can a resource become a provider."
            : null;
    }

    private static string UrnOf(string old, ResourceRenaming renaming, string? parentType)
    {
        var urn = $"{UrnText.Prefix}{UrnText.Part(old, 0)}::{UrnText.Part(old, 1)}::{renaming.NewType ?? UrnText.Type(old)}::{renaming.NewName ?? UrnText.Name(old)}";
        return UrnText.WithParentType(urn, parentType);
    }

    /// <summary>The new URNs of a resource and its descendants.</summary>
    private static (Dictionary<string, string> Urns, HashSet<string> Descendants) Rename(SnapshotIndex index, string old, string renamed)
    {
        var children = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        for (var i = 0; i < index.Resources.Count; i++)
        {
            foreach (ref readonly var reference in index.RefsOf(i))
            {
                if (reference.Kind == RefKind.Parent && index.UrnOf(i) is { } urn && UrnText.IsValid(urn))
                {
                    var parent = index.Urns.StringOf(reference.Target);
                    if (!children.TryGetValue(parent, out var below))
                    {
                        children.Add(parent, below = new HashSet<string>(StringComparer.Ordinal));
                    }

                    below.Add(urn);
                }
            }
        }

        var urns = new Dictionary<string, string>(StringComparer.Ordinal) { [old] = renamed };
        var descendants = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([old]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in children.GetValueOrDefault(parent) ?? [])
            {
                if (child == old || !descendants.Add(child))
                {
                    continue;
                }

                // A child whose URN does not follow its parent's has it from elsewhere and keeps it.
                var follows = urns.ContainsKey(parent) && child == UrnText.WithParentType(child, UrnText.QualifiedType(parent));
                if (follows)
                {
                    urns[child] = UrnText.WithParentType(child, UrnText.QualifiedType(urns[parent]));
                }

                open.Enqueue(child);
            }
        }

        return (urns, descendants);
    }

    private static SnapshotEdits Edit(SnapshotIndex index, Dictionary<string, string> urns, string old, string? newParent, ResourceRenaming renaming)
    {
        var edits = new SnapshotEdits(index);
        foreach (var (from, to) in urns)
        {
            edits.Renamed[from] = to;
        }

        edits.RewriteRenamed();
        edits.RewriteRenamedInValues();
        for (var i = 0; i < index.Resources.Count; i++)
        {
            if (index.UrnOf(i) is not { } urn)
            {
                continue;
            }

            if (urns.TryGetValue(urn, out var renamed))
            {
                edits.Of(i).Urn = renamed;
                edits.Of(i).NewAlias = renaming.KeepAlias ? urn : null;
            }

            if (urn == old)
            {
                edits.Of(i).Type = renaming.NewType;
                edits.Of(i).NewParent = newParent is null ? null : urns.GetValueOrDefault(newParent, newParent);
            }
        }

        return edits;
    }

    /// <summary>Puts a state in order whose new parent stands behind its child.</summary>
    private static Snapshot InOrder(Snapshot snapshot)
    {
        var order = ListOrder.Sort(ReferenceGraph.Of(snapshot.Index), out var moved);
        return moved.Count == 0 ? snapshot : Snapshot.FromText(new SnapshotEdits(snapshot.Index) { Order = order }.Compose().ToArray(), snapshot.IsGzip);
    }
}
