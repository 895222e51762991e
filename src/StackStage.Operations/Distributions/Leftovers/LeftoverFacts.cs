using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>
/// What only a distribution used is known from its config, and deleted when that config is gone. So a run writes the list
/// down before it begins, and whatever becomes of the run, another one finishes it.
/// </summary>
internal static class LeftoverFacts
{
    /// <summary>The kind of the fact that names one leftover.</summary>
    public const string Leftover = "cloudfront.leftover";

    /// <summary>The kind of the fact that names an alias of a distribution.</summary>
    public const string Alias = "cloudfront.alias";

    /// <summary>What is to be written down of a distribution.</summary>
    public static IEnumerable<RunFact> Of(DistributionTarget target) =>
        target.Orphans.Select(leftover => new RunFact(Leftover, target.Key, ToData(leftover)))
            .Concat(target.Aliases.Select(alias => new RunFact(Alias, target.Key, new Dictionary<string, string> { ["name"] = alias })));

    /// <summary>What an earlier run wrote down of a distribution; null when it wrote nothing.</summary>
    public static IReadOnlyList<Leftover>? Find(StageRun run, string distribution)
    {
        List<Leftover> found = [.. run.FactsOf(Leftover).Where(fact => fact.Target == distribution).Select(Read).OfType<Leftover>().DistinctBy(leftover => leftover.Key)];
        return found.Count == 0 ? null : found;
    }

    /// <summary>The distribution that had an alias when an earlier run began to remove it; null when none is known.</summary>
    public static string? FindByAlias(StageRun run, string alias) =>
        run.FactsOf(Alias).LastOrDefault(fact => fact.Data.TryGetValue("name", out var name) && string.Equals(name, alias, StringComparison.OrdinalIgnoreCase))?.Target;

    private static Dictionary<string, string> ToData(Leftover leftover)
    {
        var data = new Dictionary<string, string> { ["kind"] = leftover.Kind.Name, ["id"] = leftover.Id };
        if (leftover.Name is not null)
        {
            data["name"] = leftover.Name;
        }

        if (leftover.Birth is not null)
        {
            data["birth"] = leftover.Birth;
        }

        return data;
    }

    // One of a kind that this version does not know is not touched.
    private static Leftover? Read(RunFact fact) =>
        fact.Data.TryGetValue("kind", out var kind) && fact.Data.TryGetValue("id", out var id) && LeftoverKind.All.FirstOrDefault(one => one.Name == kind) is { } known
            ? new Leftover(known, id, fact.Data.GetValueOrDefault("name"), fact.Data.GetValueOrDefault("birth"))
            : null;
}
