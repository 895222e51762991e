namespace StackStage.Snapshots;

/// <summary>
/// Live copies of one URN. Copies with the same id and type are the same real resource: the later entry is the newer one and
/// stays. Copies with different ids are two real resources, so only the user can say which one the state is to keep. So are
/// copies of one id in different places: a log group's id is its name, and each region has one. And where only one copy is
/// managed, or only one was deleted for its replacement, the state says two things of the resource, of which one is wrong.
/// </summary>
internal static class DuplicateRepairs
{
    public static void Plan(RepairContext context)
    {
        var faults = new Dictionary<int, Queue<SnapshotFault>>();
        foreach (var found in context.Open(FaultKind.DuplicateUrn))
        {
            var urn = context.Index.Resources[found.Resource].Urn;
            if (!faults.TryGetValue(urn, out var queue))
            {
                faults.Add(urn, queue = new Queue<SnapshotFault>());
            }

            queue.Enqueue(found.Fault);
        }

        if (faults.Count == 0)
        {
            return;
        }

        var copies = new Dictionary<int, List<int>>();
        var urns = new List<int>();
        for (var i = 0; i < context.Index.Resources.Count; i++)
        {
            ref var entry = ref context.Index.Resources[i];
            if (entry.Is(ResourceFlags.Delete) || !faults.ContainsKey(entry.Urn))
            {
                continue;
            }

            if (!copies.TryGetValue(entry.Urn, out var list))
            {
                copies.Add(entry.Urn, list = []);
                urns.Add(entry.Urn);
            }

            list.Add(i);
        }

        var keepFirst = CirclesWhenKeptLast(context, urns.Select(urn => copies[urn]));
        foreach (var urn in urns)
        {
            PlanCopies(context, copies[urn], faults[urn], keepFirst);
        }
    }

    /// <summary>
    /// Later copies that would close a circle as the only ones, because something that they refer to referred to the copy in front.
    /// Of these the first copy stays, which everything was in order with.
    /// </summary>
    private static HashSet<int> CirclesWhenKeptLast(RepairContext context, IEnumerable<List<int>> copies)
    {
        var index = context.Index;
        var edits = new SnapshotEdits(index);
        foreach (var list in copies)
        {
            var latest = new Dictionary<CopyKey, int>();
            foreach (var i in list)
            {
                var key = KeyOf(index, i);
                if (latest.TryGetValue(key, out var earlier))
                {
                    edits.Removed.Add(earlier);
                }

                latest[key] = i;
            }
        }

        var view = new EffectiveView(edits);
        var graph = view.Graph();
        var component = new int[graph.Count];
        StronglyConnected.Find(graph, null, component);
        var circles = new HashSet<int>();
        for (var rank = 0; rank < component.Length; rank++)
        {
            if (component[rank] >= 0)
            {
                circles.Add(view.Nodes[rank]);
            }
        }

        return circles;
    }

    /// <summary>What copies of the same real resource have in common; a missing type is the URN's, as the repair after this one sets it.</summary>
    private static CopyKey KeyOf(SnapshotIndex index, int i) => new(
        index.Resources[i].Is(ResourceFlags.HasType) ? index.TypeOf(i) : UrnText.Type(index.UrnOf(i) ?? ""),
        index.IdOf(i) ?? "",
        PlaceOf(index, i),
        Flag(index, i, "external"u8),
        index.Resources[i].Is(ResourceFlags.PendingReplacement));

    /// <summary>Where its provider looks for it: default providers of all versions are configured alike, of others each has its own place.</summary>
    private static string PlaceOf(SnapshotIndex index, int i)
    {
        foreach (ref readonly var reference in index.RefsOf(i))
        {
            if (reference.Kind != RefKind.Provider)
            {
                continue;
            }

            var text = index.Providers.StringOf(reference.Target);
            if (!ProviderReference.TryParse(text, out var provider, out _))
            {
                return text;
            }

            return ProviderReference.IsDefault(provider.Urn) ? "default" : provider.Urn;
        }

        return "";
    }

