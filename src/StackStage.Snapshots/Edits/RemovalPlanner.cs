namespace StackStage.Snapshots;

/// <summary>
/// Finds what a removal takes with it. A resource depends on a removed one when a reference of it is left without a copy in
/// front of it: another copy of the same URN (of a provider: with the same id) satisfies it still, as in Pulumi's <c>state delete</c>.
/// </summary>
internal sealed class RemovalPlanner
{
    private readonly SnapshotIndex _index;
    private readonly RemovalOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly Table _urns;
    private readonly Table _providers;
    private readonly Dictionary<int, (int Because, int Origin)> _condemned = [];
    private readonly List<(int Resource, int Ref)> _broken = [];

    private RemovalPlanner(SnapshotIndex index, RemovalOptions options, CancellationToken cancellationToken)
    {
        _index = index;
        _options = options;
        _cancellationToken = cancellationToken;
        _urns = new Table(index, providers: false);
        _providers = new Table(index, providers: true);
    }

    public static RemovalPlan Plan(Snapshot snapshot, IReadOnlyList<int> indices, List<RemovalRefusal> refusals, RemovalOptions options, CancellationToken cancellationToken) =>
        new RemovalPlanner(snapshot.Index, options, cancellationToken).Plan(snapshot, indices, refusals);

    private RemovalPlan Plan(Snapshot snapshot, IReadOnlyList<int> indices, List<RemovalRefusal> refusals)
    {
        foreach (var index in indices)
        {
            _condemned.TryAdd(index, (-1, index));
        }

        var asked = _condemned.Keys.ToHashSet();
        Spread(follow: !_options.DropReference || _options.Recurse);
        var removed = _condemned.Keys.Where(i => asked.Contains(i) || _options.Recurse).Order().ToList();
        if (!_options.Force)
        {
            refusals.AddRange(removed.Where(i => _index.Resources[i].Is(ResourceFlags.Protect)).Select(Protected));
        }

        var edits = new SnapshotEdits(_index);
        edits.Removed.UnionWith(removed);
        var dropped = new List<DroppedReference>();
        if (!_options.Recurse && _options.DropReference)
        {
            Drop(edits, dropped, refusals);
        }
        else if (!_options.Recurse)
        {
            refusals.AddRange(asked.Order().Select(HasDependents).OfType<RemovalRefusal>());
        }

        return new RemovalPlan(snapshot, edits, removed.ConvertAll(ToRemoved), dropped, refusals);
    }

