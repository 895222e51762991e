namespace StackStage.Snapshots;

/// <summary>Everything that is to be changed in a snapshot, and the text that comes of it.</summary>
internal sealed class SnapshotEdits(SnapshotIndex index)
{
    public SnapshotIndex Index { get; } = index;

    public Dictionary<int, ResourceEdit> Resources { get; } = [];

    public HashSet<int> Removed { get; } = [];

    public List<InsertedResource> Inserted { get; } = [];

    /// <summary>URNs that are replaced wherever they are, old to new.</summary>
    public Dictionary<string, string> Renamed { get; } = new(StringComparer.Ordinal);

    /// <summary>Patches outside the resources.</summary>
    public List<TextPatch> Document { get; } = [];

    /// <summary>Pending operations that are dropped.</summary>
    public HashSet<int> RemovedOperations { get; } = [];

    /// <summary>The order of the resources that remain, inserted ones counting on behind the last; null: as they are.</summary>
    public IReadOnlyList<int>? Order { get; set; }

    public bool Any => Resources.Count > 0 || Removed.Count > 0 || Inserted.Count > 0 || Document.Count > 0 || RemovedOperations.Count > 0 || Order is not null;

    public ResourceEdit Of(int resource)
    {
        if (!Resources.TryGetValue(resource, out var edit))
        {
            Resources.Add(resource, edit = new ResourceEdit());
        }

        return edit;
    }

