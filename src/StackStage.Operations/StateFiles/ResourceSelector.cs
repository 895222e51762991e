using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>A resource that is meant by its URN, and by its place where several copies have that URN.</summary>
/// <param name="Urn">The whole URN.</param>
/// <param name="Index">Its place in the list, from 0; null when the URN says enough.</param>
public readonly record struct WantedResource(string Urn, int? Index);

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
    /// <param name="wanted">Whole URNs. One that several copies have needs a place: the live entry and an old one are different resources.</param>
    /// <param name="names">Names, each of which must mean one entry.</param>
    /// <param name="preferLive">Whether old copies, which wait for their deletion, are never meant: as in Pulumi's own commands for flags.</param>
    /// <param name="host">Hears of errors.</param>
    /// <returns>Indices, each once; empty when anything was not found, because then nothing should be removed.</returns>
    public static IReadOnlyList<int> Exact(StateFile file, IReadOnlyCollection<WantedResource> wanted, IReadOnlyCollection<string> names, bool preferLive, IOperationHost host)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(host);
        var found = new SortedSet<int>();
        var failed = false;
        foreach (var (urn, index) in wanted)
        {
            var indices = file.Snapshot.FindUrn(urn);
            if (preferLive && index is null)
            {
                indices = [.. indices.Where(copy => !file.Snapshot.Resources[copy].Delete)];
            }

            if (indices.Count == 0)
            {
                Fail(NameForUrn(file.Snapshot, urn) is { } hint ? NotFound(file, urn) with { RecommendedAction = hint } : NotFound(file, urn));
            }
            else if (index is { } place && !indices.Contains(place))
            {
                Fail(NotThere(file, urn, place, indices));
            }
            else if (index is null && indices.Count > 1)
            {
                Fail(Ambiguous(file, urn, indices));
            }
            else
            {
                found.Add(index ?? indices[0]);
            }
        }

        foreach (var name in names)
        {
            var matches = file.Snapshot.Resources.Where(resource => string.Equals(resource.Name, name, StringComparison.Ordinal) && !(preferLive && resource.Delete)).ToArray();
            if (matches.Length == 0)
            {
                Fail(NotFound(file, name));
            }
            else if (matches.Length > 1)
            {
                Fail(Ambiguous(file, name, [.. matches.Select(resource => resource.Index)]));
            }
            else
            {
                found.Add(matches[0].Index);
            }
        }

        return failed ? [] : [.. found];

        void Fail(StageError error)
        {
            failed = true;
            host.WriteError(error);
        }
    }

    /// <summary>Writes an error for each whole URN and name that nothing in the state has. A pattern may find nothing.</summary>
    /// <param name="file">The state.</param>
    /// <param name="host">Hears of it.</param>
    public void ReportMissing(StateFile file, IOperationHost host)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(host);
        foreach (var urn in (Urns ?? []).Where(urn => IsMissing(urn, resource => resource.Urn)))
        {
            var error = Missing(file, urn);
            host.WriteError(NameForUrn(file.Snapshot, urn) is { } hint ? error with { RecommendedAction = hint } : error);
        }

        foreach (var name in (Names ?? []).Where(name => IsMissing(name, resource => resource.Name)))
        {
            host.WriteError(Missing(file, name));
        }

        bool IsMissing(string text, Func<SnapshotResource, string> valueOf) =>
            !Wildcard.HasWildcard(text) && !file.Snapshot.Resources.Any(resource => string.Equals(valueOf(resource), text, StringComparison.OrdinalIgnoreCase));
    }

    private static string? NameForUrn(Snapshot snapshot, string given)
    {
        var name = new Wildcard(given);
        return !given.StartsWith("urn:", StringComparison.Ordinal) && snapshot.Resources.Any(resource => name.IsMatch(resource.Name))
            ? $"'{given}' is a name, not a URN: use -Name '{given.Replace("'", "''", StringComparison.Ordinal)}'."
            : null;
    }

    private static StageError Ambiguous(StateFile file, string wanted, IReadOnlyList<int> places)
    {
        const int Max = 10;
        var copies = places.Take(Max).Select(place => file.Snapshot.Resources[place]).Select(resource =>
            $"{resource.Urn} at index {resource.Index} (id '{resource.Id}'{(resource.Delete ? ", waits for its deletion" : string.Empty)})");
        var more = places.Count > Max ? $" and {places.Count - Max} more" : string.Empty;
        return new(
            "ResourceAmbiguous",
            StageErrorCategory.InvalidArgument,
            $"'{wanted}' means {places.Count} resources in '{file.Name}': {string.Join(", ", copies)}{more}. Nothing was changed.",
            wanted,
            "Say which one with -Urn and -Index, or pipe it from Get-PulumiResource.");
    }

    private static StageError NotThere(StateFile file, string urn, int place, IReadOnlyList<int> places) => new(
        "ResourceNotFound",
        StageErrorCategory.ObjectNotFound,
        $"'{urn}' is not at index {place} in '{file.Name}', but at {string.Join(", ", places.Take(10))}. Nothing was changed.",
        urn,
        "List the resources again: the state has changed since.");

    private static StageError NotFound(StateFile file, string wanted)
    {
        var error = Missing(file, wanted);
        return error with { Message = $"{error.Message} Nothing was changed." };
    }

    private static StageError Missing(StateFile file, string wanted)
    {
        var near = file.Snapshot.FindNearUrns(wanted);
        return new(
            "ResourceNotFound",
            StageErrorCategory.ObjectNotFound,
            $"No such resource '{wanted}' exists in '{file.Name}'.",
            wanted,
            near.Count > 0 ? $"Did you mean {string.Join(", ", near)}?" : "Get-PulumiResource lists the resources.");
    }

    private static Wildcard[]? Patterns(IReadOnlyList<string>? texts) => texts is { Count: > 0 } ? [.. texts.Select(text => new Wildcard(text))] : null;

    private static bool Fits(Wildcard[]? patterns, string text) => patterns is null || patterns.Any(pattern => pattern.IsMatch(text));
}