    /// <summary>Goes from removed resources to what they leave broken; with <paramref name="follow"/> that is removed in turn.</summary>
    private void Spread(bool follow)
    {
        var queue = new Queue<int>(_condemned.Keys);
        foreach (var resource in queue)
        {
            Take(resource);
        }

        while (queue.TryDequeue(out var resource))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ref var entry = ref _index.Resources[resource];
            Visit(_urns, entry.Urn);
            Visit(_providers, entry.ProviderKey);

            void Visit(Table table, int target)
            {
                if (target < 0 || !table.HasChanged(target))
                {
                    return;
                }

                foreach (var (from, reference) in table.ReferrersOf(target))
                {
                    if (_condemned.ContainsKey(from) || !table.IsBroken(target, from))
                    {
                        continue;
                    }

                    if (!follow)
                    {
                        _broken.Add((from, reference));
                        continue;
                    }

                    _condemned.Add(from, (resource, _condemned[resource].Origin));
                    Take(from);
                    queue.Enqueue(from);
                }
            }
        }
    }

    private void Take(int resource)
    {
        _urns.Take(_index.Resources[resource].Urn, resource);
        _providers.Take(_index.Resources[resource].ProviderKey, resource);
    }

    private void Drop(SnapshotEdits edits, List<DroppedReference> dropped, List<RemovalRefusal> refusals)
    {
        foreach (var (resource, reference) in _broken.Distinct().OrderBy(item => (item.Resource, item.Ref)))
        {
            ref var entry = ref _index.Refs[reference];
            var urn = _index.UrnOf(resource) ?? "";
            var to = (entry.Kind == RefKind.Provider ? _index.Providers : _index.Urns).StringOf(entry.Target);
            if (entry.Kind == RefKind.Provider)
            {
                refusals.Add(new RemovalRefusal(RemovalRefusalKind.ProviderInUse, to, null, [urn], $"{to} can't be removed: {urn} is managed by it, and that reference cannot be dropped."));
                continue;
            }

            if (entry.Kind == RefKind.ViewOf)
            {
                refusals.Add(new RemovalRefusal(RemovalRefusalKind.HasDependents, to, null, [urn], $"{to} can't be removed without its view {urn}; remove that with it."));
                continue;
            }

            edits.Of(resource).Dropped.Add(reference);
            dropped.Add(new DroppedReference(resource, urn, Verifier.FieldOf(entry.Kind), entry.PropertyAt >= 0 ? _index.StringAt(entry.PropertyAt) : null, to));
        }
    }

    private RemovedResource ToRemoved(int i) => new(
        i,
        _index.UrnOf(i) ?? "",
        _index.TypeOf(i),
        _index.IdOf(i),
        _condemned[i].Because >= 0 ? _index.UrnOf(_condemned[i].Because) : null);

    private RemovalRefusal Protected(int i)
    {
        var urn = _index.UrnOf(i) ?? "";
        return new RemovalRefusal(RemovalRefusalKind.Protected, urn, i, [], $"{urn} can't be safely deleted because it is protected.");
    }

    private RemovalRefusal? HasDependents(int i)
    {
        var dependents = _condemned.Where(item => item.Value.Origin == i && item.Value.Because >= 0).Select(item => item.Key).Order().ToList();
        if (dependents.Count == 0)
        {
            return null;
        }

        var urns = dependents.ConvertAll(dependent => _index.UrnOf(dependent) ?? "");
        var urn = _index.UrnOf(i) ?? "";
        return new RemovalRefusal(
            RemovalRefusalKind.HasDependents,
            urn,
            i,
            urns,
            $"{urn} can't be safely deleted because the following resources depend on it: {string.Join(", ", urns.Take(10))}{(urns.Count > 10 ? $" and {urns.Count - 10} more" : "")}");
    }

    /// <summary>Who is called by a URN (or provider reference), and who refers to it.</summary>
    private sealed class Table
    {
        private readonly ILookup<int, int> _copies;
        private readonly ILookup<int, (int From, int Ref)> _referrers;
        private readonly Dictionary<int, SortedSet<int>> _remaining = [];

        public Table(SnapshotIndex index, bool providers)
        {
            var places = Enumerable.Range(0, index.Resources.Count);
            _copies = places.ToLookup(i => providers ? index.Resources[i].ProviderKey : index.Resources[i].Urn);
            _referrers = places.SelectMany(i => References(index, i, providers)).ToLookup(item => item.Target, item => (item.From, item.Ref));
        }

        public IEnumerable<(int From, int Ref)> ReferrersOf(int target) => _referrers[target];

        public void Take(int target, int resource)
        {
            if (target < 0)
            {
                return;
            }

            if (!_remaining.TryGetValue(target, out var copies))
            {
                _remaining.Add(target, copies = [.. _copies[target]]);
            }

            copies.Remove(resource);
        }

        public bool HasChanged(int target) => _remaining.ContainsKey(target);

        /// <summary>Whether a reference from here has lost what satisfied it; one from behind loses it with the last copy.</summary>
        public bool IsBroken(int target, int from)
        {
            var copies = _remaining[target];
            return copies.Count == 0 || (_copies[target].First() < from && copies.Min >= from);
        }

        private static List<(int Target, int From, int Ref)> References(SnapshotIndex index, int resource, bool providers)
        {
            var list = new List<(int, int, int)>();
            var refs = index.RefsOf(resource);
            for (var r = 0; r < refs.Length; r++)
            {
                if (refs[r].Kind != RefKind.Alias && (refs[r].Kind == RefKind.Provider) == providers)
                {
                    list.Add((refs[r].Target, resource, index.Resources[resource].FirstRef + r));
                }
            }

            return list;
        }
    }
}
