using System.Runtime.InteropServices;

namespace StackStage.Snapshots;

/// <summary>One reference as an edge: the resource that has it must come after <c>To</c>. There are many, so they are kept small.</summary>
internal readonly struct Edge(int to, int reference, RefKind kind)
{
    private const int KindShift = 29;

    private readonly uint _kindAndTo = ((uint)kind << KindShift) | (uint)to;

    public int To => (int)(_kindAndTo & ((1u << KindShift) - 1));

    /// <summary>The reference's place in <see cref="SnapshotIndex.Refs"/>; -1 of an inserted resource.</summary>
    public int Ref { get; } = reference;

    public RefKind Kind => (RefKind)(_kindAndTo >> KindShift);
}

/// <summary>Which copy a reference is taken to mean, when a URN has several.</summary>
internal enum CopyChoice
{
    /// <summary>
    /// One that satisfies the reference already, if there is one, else the one that Pulumi prefers: what is in order stays.
    /// </summary>
    Satisfied,

    /// <summary>The one that Pulumi prefers: for an old (delete) copy the last old one, else the live one.</summary>
    Preferred,
}

/// <summary>The resources and what each must come after.</summary>
internal sealed class ReferenceGraph
{
    private readonly int[] _first;
    private readonly List<Edge> _edges;

    private ReferenceGraph(int[] first, List<Edge> edges)
    {
        _first = first;
        _edges = edges;
    }

    /// <summary>How many resources there are.</summary>
    public int Count => _first.Length - 1;

    public ReadOnlySpan<Edge> Edges => CollectionsMarshal.AsSpan(_edges);

    /// <summary>All edges with the resources that have them.</summary>
    public IEnumerable<(int From, Edge Edge)> EdgesWithFrom()
    {
        for (var from = 0; from < Count; from++)
        {
            for (var i = _first[from]; i < _first[from + 1]; i++)
            {
                yield return (from, _edges[i]);
            }
        }
    }

    /// <summary>What a resource must come after, by the order of its references in the file.</summary>
    public ReadOnlySpan<Edge> From(int resource) => CollectionsMarshal.AsSpan(_edges)[_first[resource].._first[resource + 1]];

    /// <summary>The place in <see cref="Edges"/> of a resource's first edge.</summary>
    public int FirstOf(int resource) => _first[resource];

    /// <summary>
    /// The graph that has no circle, if one has: what is satisfied is kept so, unless that closes a circle that Pulumi's choice of
    /// copies does not have.
    /// </summary>
    public static ReferenceGraph Open(Func<CopyChoice, ReferenceGraph> make)
    {
        var graph = make(CopyChoice.Satisfied);
        return ListOrder.HasCircle(graph) ? make(CopyChoice.Preferred) : graph;
    }

    /// <summary>The graph by Pulumi's own choice of copies, which depends on where they stand as little as can be; if that has a circle, as <see cref="Of(SnapshotIndex)"/>.</summary>
    public static ReferenceGraph OfPreferred(SnapshotIndex index)
    {
        var graph = Of(index, CopyChoice.Preferred);
        return ListOrder.HasCircle(graph) ? Of(index) : graph;
    }

    /// <summary>The graph of a snapshot as it is.</summary>
    public static ReferenceGraph Of(SnapshotIndex index) => Open(choice => Of(index, choice));

    private static ReferenceGraph Of(SnapshotIndex index, CopyChoice choice) =>
        Of(index.Resources.Count, index.Refs.Count, (i, edges) => AddEdges(index, i, choice, edges));

    /// <summary>A graph of resources of which each adds its edges when it is its turn.</summary>
    public static ReferenceGraph Of(int count, int expectedEdges, Action<int, List<Edge>> addEdges)
    {
        var edges = new List<Edge>(expectedEdges);
        var first = new int[count + 1];
        for (var i = 0; i < count; i++)
        {
            first[i] = edges.Count;
            addEdges(i, edges);
        }

        first[^1] = edges.Count;
        return new ReferenceGraph(first, edges);
    }

    /// <summary>The place of the resource that a reference means; -1: there is none, or it is the resource itself.</summary>
    public static int TargetOf(SnapshotIndex index, int resource, in RefEntry reference, CopyChoice choice = CopyChoice.Satisfied)
    {
        if (reference.Kind == RefKind.Alias)
        {
            return -1;
        }

        if (reference.Kind == RefKind.Provider)
        {
            var provider = index.Providers[reference.Target].First;
            if (provider == resource)
            {
                return -1;
            }

            // Pulumi does not ask for the provider of a resource that is deleted already.
            return provider > resource && index.Resources[resource].Is(ResourceFlags.PendingReplacement) ? -1 : provider;
        }

        ref var copies = ref index.Urns[reference.Target];
        var target = Choose(copies.First, copies.LastLive, copies.LastDeleted, resource, index.Resources[resource].Is(ResourceFlags.Delete), choice);
        return target == resource ? -1 : target;
    }

    /// <summary>Chooses among the copies of a URN for a reference of the resource at a place.</summary>
    public static int Choose(int first, int lastLive, int lastDeleted, int place, bool delete, CopyChoice choice)
    {
        var preferred = delete
            ? lastDeleted >= 0 ? lastDeleted : lastLive
            : lastLive >= 0 ? lastLive : lastDeleted;
        if (preferred == place && lastLive >= 0 && lastLive != place)
        {
            // An old copy's reference to its own URN is to the live one, before it is to itself.
            preferred = lastLive;
        }

        var satisfied = first >= 0 && first < place;
        return satisfied && (preferred == place || (preferred > place && choice == CopyChoice.Satisfied)) ? first : preferred;
    }

    private static void AddEdges(SnapshotIndex index, int resource, CopyChoice choice, List<Edge> edges)
    {
        var first = index.Resources[resource].FirstRef;
        var refs = index.RefsOf(resource);
        for (var r = 0; r < refs.Length; r++)
        {
            var target = TargetOf(index, resource, refs[r], choice);
            if (target >= 0)
            {
                edges.Add(new Edge(target, first + r, refs[r].Kind));
            }
        }
    }
}
