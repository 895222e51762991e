namespace StackStage.Snapshots;

/// <summary>The one order of a state's resources that depends on nothing but what they are: behind what they refer to, and else by URN.</summary>
internal static class NormalOrder
{
    /// <summary>The places of the resources in their new order. What a circle holds up stays as it is among itself.</summary>
    public static List<int> Of(Snapshot snapshot)
    {
        var index = snapshot.Index;
        var graph = ReferenceGraph.OfPreferred(index);
        var waitsFor = new int[graph.Count];
        var waiting = new List<int>[graph.Count];
        foreach (var (from, edge) in graph.EdgesWithFrom())
        {
            if (edge.To != from)
            {
                waitsFor[from]++;
                (waiting[edge.To] ??= []).Add(from);
            }
        }

        var ready = new PriorityQueue<int, (string Urn, int Delete, string Id, int Place)>(Comparer<(string Urn, int Delete, string Id, int Place)>.Create(Compare));
        var order = new List<int>(graph.Count);
        var placed = new bool[graph.Count];
        for (var i = 0; i < graph.Count; i++)
        {
            if (waitsFor[i] == 0)
            {
                ready.Enqueue(i, KeyOf(index, i));
            }
        }

        for (var next = 0; order.Count < graph.Count;)
        {
            if (!ready.TryDequeue(out var resource, out _))
            {
                // A circle: the first that is left goes on, as the file has it.
                while (placed[next])
                {
                    next++;
                }

                resource = next;
            }

            if (placed[resource])
            {
                continue;
            }

            placed[resource] = true;
            order.Add(resource);
            foreach (var other in waiting[resource] ?? [])
            {
                if (--waitsFor[other] == 0 && !placed[other])
                {
                    ready.Enqueue(other, KeyOf(index, other));
                }
            }
        }

        return order;
    }

    private static (string Urn, int Delete, string Id, int Place) KeyOf(SnapshotIndex index, int resource) =>
        (index.UrnOf(resource) ?? string.Empty, index.Resources[resource].Is(ResourceFlags.Delete) ? 0 : 1, index.IdOf(resource) ?? string.Empty, resource);

    private static int Compare((string Urn, int Delete, string Id, int Place) one, (string Urn, int Delete, string Id, int Place) other)
    {
        var urn = string.CompareOrdinal(one.Urn, other.Urn);
        var delete = one.Delete.CompareTo(other.Delete);
        var id = string.CompareOrdinal(one.Id, other.Id);
        return urn != 0 ? urn : delete != 0 ? delete : id != 0 ? id : one.Place.CompareTo(other.Place);
    }
}
