namespace StackStage.Snapshots;

/// <summary>
/// Live copies of one URN. Pulumi writes what the current run made first and appends the untouched base behind it, so the first
/// copy is the newer one, unless their times say otherwise. A copy that agrees with another in everything but its times is
/// dropped; of copies that differ, only the user can say which one tells the truth about the real resource. What guards a
/// resource (<c>protect</c>, <c>retainOnDelete</c>) passes from a copy that goes to the one that stays.
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

        var copies = new Dictionary<int, List<Copy>>();
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
            }

            list.Add(Copy.Of(context.Index, i));
        }

        foreach (var (urn, list) in copies)
        {
            PlanCopies(context, DropSame(context, list, faults[urn]), faults[urn]);
        }
    }

    /// <summary>Drops what agrees with a newer copy; the rest differ from one another.</summary>
    private static List<Copy> DropSame(RepairContext context, List<Copy> copies, Queue<SnapshotFault> faults)
    {
        var kept = new List<Copy>();
        foreach (var same in copies.GroupBy(copy => Convert.ToBase64String(ResourceText.WithoutTimes(context.Index, copy.Place)), StringComparer.Ordinal))
        {
            var newest = Newest(same);
            kept.Add(newest);
            foreach (var copy in same)
            {
                if (copy == newest)
                {
                    continue;
                }

                context.Plan(
                    RepairKind.RemoveDuplicate,
                    copy.Place,
                    $"Drop the copy of {context.Index.UrnOf(copy.Place)} at index {copy.Place}: the one at index {newest.Place} says the same in everything but its times.",
                    [faults.Dequeue()],
                    edits => edits.Removed.Add(copy.Place));
            }
        }

        return [.. kept.OrderBy(copy => copy.Place)];
    }

    private static void PlanCopies(RepairContext context, List<Copy> copies, Queue<SnapshotFault> faults)
    {
        if (copies.Count < 2)
        {
            return;
        }

        var action = context.Options.DuplicateAction;
        if (action == DuplicateAction.None)
        {
            Refuse(context, copies, faults);
            return;
        }

        var keep = action switch
        {
            DuplicateAction.KeepFirst => copies[0],
            DuplicateAction.KeepLast => copies[^1],
            _ => Newest(copies),
        };
        if (action == DuplicateAction.MarkForDeletion && WhyNotMarked(context.Index, copies, keep) is { } why)
        {
            context.Warnings.Add($"No copy of {context.Index.UrnOf(keep.Place)} is marked for deletion: {why} {Choices(copies)}");
            Advise(context, copies, faults);
            return;
        }

        foreach (var copy in copies)
        {
            if (copy == keep)
            {
                continue;
            }

            if (action == DuplicateAction.MarkForDeletion)
            {
                Mark(context, copy, keep, faults.Dequeue());
            }
            else if (WhyUsersCannotMove(context, copy, keep) is { } reason)
            {
                var advice = $"The copy of {context.Index.UrnOf(copy.Place)} at index {copy.Place} (id '{copy.Id}') is not dropped: {reason}";
                context.Warnings.Add(advice);
                context.Advise(faults.Dequeue(), advice);
            }
            else
            {
                Drop(context, copy, keep, faults.Dequeue());
            }
        }
    }

    /// <summary>
    /// Why resources that use a provider's copy cannot use the one that stays in its place, by the rules for providers that are
    /// not in the state; null: they can, or there are none. Dropping the copy would make a new fault of an old one.
    /// </summary>
    private static string? WhyUsersCannotMove(RepairContext context, Copy copy, Copy keep)
    {
        var index = context.Index;
        var urn = index.UrnOf(copy.Place) ?? "";
        var type = UrnText.Type(urn);
        if (!ProviderReference.IsProviderType(type) || copy.Id == keep.Id)
        {
            return null;
        }

        var (reference, kept) = (new ProviderReference(urn, copy.Id).ToString(), new ProviderReference(urn, keep.Id).ToString());
        if (context.Options.ProviderMap is { } map && (map.ContainsKey(reference) || map.ContainsKey(urn)))
        {
            return null;
        }

        var users = new List<int>();
        var keptUsers = new List<int>();
        for (var i = 0; i < index.Resources.Count; i++)
        {
            var provider = ProviderOf(index, i);
            if (provider == reference)
            {
                users.Add(i);
            }
            else if (provider == kept)
            {
                keptUsers.Add(i);
            }
        }

        if (users.Count == 0)
        {
            return null;
        }

        var more = $"Say which provider they get with {PowerShellText.ProviderMap(reference, kept)}, or keep the other copy.";
        if (context.Options.ProviderAction == ProviderAction.Restore)
        {
            return $"{Resources(users.Count)} it, and it cannot be restored beside the other copy. {more}";
        }

        if (!Whereabouts.IsAws(ProviderReference.PackageOf(type)))
        {
            return null;
        }

        var here = Whereabouts.Of(index, users);
        return here.With(Whereabouts.OfProvider(index, keep.Place, keptUsers)) switch
        {
            Agreement.Agrees => null,
            Agreement.Silent when here.Regions.Count == 0 => null,
            _ => $"{Resources(users.Count)} it{(here.ToString() is { Length: > 0 } known ? $", by their own ARNs in {known}" : "")}, and the state does not say that the copy at index {keep.Place} (id '{keep.Id}') works there. {more}",
        };
    }

    private static string Resources(int count) => count == 1 ? "1 resource uses" : $"{count} resources use";

    private static void Refuse(RepairContext context, List<Copy> copies, Queue<SnapshotFault> faults)
    {
        const int MaxNames = 5;
        var names = copies.Take(MaxNames).Select(copy => copy.Describe()).ToList();
        if (copies.Count > MaxNames)
        {
            names.Add($"and {copies.Count - MaxNames} more");
        }

        context.Warnings.Add($"{copies.Count} live copies of {context.Index.UrnOf(copies[0].Place)} differ: {string.Join("; ", names)}. {Choices(copies)}");
        Advise(context, copies, faults);
    }

    private static void Advise(RepairContext context, List<Copy> copies, Queue<SnapshotFault> faults)
    {
        foreach (var fault in faults)
        {
            context.Advise(fault, Choices(copies));
        }
    }

    /// <summary>What can be said to choose, with the newer copy named.</summary>
    private static string Choices(List<Copy> copies)
    {
        var newest = Newest(copies);
        var line = newest == copies[0] ? "-DuplicateAction KeepFirst" : newest == copies[^1] ? "-DuplicateAction KeepLast" : null;
        var known = line is null
            ? $"The newest one, at index {newest.Place}, is neither the first nor the last: take the others out with Remove-PulumiResource, or add -DuplicateAction KeepFirst or KeepLast."
            : $"Look which one tells the truth, and add {line} to keep the one at index {newest.Place}, which is the newest by {Grounds(copies)}, or -DuplicateAction {(newest == copies[0] ? "KeepLast" : "KeepFirst")} to keep the one at index {(newest == copies[0] ? copies[^1] : copies[0]).Place}.";
        return known + " -DuplicateAction MarkForDeletion keeps the newest and has the next deployment delete the real resources of the others.";
    }

    private static string Grounds(List<Copy> copies) =>
        copies.Skip(1).All(copy => Copy.CompareTimes(copies[0], copy) is null or 0) ? "its place (Pulumi writes what is new first)" : "its times";

    /// <summary>The first, unless a later one has later times.</summary>
    private static Copy Newest(IEnumerable<Copy> copies) =>
        copies.Aggregate((newest, copy) => Copy.CompareTimes(copy, newest) > 0 ? copy : newest);

    /// <summary>Why it is not certain that the others are other real resources, and older ones; null: it is.</summary>
    private static string? WhyNotMarked(SnapshotIndex index, List<Copy> copies, Copy keep)
    {
        foreach (var copy in copies)
        {
            if (copy == keep)
            {
                continue;
            }

            if ((index.IdOf(copy.Place) ?? "") == (index.IdOf(keep.Place) ?? ""))
            {
                return $"the one at index {copy.Place} has the same id '{index.IdOf(keep.Place)}' as the one that would stay, and it may be its real resource that the next deployment deletes.";
            }

            if (copies.Find(other => other != copy && other != keep && other.Id == copy.Id) is { } twin)
            {
                return $"the ones at index {copy.Place} and {twin.Place} have the same id '{copy.Id}', and what is deleted for the one would be missing for the other.";
            }

            if (Copy.Contradict(copy, keep))
            {
                return $"of the ones at index {keep.Place} and {copy.Place}, one was created later and the other modified later, so that it is not clear which is the older.";
            }
        }

        return null;
    }

    private static void Mark(RepairContext context, Copy copy, Copy keep, SnapshotFault fault)
    {
        var index = context.Index;
        var (urn, id) = (index.UrnOf(copy.Place), index.IdOf(copy.Place) ?? "");
        context.Plan(
            RepairKind.MarkForDeletion,
            copy.Place,
            $"Mark the copy of {urn} at index {copy.Place} (id '{id}'), the older one, for deletion and keep the one at index {keep.Place} (id '{index.IdOf(keep.Place)}'){Guards(copy, keep)}.",
            [fault],
            edits =>
            {
                edits.Of(copy.Place).MarkDelete = true;
                PassGuards(edits, copy, keep);
            });
        context.Warnings.Add(
            copy.RetainOnDelete
                ? $"The next deployment drops the copy of {urn} with the id '{id}'; its real resource stays, because of its 'retainOnDelete'."
                : $"The next deployment deletes the real resource '{id}' of {urn}{(copy.Protect ? ", although that copy is protected" : "")}.");
    }

    private static void Drop(RepairContext context, Copy copy, Copy keep, SnapshotFault fault)
    {
        var index = context.Index;
        var (urn, id, keptId) = (index.UrnOf(copy.Place), index.IdOf(copy.Place) ?? "", index.IdOf(keep.Place) ?? "");
        context.Plan(
            RepairKind.RemoveDuplicate,
            copy.Place,
            $"Drop the copy of {urn} at index {copy.Place} (id '{id}') and keep the one at index {keep.Place} (id '{keptId}'){Guards(copy, keep)}.",
            [fault],
            edits =>
            {
                edits.Removed.Add(copy.Place);
                PassGuards(edits, copy, keep);
            });
        if (id != keptId || ProviderOf(index, copy.Place) != ProviderOf(index, keep.Place))
        {
            context.Warnings.Add($"The real resource '{id}' of {urn} is in the state no longer; if it exists, it stays and has to be deleted by hand.");
        }
    }

    private static void PassGuards(SnapshotEdits edits, Copy from, Copy to)
    {
        if (from.Protect && !to.Protect)
        {
            edits.Of(to.Place).Protect = true;
        }

        if (from.RetainOnDelete && !to.RetainOnDelete)
        {
            edits.Of(to.Place).RetainOnDelete = true;
        }
    }

    private static string Guards(Copy from, Copy to)
    {
        var passed = new List<string>();
        if (from.Protect && !to.Protect)
        {
            passed.Add("'protect'");
        }

        if (from.RetainOnDelete && !to.RetainOnDelete)
        {
            passed.Add("'retainOnDelete'");
        }

        return passed.Count == 0 ? "" : ", which takes over " + string.Join(" and ", passed);
    }

    private static string ProviderOf(SnapshotIndex index, int i)
    {
        foreach (ref readonly var reference in index.RefsOf(i))
        {
            if (reference.Kind == RefKind.Provider)
            {
                return index.Providers.StringOf(reference.Target);
            }
        }

        return "";
    }

    /// <summary>A live copy of a URN.</summary>
    private sealed record Copy(int Place, string Id, DateTimeOffset? Created, DateTimeOffset? Modified, bool Protect, bool RetainOnDelete)
    {
        public static Copy Of(SnapshotIndex index, int i)
        {
            var resource = new SnapshotResource(index, i);
            return new Copy(i, resource.Id ?? "", resource.Created, resource.Modified, resource.Protect, resource.RetainOnDelete);
        }

        /// <summary>Which is newer by its times: the one that was modified later, else the one that was created later; null: they do not tell.</summary>
        public static int? CompareTimes(Copy a, Copy b)
        {
            var modified = Compare(a.Modified, b.Modified);
            return modified is null or 0 ? Compare(a.Created, b.Created) ?? modified : modified;
        }

        /// <summary>Whether one was created later and the other modified later.</summary>
        public static bool Contradict(Copy a, Copy b) => Compare(a.Modified, b.Modified) * Compare(a.Created, b.Created) < 0;

        public string Describe()
        {
            var modified = Modified ?? Created;
            var when = modified is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {(Modified is null ? "created" : "modified")} {modified.Value.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
            return $"index {Place} (id '{Id}'{when})";
        }

        private static int? Compare(DateTimeOffset? a, DateTimeOffset? b) => a is null || b is null ? null : a.Value.CompareTo(b.Value);
    }
}
