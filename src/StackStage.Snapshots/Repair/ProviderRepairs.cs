namespace StackStage.Snapshots;

/// <summary>
/// References to providers that are not in the state. A provider says in which Region and account its resources are looked for:
/// a wrong one, and Pulumi finds none of them, forgets them or creates them a second time. So one takes the place of another
/// without being asked only if it has the same URN, or if both are default ones of the same package and major version; and only
/// if it is where the resources' own ARNs say that they are. Anything else is refused, with the line to paste.
/// </summary>
internal static class ProviderRepairs
{
    private const int MaxNames = 5;

    public static void Plan(RepairContext context)
    {
        var map = context.Options.ProviderMap;
        var hasMap = map is { Count: > 0 };
        if (!hasMap && !context.Faults.Any(found => found.Fault.Kind is FaultKind.UnknownProvider or FaultKind.MalformedProviderReference) && context.Edits.Removed.Count == 0)
        {
            return;
        }

        var unknown = UnknownProvider.Find(context);
        if (unknown.Count == 0 && !hasMap)
        {
            return;
        }

        var candidates = ProviderCandidate.All(context);
        var mapped = hasMap ? ProviderMapping.Read(map!, unknown, candidates, context.Index) : [];
        var places = new ProviderPlaces(context);
        var restoration = new ProviderRestoration(context, unknown, candidates);
        var reachable = new Dictionary<ProviderCandidate, HashSet<int>>();
        var byPackage = candidates.ToLookup(candidate => candidate.Package, StringComparer.Ordinal);
        foreach (var provider in unknown)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (mapped.TryGetValue(provider, out var target))
            {
                Replace(context, provider, target, places.Of(provider).With(places.Of(target)), places, isAsked: true, reachable);
            }
            else if (context.Options.ProviderAction == ProviderAction.Restore && provider.Reference is not null)
            {
                if (restoration.WhyNot(provider, places.Of(provider)) is { } why)
                {
                    Refuse(context, provider, byPackage, places, $" It cannot be restored: {why}");
                }
                else
                {
                    restoration.Plan(provider, places.Of(provider));
                }
            }
            else if (Choose(provider, byPackage, places, out var agreement) is { } choice)
            {
                Replace(context, provider, choice, agreement, places, isAsked: false, reachable);
            }
            else
            {
                var restored = provider.Reference is not null && restoration.WhyNot(provider, places.Of(provider)) is null
                    ? " -ProviderAction Restore brings it back as it is referred to."
                    : "";
                Refuse(context, provider, byPackage, places, restored);
            }
        }
    }

    /// <summary>The one that takes its place without being asked; null: that is not clear.</summary>
    private static ProviderCandidate? Choose(UnknownProvider provider, ILookup<string, ProviderCandidate> byPackage, ProviderPlaces places, out Agreement agreement)
    {
        agreement = Agreement.Contradicts;
        if (provider.Reference is not { } reference)
        {
            return null;
        }

        var pool = byPackage[provider.Package!].Where(item => item.Urn == reference.Urn).ToList();
        if (pool.Count == 0 && ProviderReference.IsDefault(reference.Urn) && ProviderCandidate.VersionInName(UrnText.Name(reference.Urn)) is { } version)
        {
            pool = [.. byPackage[provider.Package!].Where(item => ProviderReference.IsDefault(item.Urn) && item.Version?.Major == version.Major)];
        }

        if (pool.Count == 0)
        {
            return null;
        }

        var here = places.Of(provider);
        var agreeing = pool.FindAll(item => here.With(places.Of(item)) == Agreement.Agrees);
        if (agreeing.Count > 0)
        {
            agreement = Agreement.Agrees;
            var newest = agreeing.GroupBy(item => item.Version).MaxBy(group => group.Key)!.ToList();
            return newest is [var only] ? only : null;
        }

        // Where the ARNs say nothing, it has to be the only one. Where they name a Region, one that works nobody knows where does
        // not do, even under the same URN: a provider gets another id when it is replaced, as for a change of its Region.
        agreement = Agreement.Silent;
        return here.Regions.Count == 0 && pool is [var single] && here.With(places.Of(single)) == Agreement.Silent ? single : null;
    }

    private static void Replace(
        RepairContext context,
        UnknownProvider provider,
        ProviderCandidate choice,
        Agreement agreement,
        ProviderPlaces places,
        bool isAsked,
        Dictionary<ProviderCandidate, HashSet<int>> reachable)
    {
        // A provider that itself needs the resource cannot serve it, unless circles are opened anyway.
        if (!reachable.TryGetValue(choice, out var reached))
        {
            var view = context.View;
            var rank = view.RankOfProvider(choice.Reference);
            reachable.Add(choice, reached = rank < 0 ? [] : [.. view.ReachableFrom(rank).Select(at => view.Nodes[at])]);
        }

        var replaced = 0;
        foreach (var (node, place, fault) in provider.Users)
        {
            if (node == choice.Node || (!context.Options.BreakCycle && reached.Contains(node)))
            {
                if (fault is not null)
                {
                    context.Advise(fault, $"{choice.Reference} cannot take its place, because it depends on the resource itself: say another with -ProviderMap.");
                }

                continue;
            }

            replaced++;
            context.Plan(
                RepairKind.ReplaceProvider,
                node,
                $"Point {context.Index.UrnOf(node)} from the unknown provider {provider.Text} to {choice.Reference}.",
                fault is null ? [] : [fault],
                edits => edits.Of(node).Rewritten[place] = choice.Reference);
        }

        if (replaced == 0)
        {
            return;
        }

        var there = places.Of(choice).ToString();
        context.Warnings.Add(agreement switch
        {
            Agreement.Agrees => $"Resources of the unknown provider {provider.Text} are pointed to {choice.Reference}, which is where their own ARNs say that they are ({places.Of(provider)}).",
            Agreement.Contradicts when isAsked => $"Resources of the unknown provider {provider.Text} are pointed to {choice.Reference}, as -ProviderMap says, although their own ARNs say {Or(places.Of(provider).ToString(), "nothing clear")} and the provider's place is {Or(there, "unknown")}.",
            _ => $"Resources of the unknown provider {provider.Text} are pointed to {choice.Reference}; see that it has the same region and account.",
        });
    }

    private static void Refuse(RepairContext context, UnknownProvider provider, ILookup<string, ProviderCandidate> byPackage, ProviderPlaces places, string more)
    {
        var here = places.Of(provider);
        var users = provider.Users.Count == 1 ? "1 resource" : $"{provider.Users.Count} resources";
        var where = here.ToString() is { Length: > 0 } known ? $"{users}, by their own ARNs in {known}" : users;
        var candidates = provider.Package is { } package ? byPackage[package].ToList() : [.. byPackage.SelectMany(group => group)];
        var lines = candidates
            .OrderBy(item => here.With(places.Of(item)))
            .ThenByDescending(item => item.Version)
            .ThenBy(item => item.Node)
            .Take(MaxNames)
            .Select(item => $"{PowerShellText.ProviderMap(provider.Text, item.Reference)} ({Or(places.Of(item).ToString(), "its Region is not in the state")}{(here.With(places.Of(item)) == Agreement.Contradicts ? ", which does not agree" : "")})")
            .ToList();
        var advice = lines.Count == 0
            ? $"No live provider of its package is in the state to take the place of {provider.Text} ({where}).{more}"
            : $"It is not clear which provider is to take the place of {provider.Text} ({where}). Say it with {string.Join(" or ", lines)}{(candidates.Count > MaxNames ? $" or one of {candidates.Count - MaxNames} more" : "")}.{more}";
        context.Warnings.Add(advice);
        foreach (var fault in provider.Faults)
        {
            context.Advise(fault, advice);
        }
    }

    private static string Or(string text, string other) => text.Length > 0 ? text : other;
}
