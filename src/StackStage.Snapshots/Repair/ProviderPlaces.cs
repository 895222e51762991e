namespace StackStage.Snapshots;

/// <summary>Where the resources of each provider are, looked up once.</summary>
internal sealed class ProviderPlaces(RepairContext context)
{
    private static readonly Whereabouts Unknown = new();

    private readonly Dictionary<UnknownProvider, Whereabouts> _unknown = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ProviderCandidate, Whereabouts> _known = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, List<int>>? _users;

    public Whereabouts Of(UnknownProvider provider)
    {
        if (provider.Package is not { } package || !Whereabouts.IsAws(package))
        {
            return Unknown;
        }

        if (!_unknown.TryGetValue(provider, out var place))
        {
            _unknown.Add(provider, place = Whereabouts.Of(context.Index, [.. provider.Users.Select(user => user.Node)]));
        }

        return place;
    }

    public Whereabouts Of(ProviderCandidate provider)
    {
        if (!Whereabouts.IsAws(provider.Package))
        {
            return Unknown;
        }

        if (!_known.TryGetValue(provider, out var place))
        {
            _known.Add(provider, place = Whereabouts.OfProvider(context.Index, provider.Node, Users().GetValueOrDefault(provider.Reference, [])));
        }

        return place;
    }

    /// <summary>Who used which provider before the repair.</summary>
    private Dictionary<string, List<int>> Users()
    {
        if (_users is not null)
        {
            return _users;
        }

        _users = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var index = context.Index;
        var byTarget = new Dictionary<int, List<int>>();
        for (var i = 0; i < index.Resources.Count; i++)
        {
            foreach (ref readonly var reference in index.RefsOf(i))
            {
                if (reference.Kind != RefKind.Provider)
                {
                    continue;
                }

                if (!byTarget.TryGetValue(reference.Target, out var list))
                {
                    byTarget.Add(reference.Target, list = []);
                }

                list.Add(i);
            }
        }

        foreach (var (target, list) in byTarget)
        {
            _users[index.Providers.StringOf(target)] = list;
        }

        return _users;
    }
}