    private static bool Flag(SnapshotIndex index, int i, ReadOnlySpan<byte> name) =>
        FieldReader.Flag(index, new Extent(index.Resources[i].Start, index.Resources[i].End), name);

    /// <summary>What guards the real resource, and goes with the copy that had it.</summary>
    private static void WarnOfLostGuards(RepairContext context, int dropped, int kept)
    {
        var index = context.Index;
        foreach (var (name, lost) in new[]
        {
            ("protect", index.Resources[dropped].Is(ResourceFlags.Protect) && !index.Resources[kept].Is(ResourceFlags.Protect)),
            ("retainOnDelete", Flag(index, dropped, "retainOnDelete"u8) && !Flag(index, kept, "retainOnDelete"u8)),
        })
        {
            if (lost)
            {
                context.Warnings.Add($"The dropped copy of {index.UrnOf(dropped)} at index {dropped} has '{name}', and the one that stays has not.");
            }
        }
    }

    private static void PlanCopies(RepairContext context, List<int> copies, Queue<SnapshotFault> faults, HashSet<int> keepFirst)
    {
        var index = context.Index;
        var last = new Dictionary<CopyKey, int>();
        foreach (var i in copies)
        {
            last[KeyOf(index, i)] = i;
        }

        var latest = new Dictionary<CopyKey, int>(last);
        foreach (var i in Enumerable.Reverse(copies))
        {
            if (keepFirst.Contains(last[KeyOf(index, i)]))
            {
                latest[KeyOf(index, i)] = i;
            }
        }

        foreach (var i in copies)
        {
            var kept = latest[KeyOf(index, i)];
            if (kept == i)
            {
                continue;
            }

            context.Plan(
                RepairKind.RemoveDuplicate,
                i,
                $"Drop the copy of {index.UrnOf(i)} at index {i}: the one at index {kept} is the same resource (same id and type).",
                [faults.Dequeue()],
                edits => edits.Removed.Add(i));
            WarnOfLostGuards(context, i, kept);
        }

        if (latest.Count < 2 || context.Options.DuplicateAction == DuplicateAction.None)
        {
            return;
        }

        var remaining = latest.Values.Order().ToList();
        var keep = context.Options.DuplicateAction == DuplicateAction.KeepFirst ? remaining[0] : remaining[^1];
        foreach (var i in remaining)
        {
            if (i == keep)
            {
                continue;
            }

            var id = index.IdOf(i) ?? "";
            if (context.Options.DuplicateAction == DuplicateAction.MarkForDeletion)
            {
                if (id == (index.IdOf(keep) ?? ""))
                {
                    context.Warnings.Add($"The copy of {index.UrnOf(i)} at index {i} is not marked for deletion: the one that would stay has the same id '{id}', and it may be its real resource that the next deployment deletes.");
                    continue;
                }

                context.Plan(
                    RepairKind.MarkForDeletion,
                    i,
                    $"Mark the copy of {index.UrnOf(i)} at index {i} (id '{id}') for deletion and keep the one at index {keep} (id '{index.IdOf(keep)}').",
                    [faults.Dequeue()],
                    edits => edits.Of(i).MarkDelete = true);
                context.Warnings.Add($"The next deployment deletes the real resource '{id}' of {index.UrnOf(i)}.");
            }
            else
            {
                context.Plan(
                    RepairKind.RemoveDuplicate,
                    i,
                    $"Drop the copy of {index.UrnOf(i)} at index {i} (id '{id}') and keep the one at index {keep} (id '{index.IdOf(keep)}').",
                    [faults.Dequeue()],
                    edits => edits.Removed.Add(i));
                context.Warnings.Add($"The real resource '{id}' of {index.UrnOf(i)} is in the state no longer; if it exists, it stays and has to be deleted by hand.");
            }
        }
    }

    private readonly record struct CopyKey(string? Type, string Id, string Place, bool External, bool PendingReplacement);
}
