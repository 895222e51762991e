namespace StackStage.Snapshots;

/// <summary>What a reference is to, once edits are made.</summary>
internal enum Aim
{
    /// <summary>To another resource.</summary>
    Other,

    /// <summary>To nothing.</summary>
    Missing,

    /// <summary>To the resource itself.</summary>
    Self,
}

/// <summary>A reference, and the rank of the resource that it is to.</summary>
internal readonly record struct AimedReference(int Ref, RefKind Kind, Aim Aim, int Target);

/// <summary>
/// The resources and references as they are after edits, before they are put in order: who refers to whom. Resources go by their
/// rank among those that remain; <see cref="Nodes"/> tells which they are.
/// </summary>
internal sealed class EffectiveView
{
    private readonly SnapshotEdits _edits;
    private readonly SnapshotIndex _index;
    private readonly Dictionary<string, int> _newUrns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _newProviders = new(StringComparer.Ordinal);
    private readonly List<Copies> _urns;
    private readonly List<int> _providers;
    private readonly List<AimedReference> _references = [];
    private ReferenceGraph? _graph;
    private ReferenceGraph? _satisfied;

    public EffectiveView(SnapshotEdits edits)
    {
        _edits = edits;
        _index = edits.Index;
        Nodes = edits.CurrentOrder();
        _urns = new List<Copies>(_index.Urns.Count);
        for (var i = 0; i < _index.Urns.Count; i++)
        {
            _urns.Add(Copies.None);
        }

        _providers = new List<int>(_index.Providers.Count);
        for (var i = 0; i < _index.Providers.Count; i++)
        {
            _providers.Add(-1);
        }

        for (var rank = 0; rank < Nodes.Count; rank++)
        {
            Register(rank);
        }
    }

    /// <summary>The resources that remain, in list order; inserted ones count on behind the last.</summary>
    public IReadOnlyList<int> Nodes { get; }

    /// <summary>The references of a resource, with what they are to; the list is good until the next call.</summary>
    public List<AimedReference> References(int rank, CopyChoice choice = CopyChoice.Satisfied)
    {
        _references.Clear();
        var node = Nodes[rank];
        if (node >= _index.Resources.Count)
        {
            if (_edits.Inserted[node - _index.Resources.Count].Parent is { } parent)
            {
                Add(rank, -1, RefKind.Parent, UrnId(parent), choice);
            }

            return _references;
        }

        _edits.Resources.TryGetValue(node, out var edit);
        var first = _index.Resources[node].FirstRef;
        var refs = _index.RefsOf(node);
        for (var r = 0; r < refs.Length; r++)
        {
            var kind = refs[r].Kind;
            if (kind == RefKind.Alias || (edit is not null && edit.Dropped.Contains(first + r)))
            {
                continue;
            }

            var id = edit is not null && edit.Rewritten.TryGetValue(first + r, out var text)
                ? kind == RefKind.Provider ? ProviderId(text) : UrnId(text)
                : refs[r].Target;
            Add(rank, first + r, kind, id, choice);
        }

        return _references;
    }

    /// <summary>The graph by ranks; an edge's Ref is -1 for an inserted resource's parent.</summary>
    public ReferenceGraph Graph() => _graph ??= ReferenceGraph.Open(Graph);

