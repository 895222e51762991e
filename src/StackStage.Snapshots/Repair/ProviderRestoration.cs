namespace StackStage.Snapshots;

/// <summary>Brings a lost provider's entry back from the references to it.</summary>
internal sealed class ProviderRestoration(RepairContext context, List<UnknownProvider> unknown, List<ProviderCandidate> candidates)
{
    private readonly HashSet<string> _taken = [.. candidates.Select(candidate => candidate.Urn)];
    private readonly Dictionary<string, int> _referred = unknown
        .Where(provider => provider.Reference is not null)
        .GroupBy(provider => provider.Reference!.Value.Urn, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private StackRoot? _root;
    private ComponentParents? _parents;

    /// <summary>Why the state does not tell what the entry was; null: it does.</summary>
    public string? WhyNot(UnknownProvider provider, Whereabouts here)
    {
        var urn = provider.Reference!.Value.Urn;
        if (_taken.Contains(urn))
        {
            return "a live provider of the same URN, with another id, is in the state.";
        }

        if (_referred[urn] > 1)
        {
            return "resources refer to providers of this URN with several ids, and only one can be live.";
        }

        if (!Whereabouts.IsAws(provider.Package!))
        {
            return null;
        }

        return here switch
        {
            { Regions.Count: 0 } => "no ARN of its resources tells in which Region it works.",
            { Regions.Count: > 1 } or { Accounts.Count: > 1 } => $"the ARNs of its resources are of several places ({here}).",
            _ => null,
        };
    }

    public void Plan(UnknownProvider provider, Whereabouts here)
    {
        var (urn, id) = provider.Reference!.Value;
        var inputs = new List<KeyValuePair<string, string>>();
        if (here.Regions.Count == 1)
        {
            inputs.Add(new("region", here.Regions.Min!));
        }

        if (VersionOf(provider) is { } version)
        {
            inputs.Add(new("version", version));
        }

        var first = provider.Users.Min(user => user.Node);
        var parent = ParentOf(provider, urn);
        var said = string.Join(" and ", inputs.Select(input => $"{input.Key} {input.Value}"));
        context.Plan(
            RepairKind.RestoreProvider,
            -1,
            $"Re-create the entry of the missing provider {urn} (id '{id}'){(said.Length > 0 ? $" with the {said}" : "")}.",
            provider.Faults,
            edits => edits.Inserted.Add(new InsertedResource(first, urn, UrnText.Type(urn), parent, provider.Text, inputs)));
        context.Warnings.Add(
            $"The provider {urn} is re-created from what refers to it{(said.Length > 0 ? $", with the {said}" : "")}. What else it was configured with (profile, role, tags) is not in the state: deploy, which writes it anew, before anything is removed.");
    }

    /// <summary>A default provider is named after its version; another one has the version that all of its package have.</summary>
    private string? VersionOf(UnknownProvider provider)
    {
        var name = UrnText.Name(provider.Reference!.Value.Urn);
        if (ProviderCandidate.VersionTextInName(name) is { } version)
        {
            return version;
        }

        var versions = candidates.Where(item => item.Package == provider.Package).Select(item => item.Version).Distinct().ToList();
        return versions is [{ } only] ? only.ToString() : null;
    }

    /// <summary>Default providers have no parent; others that of their type path, or the stack's root.</summary>
    private string? ParentOf(UnknownProvider provider, string urn)
    {
        if (ProviderReference.IsDefault(urn))
        {
            return null;
        }

        _root ??= StackRoot.Find(context);
        _parents ??= new ComponentParents(context);
        var users = provider.Users.ConvertAll(user => user.Node);
        return _parents.Find(urn, users) ?? (users.TrueForAll(_root.CanBeParentOf) ? _root.Urn : null);
    }
}
