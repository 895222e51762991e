namespace StackStage.Snapshots;

/// <summary>
/// What <c>pulumi state repair</c> does with orphans: no parent, and the URN rebuilt without the parent's type, for their
/// descendants, too. Unlike there, every reference is rewritten, children whose URN never followed their parent's keep it, and
/// a new URN that is taken refuses the renaming.
/// </summary>
internal static class RenameRepairs
{
    public static void Plan(RepairContext context, List<FoundFault> orphans)
    {
        var families = Families(context, orphans);
        Refuse(context, families);
        foreach (var family in families)
        {
            if (family.Refused)
            {
                continue;
            }

            var old = family.Orphans[0].Fault.Urn ?? "";
            var renamed = family.Urns.Where(pair => pair.Key != pair.Value).ToList();
            var description = family.Urns.TryGetValue(old, out var urn) && urn != old
                ? $"Rename {old} to {urn}{(renamed.Count > 1 ? $" and {renamed.Count - 1} of its descendants with it" : "")}, and clear its missing parent {family.Orphans[0].Fault.Reference}."
                : $"Clear the parent of {old}: {family.Orphans[0].Fault.Reference} is missing.";
            context.Plan(RepairKind.Rename, family.Orphans[0].Resource, description, [.. family.Orphans.Select(found => found.Fault)], edits => Change(edits, family, renamed));
        }

        if (context.Edits.Renamed.Count == 0)
        {
            return;
        }

        context.Edits.RewriteRenamed();
        context.Warnings.Add(
            $"{context.Edits.Renamed.Count} URNs change. The next deployment deletes and re-creates these resources, unless the program gives them the new URNs or aliases.");
    }

    private static void Change(SnapshotEdits edits, Family family, List<KeyValuePair<string, string>> renamed)
    {
        foreach (var found in family.Orphans)
        {
            edits.Of(found.Resource).Dropped.Add(found.Ref);
        }

        foreach (var (resource, urn) in family.Nodes)
        {
            edits.Of(resource).Urn = urn;
        }

        foreach (var (old, urn) in renamed)
        {
            edits.Renamed[old] = urn;
        }
    }

    /// <summary>The copies of one orphaned URN with their descendants.</summary>
    private static List<Family> Families(RepairContext context, List<FoundFault> orphans)
    {
        var view = context.View;
        var children = Children(view);
        var families = new Dictionary<string, Family>(StringComparer.Ordinal);
        var list = new List<Family>();
        foreach (var found in orphans)
        {
            var urn = found.Fault.Urn ?? "";
            if (!families.TryGetValue(urn, out var family))
            {
                families.Add(urn, family = new Family());
                list.Add(family);
            }

            family.Orphans.Add(found);
        }

        var ranks = new Dictionary<int, int>(view.Nodes.Count);
        for (var rank = 0; rank < view.Nodes.Count; rank++)
        {
            ranks[view.Nodes[rank]] = rank;
        }

        foreach (var family in list)
        {
            foreach (var found in family.Orphans)
            {
                if (found.Fault.Urn is { } urn && UrnText.IsValid(urn) && ranks.TryGetValue(found.Resource, out var rank))
                {
                    Rename(context, view, children, family, rank, UrnText.WithParentType(urn, null));
                }
            }
        }

        return list;
    }

    private static void Rename(RepairContext context, EffectiveView view, Dictionary<int, List<int>> children, Family family, int start, string newUrn)
    {
        var queue = new Queue<(int Rank, string Urn)>([(start, newUrn)]);
        while (queue.TryDequeue(out var next))
        {
            var node = view.Nodes[next.Rank];
            var old = context.Index.UrnOf(node)!;
            if (!family.Urns.TryAdd(old, next.Urn) && family.Urns[old] != next.Urn)
            {
                family.Refused = true;
            }

            if (old == next.Urn || !family.Seen.Add(node))
            {
                continue;
            }

            family.Nodes.Add((node, next.Urn));
            if (!children.TryGetValue(next.Rank, out var below))
            {
                continue;
            }

            foreach (var child in below)
            {
                // A child whose URN does not follow its parent's has it from elsewhere and keeps it.
                var urn = context.Index.UrnOf(view.Nodes[child]);
                if (urn is null || !UrnText.IsValid(urn) || urn != UrnText.WithParentType(urn, UrnText.QualifiedType(old)))
                {
                    continue;
                }

                queue.Enqueue((child, UrnText.WithParentType(urn, UrnText.QualifiedType(next.Urn))));
            }
        }
    }