    /// <summary>Whether every reference comes after what it is to.</summary>
    public bool IsInOrder()
    {
        foreach (var (from, edge) in Graph(CopyChoice.Satisfied).EdgesWithFrom())
        {
            if (edge.To > from)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Everything that a resource refers to, directly or not.</summary>
    public HashSet<int> ReachableFrom(int rank)
    {
        var reached = new HashSet<int>();
        var queue = new Stack<int>([rank]);
        var edges = new List<Edge>();
        while (queue.TryPop(out var next))
        {
            edges.Clear();
            AddEdges(next, CopyChoice.Satisfied, edges);
            foreach (var edge in edges)
            {
                if (reached.Add(edge.To))
                {
                    queue.Push(edge.To);
                }
            }
        }

        return reached;
    }

    /// <summary>The rank of the provider that answers to a reference, or -1.</summary>
    public int RankOfProvider(string reference) => ProviderId(reference) is >= 0 and var id ? _providers[id] : -1;

    private ReferenceGraph Graph(CopyChoice choice)
    {
        if (choice == CopyChoice.Satisfied && _satisfied is not null)
        {
            return _satisfied;
        }

        var graph = ReferenceGraph.Of(Nodes.Count, _index.Refs.Count, (rank, edges) => AddEdges(rank, choice, edges));
        if (choice == CopyChoice.Satisfied)
        {
            _satisfied = graph;
        }

        return graph;
    }

    private void AddEdges(int rank, CopyChoice choice, List<Edge> edges)
    {
        foreach (var reference in References(rank, choice))
        {
            if (reference.Aim == Aim.Other)
            {
                edges.Add(new Edge(reference.Target, reference.Ref, reference.Kind));
            }
        }
    }

    private void Add(int rank, int reference, RefKind kind, int id, CopyChoice choice)
    {
        var (aim, target) = Look(rank, kind, id, choice);
        _references.Add(new AimedReference(reference, kind, aim, target));
    }

    private (Aim Aim, int Target) Look(int rank, RefKind kind, int id, CopyChoice choice)
    {
        if (id < 0)
        {
            return (Aim.Missing, -1);
        }

        int target;
        if (kind == RefKind.Provider)
        {
            target = _providers[id];
            if (target > rank && Nodes[rank] < _index.Resources.Count && _index.Resources[Nodes[rank]].Is(ResourceFlags.PendingReplacement))
            {
                return (Aim.Missing, -1);
            }
        }
        else
        {
            var copies = _urns[id];
            target = ReferenceGraph.Choose(copies.First, copies.LastLive, copies.LastDeleted, rank, IsDeleted(Nodes[rank]), choice);
        }

        return target < 0 ? (Aim.Missing, -1) : target == rank ? (Aim.Self, rank) : (Aim.Other, target);
    }

    /// <summary>Whether a resource is an old copy that waits for its deletion.</summary>
    public bool IsDeleted(int node) =>
        node < _index.Resources.Count && (_index.Resources[node].Is(ResourceFlags.Delete) || (_edits.Resources.TryGetValue(node, out var edit) && edit.MarkDelete));

    private void Register(int rank)
    {
        var node = Nodes[rank];
        if (node >= _index.Resources.Count)
        {
            var inserted = _edits.Inserted[node - _index.Resources.Count];
            AddCopy(NewUrn(inserted.Urn), rank, delete: false);
            if (inserted.ProviderReference is { } reference && NewProvider(reference) is var id && _providers[id] < 0)
            {
                _providers[id] = rank;
            }

            return;
        }

        ref var entry = ref _index.Resources[node];
        _edits.Resources.TryGetValue(node, out var edit);
        var urn = edit?.Urn is { } renamed ? NewUrn(renamed) : entry.Urn;
        if (urn >= 0)
        {
            AddCopy(urn, rank, IsDeleted(node));
        }

        var provider = entry.ProviderKey;
        var type = edit?.Type ?? (edit?.Urn is not null && entry.Is(ResourceFlags.IsProvider) ? _index.TypeOf(node) : null);
        if (type is not null && ProviderReference.IsProviderType(type))
        {
            var name = edit?.Urn ?? _index.UrnOf(node) ?? "";
            var id = entry.Is(ResourceFlags.HasId) ? _index.IdOf(node)! : System.Text.Encoding.ASCII.GetString(ProviderReference.UnknownId);
            provider = ProviderReference.WhyNotReferenceable(name) is null ? NewProvider($"{name}::{id}") : -1;
        }

        if (provider >= 0 && _providers[provider] < 0)
        {
            _providers[provider] = rank;
        }
    }

    private void AddCopy(int id, int rank, bool delete)
    {
        var copies = _urns[id];
        _urns[id] = new Copies(copies.First < 0 ? rank : copies.First, delete ? copies.LastLive : rank, delete ? rank : copies.LastDeleted);
    }

    private int UrnId(string text) => _index.Urns.Find(text) is >= 0 and var id ? id : _newUrns.TryGetValue(text, out id) ? id : -1;

    private int ProviderId(string text) => _index.Providers.Find(text) is >= 0 and var id ? id : _newProviders.TryGetValue(text, out id) ? id : -1;

    private int NewUrn(string text)
    {
        var id = UrnId(text);
        if (id >= 0)
        {
            return id;
        }

        _urns.Add(Copies.None);
        _newUrns.Add(text, _urns.Count - 1);
        return _urns.Count - 1;
    }

    private int NewProvider(string text)
    {
        var id = ProviderId(text);
        if (id >= 0)
        {
            return id;
        }

        _providers.Add(-1);
        _newProviders.Add(text, _providers.Count - 1);
        return _providers.Count - 1;
    }

    private readonly record struct Copies(int First, int LastLive, int LastDeleted)
    {
        public static readonly Copies None = new(-1, -1, -1);
    }
}
