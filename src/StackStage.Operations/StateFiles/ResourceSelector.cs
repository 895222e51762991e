using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Finds resources of a snapshot by URN, type, name and flags.</summary>
public sealed class ResourceSelector
{
    /// <summary>URNs, wildcards allowed; null for any.</summary>
    public IReadOnlyList<string>? Urns { get; init; }

    /// <summary>Type tokens, wildcards allowed; null for any.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>Names, wildcards allowed; null for any.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether only protected ones are wanted.</summary>
    public bool OnlyProtected { get; init; }

    /// <summary>Whether only copies that wait to be deleted are wanted.</summary>
    public bool OnlyPendingDelete { get; init; }

    /// <summary>The resources that fit, in list order.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public IEnumerable<SnapshotResource> In(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var urns = Patterns(Urns);
        var types = Patterns(Types);
        var names = Patterns(Names);
        return snapshot.Resources.Where(resource =>
            Fits(urns, resource.Urn)
            && Fits(types, resource.Type ?? string.Empty)
            && Fits(names, resource.Name)
            && (!OnlyProtected || resource.Protect)
            && (!OnlyPendingDelete || resource.Delete));
    }

    /// <summary>The resources that exact URNs and names mean, for removing them. What is not there, or is not clear, is written as an error.</summary>
    /// <param name="file">The state file.</param>
    /// <param name="urns">Whole URNs.</param>
    /// <param name="names">Names, each of which must mean one URN.</param>
    /// <param name="host">Hears of errors.</param>
    /// <returns>Indices, each once; empty when anything was not found, because then nothing should be removed.</returns>
    public static IReadOnlyList<int> Exact(StateFile file, IReadOnlyCollection<string> urns, IReadOnlyCollection<string> names, IOperationHost host)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(urns);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(host);
        var found = new SortedSet<int>();
        var failed = false;
        foreach (var urn in urns)
        {
            var indices = file.Snapshot.FindUrn(urn);
            if (indices.Count == 0)
            {
                failed = true;
                host.WriteError(NotFound(file, urn, urn));
            }

            found.UnionWith(indices);
        }

        foreach (var name in names)
        {
            var matches = file.Snapshot.Resources.Where(resource => string.Equals(resource.Name, name, StringComparison.Ordinal)).ToArray();
            if (matches.Length == 0)
            {
                failed = true;
                host.WriteError(NotFound(file, name, name));
            }
            else if (matches.Select(resource => resource.Urn).Distinct(StringComparer.Ordinal).Skip(1).Any())
            {
                failed = true;
                host.WriteError(new StageError(
                    "ResourceAmbiguous",
                    StageErrorCategory.InvalidArgument,
                    $"'{name}' is the name of {matches.Length} resources in '{file.Path}': {string.Join(", ", matches.Select(resource => resource.Urn))}.",
                    name,
                    "Give the whole URN with -Urn."));
            }

            found.UnionWith(matches.Select(resource => resource.Index));
        }

        return failed ? [] : [.. found];
    }

    private static StageError NotFound(StateFile file, string wanted, string target)
    {
        var near = file.Snapshot.FindNearUrns(wanted);
        return new(
            "ResourceNotFound",
            StageErrorCategory.ObjectNotFound,
            $"No such resource '{wanted}' exists in '{file.Path}'. The file was left as it was.",
            target,
            near.Count > 0 ? $"Did you mean {string.Join(", ", near)}?" : "Get-PulumiResource lists the resources.");
    }

    private static Wildcard[]? Patterns(IReadOnlyList<string>? texts) => texts is { Count: > 0 } ? [.. texts.Select(text => new Wildcard(text))] : null;

    private static bool Fits(Wildcard[]? patterns, string text) => patterns is null || patterns.Any(pattern => pattern.IsMatch(text));
}