    /// <summary>Where the parent of an inserted resource was to be inserted, too, and is not: no parent.</summary>
    public void DropMissingParentsOfInserted()
    {
        var urns = Inserted.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < Inserted.Count; i++)
        {
            if (Inserted[i].Parent is { } parent && !urns.Contains(parent) && !(Index.Urns.Find(parent) is >= 0 and var id && Index.Urns[id].First >= 0))
            {
                Inserted[i] = Inserted[i] with { Parent = null };
            }
        }
    }

    /// <summary>Rewrites what property values say of renamed resources.</summary>
    public void RewriteRenamedInValues()
    {
        var patcher = ResourcePatcher.For(Index);
        for (var i = 0; i < Index.Resources.Count; i++)
        {
            var patches = ValueReferences.Rename(Index, new Extent(Index.Resources[i].Start, Index.Resources[i].End), Renamed, patcher.Quote);
            if (patches.Count > 0)
            {
                Of(i).Values.AddRange(patches);
            }
        }

        foreach (var operation in Index.PendingOperations)
        {
            Document.AddRange(ValueReferences.Rename(Index, operation, Renamed, patcher.Quote));
        }
    }

    /// <summary>Rewrites the references to renamed resources: all kinds, providers, aliases and pending operations.</summary>
    public void RewriteRenamed()
    {
        if (Renamed.Count == 0)
        {
            return;
        }

        var urns = new string?[Index.Urns.Count];
        foreach (var (old, renamed) in Renamed)
        {
            if (Index.Urns.Find(old) is >= 0 and var id)
            {
                urns[id] = renamed;
            }
        }

        var providers = new string?[Index.Providers.Count];
        for (var i = 0; i < providers.Length; i++)
        {
            if (ProviderReference.TryParse(Index.Providers.StringOf(i), out var reference, out _) && Renamed.TryGetValue(reference.Urn, out var urn))
            {
                providers[i] = $"{urn}::{reference.Id}";
            }
        }

        for (var i = 0; i < Index.Resources.Count; i++)
        {
            var first = Index.Resources[i].FirstRef;
            var refs = Index.RefsOf(i);
            for (var r = 0; r < refs.Length; r++)
            {
                var text = (refs[r].Kind == RefKind.Provider ? providers : urns)[refs[r].Target];
                if (text is null)
                {
                    continue;
                }

                var edit = Of(i);
                if (!edit.Dropped.Contains(first + r))
                {
                    edit.Rewritten.TryAdd(first + r, text);
                }
            }
        }
    }

    /// <summary>Puts the new text together.</summary>
    public ComposedText Compose()
    {
        var text = new ComposedText(Index.Text);
        var patcher = ResourcePatcher.For(Index);
        var document = DocumentPatches(patcher);
        var list = Index.ResourceArray;
        if (Order is null && Removed.Count == 0 && Inserted.Count == 0)
        {
            foreach (var i in Resources.Keys)
            {
                document.AddRange(patcher.Patch(i, Resources[i]));
            }

            document.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
            text.KeepPatched(0, Index.Text.Length, document);
            return text;
        }

        document.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        text.KeepPatched(0, list.Start + 1, [.. document.TakeWhile(patch => patch.Start < list.Start)]);
        ComposeList(text, patcher);
        text.KeepPatched(list.End - 1, Index.Text.Length, [.. document.SkipWhile(patch => patch.Start < list.Start)]);
        return text;
    }

    private void ComposeList(ComposedText text, ResourcePatcher patcher)
    {
        var list = Index.ResourceArray;
        var order = CurrentOrder();
        var written = 0;
        foreach (var node in order)
        {
            // A resource takes along the comma and white space in front of it. Only the first has none.
            var first = Index.Resources.Count > 0 ? Index.Resources[0].Start : list.End - 1;
            if (written++ == 0)
            {
                text.Keep(list.Start + 1, first);
            }
            else if (node > 0 && node < Index.Resources.Count)
            {
                text.Keep(Index.Resources[node - 1].End, Index.Resources[node].Start);
            }
            else
            {
                text.Add(","u8.ToArray());
                text.Keep(list.Start + 1, first);
            }

            if (node >= Index.Resources.Count)
            {
                text.Add(InsertedText.Write(Index, patcher, Inserted[node - Index.Resources.Count]));
                continue;
            }

            ref var entry = ref Index.Resources[node];
            if (Resources.TryGetValue(node, out var edit))
            {
                text.KeepPatched(entry.Start, entry.End, patcher.Patch(node, edit));
            }
            else
            {
                text.Keep(entry.Start, entry.End);
            }
        }

        if (written > 0 && Index.Resources.Count > 0)
        {
            text.Keep(Index.Resources[Index.Resources.Count - 1].End, list.End - 1);
        }
    }

    /// <summary>The resources as they are now: in their new order if there is one, else inserted ones in their places and removed ones gone.</summary>
    public IReadOnlyList<int> CurrentOrder()
    {
        if (Order is not null)
        {
            return Order;
        }

        var order = new List<int>(Index.Resources.Count + Inserted.Count);
        var byPlace = new Dictionary<int, List<int>>();
        for (var i = 0; i < Inserted.Count; i++)
        {
            if (!byPlace.TryGetValue(Inserted[i].Before, out var nodes))
            {
                byPlace.Add(Inserted[i].Before, nodes = []);
            }

            nodes.Add(Index.Resources.Count + i);
        }

        for (var i = 0; i < Index.Resources.Count; i++)
        {
            if (byPlace.Count > 0 && byPlace.TryGetValue(i, out var nodes))
            {
                order.AddRange(nodes);
            }

            if (!Removed.Contains(i))
            {
                order.Add(i);
            }
        }

        return order;
    }

    private List<TextPatch> DocumentPatches(ResourcePatcher patcher)
    {
        var patches = new List<TextPatch>(Document);
        if (RemovedOperations.Count > 0)
        {
            TextPatch.RemoveItems(Index.PendingOperations, RemovedOperations.Contains, patches);
        }

        if (Renamed.Count > 0)
        {
            for (var i = 0; i < Index.PendingOperations.Count; i++)
            {
                if (!RemovedOperations.Contains(i))
                {
                    UrnRewriter.Rewrite(Index, FieldReader.Find(Index, Index.PendingOperations[i], "resource"u8), Renamed, patcher, patches);
                }
            }
        }

        return patches;
    }
}