    private static Dictionary<int, List<int>> Children(EffectiveView view)
    {
        var children = new Dictionary<int, List<int>>();
        for (var rank = 0; rank < view.Nodes.Count; rank++)
        {
            foreach (var (_, kind, aim, target) in view.References(rank))
            {
                if (kind != RefKind.Parent || aim != Aim.Other)
                {
                    continue;
                }

                if (!children.TryGetValue(target, out var below))
                {
                    children.Add(target, below = []);
                }

                below.Add(rank);
            }
        }

        return children;
    }

    /// <summary>Refuses families of which a new URN is taken, or of which not every copy of an old URN is renamed.</summary>
    private static void Refuse(RepairContext context, List<Family> families)
    {
        var index = context.Index;
        var copies = new Dictionary<string, int>(StringComparer.Ordinal);
        var takers = new Dictionary<string, Family>(StringComparer.Ordinal);
        var owners = new Dictionary<string, List<Family>>(StringComparer.Ordinal);
        foreach (var family in families)
        {
            foreach (var (node, _) in family.Nodes)
            {
                var urn = index.UrnOf(node)!;
                copies[urn] = copies.GetValueOrDefault(urn) + 1;
            }

            foreach (var (old, renamed) in family.Urns)
            {
                if (old == renamed)
                {
                    continue;
                }

                if (!owners.TryGetValue(old, out var list))
                {
                    owners.Add(old, list = []);
                }

                list.Add(family);
                if (index.Urns.Find(renamed) is >= 0 and var id && index.Urns[id].First >= 0)
                {
                    family.Refused = true;
                }

                if (takers.TryGetValue(renamed, out var other) && (other != family || family.Urns.Count(pair => pair.Value == renamed) > 1))
                {
                    family.Refused = true;
                }

                takers.TryAdd(renamed, family);
            }
        }

        var all = new Dictionary<int, int>();
        for (var i = 0; i < index.Resources.Count; i++)
        {
            if (!context.Edits.Removed.Contains(i))
            {
                all[index.Resources[i].Urn] = all.GetValueOrDefault(index.Resources[i].Urn) + 1;
            }
        }

        foreach (var (urn, count) in copies)
        {
            if (all[index.Urns.Find(urn)] != count)
            {
                owners[urn].ForEach(family => family.Refused = true);
            }
        }

        // A family that is refused takes those with it that share a URN with it.
        var queue = new Queue<Family>(families.Where(family => family.Refused));
        while (queue.TryDequeue(out var refused))
        {
            foreach (var old in refused.Urns.Keys)
            {
                if (!owners.Remove(old, out var sharing))
                {
                    continue;
                }

                foreach (var family in sharing.Where(family => !family.Refused))
                {
                    family.Refused = true;
                    queue.Enqueue(family);
                }
            }
        }

        foreach (var family in families.Where(family => family.Refused))
        {
            context.Warnings.Add($"{family.Orphans[0].Fault.Urn} is not renamed: a URN that it or a descendant would get is taken, or another copy of it keeps its parent.");
        }
    }

    private sealed class Family
    {
        public List<FoundFault> Orphans { get; } = [];

        public Dictionary<string, string> Urns { get; } = new(StringComparer.Ordinal);

        public List<(int Node, string Urn)> Nodes { get; } = [];

        public HashSet<int> Seen { get; } = [];

        public bool Refused { get; set; }
    }
}
