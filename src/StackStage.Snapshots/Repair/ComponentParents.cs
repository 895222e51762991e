namespace StackStage.Snapshots;

/// <summary>
/// Finds the parent that a URN's type path names: of <c>…::sst:aws:Router$sst:aws:Function::MyRouterApi</c> a resource of type
/// <c>sst:aws:Router</c>. Where several have that type, the one counts whose name the child's begins with, as components name
/// their children; where that does not tell either, there is none.
/// </summary>
internal sealed class ComponentParents(RepairContext context)
{
    private const long MaxWork = 20_000_000;

    private readonly EffectiveView _view = context.View;
    private readonly Dictionary<int, HashSet<int>> _reachable = [];
    private readonly Dictionary<string, List<(string Urn, int Rank)>> _restored = new(StringComparer.Ordinal);
    private Dictionary<string, List<(string Urn, int Rank)>>? _byType;
    private int[]? _farthest;
    private long _work = MaxWork;

    /// <summary>Components that are restored as well, and can be parents.</summary>
    public void AddRestored(IEnumerable<string> urns)
    {
        foreach (var urn in urns)
        {
            Add(_restored, urn, -1);
        }
    }

    /// <summary>The URN of the parent; null: the type path names none, or none that could be it.</summary>
    public string? Find(string urn, List<int> users)
    {
        var path = UrnText.QualifiedType(urn);
        var at = path.LastIndexOf('$');
        if (at < 1)
        {
            return null;
        }

        var type = path[..at];
        List<(string Urn, int Rank)> candidates = [.. ByType().GetValueOrDefault(type, []), .. _restored.GetValueOrDefault(type, [])];
        candidates = candidates.FindAll(item => item.Urn != urn && !DependsOn(item.Rank, users));
        if (candidates.Count > 1)
        {
            var name = UrnText.Name(urn);
            candidates = candidates.FindAll(item => name.StartsWith(UrnText.Name(item.Urn), StringComparison.Ordinal));
            var longest = candidates.Count == 0 ? 0 : candidates.Max(item => UrnText.Name(item.Urn).Length);
            candidates = candidates.FindAll(item => UrnText.Name(item.Urn).Length == longest);
        }

        return candidates is [var only] ? only.Urn : null;
    }

    private static void Add(Dictionary<string, List<(string Urn, int Rank)>> byType, string urn, int rank)
    {
        var type = UrnText.QualifiedType(urn);
        if (!byType.TryGetValue(type, out var list))
        {
            byType.Add(type, list = []);
        }

        list.Add((urn, rank));
    }

    private Dictionary<string, List<(string Urn, int Rank)>> ByType()
    {
        if (_byType is not null)
        {
            return _byType;
        }

        _byType = new Dictionary<string, List<(string Urn, int Rank)>>(StringComparer.Ordinal);
        var index = context.Index;
        for (var rank = 0; rank < _view.Nodes.Count; rank++)
        {
            var node = _view.Nodes[rank];
            if (node < index.Resources.Count && index.UrnOf(node) is { } urn && UrnText.IsValid(urn) && !_view.IsDeleted(node))
            {
                Add(_byType, urn, rank);
            }
        }

        return _byType;
    }

    /// <summary>Whether a resource refers, directly or not, to one of those that are to be below it.</summary>
    private bool DependsOn(int rank, List<int> users)
    {
        if (rank < 0)
        {
            return false;
        }

        // Nothing up to here refers to what comes later: this is how nearly all states are.
        _farthest ??= Farthest();
        if (_farthest[rank] <= rank && users.TrueForAll(user => user > _view.Nodes[rank]))
        {
            return false;
        }

        if (!_reachable.TryGetValue(rank, out var reached))
        {
            if (_work < 0)
            {
                return true;
            }

            _reachable.Add(rank, reached = [.. _view.ReachableFrom(rank).Select(at => _view.Nodes[at]), _view.Nodes[rank]]);
            _work -= reached.Count;
        }

        return users.Exists(reached.Contains);
    }

    /// <summary>The farthest that anything up to each resource refers to.</summary>
    private int[] Farthest()
    {
        var farthest = new int[_view.Nodes.Count];
        Array.Fill(farthest, -1);
        foreach (var (from, edge) in _view.Graph().EdgesWithFrom())
        {
            farthest[from] = Math.Max(farthest[from], edge.To);
        }

        for (var rank = 1; rank < farthest.Length; rank++)
        {
            farthest[rank] = Math.Max(farthest[rank], farthest[rank - 1]);
        }

        return farthest;
    }
}
