namespace StackStage.Snapshots;

/// <summary>
/// What becomes of a secret whose value is lost. The rules read top to bottom, and the first that fits counts; where nothing is
/// known, the cautious class is taken: an input may replace its resource, an output is lost.
/// </summary>
internal static class SecretFates
{
    /// <summary>The property in which a dynamic resource keeps its provider's code.</summary>
    public const string DynamicProvider = "__provider";

    // Whose values are made up when a resource is created, and kept nowhere but in the state.
    private static readonly string[] MadeUp = ["random:", "tls:", "command:"];

    /// <summary>Whether a type is of those whose provider is a part of the program.</summary>
    public static bool IsDynamic(string type) => type.StartsWith("pulumi-nodejs:dynamic", StringComparison.Ordinal) || type.StartsWith("pulumi-python:dynamic", StringComparison.Ordinal);

    /// <summary>Judges one place.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="steps">The way to the value, from the resource on.</param>
    public static (SecretFate Fate, string Reason) Of(ResourceFacts resource, IReadOnlyList<ValueStep> steps)
    {
        var section = steps.Count > 0 ? steps[0].Key : null;
        var property = steps.Count > 1 ? steps[1].Key : null;
        if (resource.IsPending)
        {
            return (SecretFate.Refresh, "It belongs to an operation that was interrupted; a refresh settles those and drops them.");
        }

        if (section == "replacementTrigger")
        {
            return (SecretFate.MayReplace, "A change of the trigger replaces the resource; that is what it is for.");
        }

        if (section is not ("inputs" or "outputs"))
        {
            return (SecretFate.Lost, "It is in a part of the state of which nobody can tell what fills it in.");
        }

        var isInput = section == "inputs";
        if (!resource.Custom)
        {
            return (SecretFate.Deploy, "The program registers the component and its outputs anew in each deployment.");
        }

        if (IsDynamic(resource.Type))
        {
            return property == DynamicProvider && !resource.Delete
                ? (SecretFate.Deploy, "It is the code of a dynamic provider, which the program brings along; until the next deployment, a refresh or a removal of the resource fails.")
                : resource.Delete ? (SecretFate.Lost, "It is an old copy that waits for its deletion, and a dynamic provider cannot delete without it.")
                : isInput ? (SecretFate.MayReplace, "Whether a changed input replaces a dynamic resource is up to its own code.")
                : (SecretFate.Lost, "A dynamic resource has its outputs from the code that made it, and nothing reads them again.");
        }

        if (resource.Delete)
        {
            return (SecretFate.Deploy, "It is an old copy that waits for its deletion: the next deployment deletes it, and its values are not needed for that.");
        }

        if (resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            return (SecretFate.Deploy, "The program, or the environment, configures the provider anew; a refresh or a removal before the next deployment uses the empty value.");
        }

        if (resource.External)
        {
            return (SecretFate.Refresh, "The resource is only read, and is read again.");
        }

        if (Array.Exists(MadeUp, package => resource.Type.StartsWith(package, StringComparison.Ordinal)))
        {
            return isInput
                ? (SecretFate.MayReplace, "A changed argument makes the value up anew.")
                : (SecretFate.Lost, "It was made up when the resource was created, and is kept nowhere else.");
        }

        var traits = property is null ? PropertyTraits.None : KnownProperty.TraitsOf(resource.Type, property);
        return isInput ? OfInput(resource, property, traits) : OfOutput(resource, property, traits);
    }

    private static (SecretFate Fate, string Reason) OfInput(ResourceFacts resource, string? property, PropertyTraits traits)
    {
        if (Names(resource.ReplaceOnChanges, property))
        {
            return (SecretFate.MayReplace, "The program says that a change of it replaces the resource (replaceOnChanges).");
        }

        if (Names(resource.IgnoreChanges, property))
        {
            return traits.HasFlag(PropertyTraits.ReadBack)
                ? (SecretFate.Refresh, "The program's value is ignored (ignoreChanges), but the provider reads it back.")
                : (SecretFate.Lost, "The program's value is ignored (ignoreChanges), so no deployment fills it in, and it is not known that the provider reads it back.");
        }

        if (traits.HasFlag(PropertyTraits.Replaces))
        {
            return (SecretFate.MayReplace, traits.HasFlag(PropertyTraits.ReadBack) ? "A change of it replaces the resource; a refresh before the next deployment fills it in." : "A change of it replaces the resource.");
        }

        return traits.HasFlag(PropertyTraits.InPlace)
            ? (SecretFate.Deploy, "The program says it, and the provider updates it in place.")
            : (SecretFate.MayReplace, "The program says it; it is not known whether a change of it replaces the resource. A preview after a refresh tells.");
    }

    private static (SecretFate Fate, string Reason) OfOutput(ResourceFacts resource, string? property, PropertyTraits traits)
    {
        if (traits.HasFlag(PropertyTraits.ShownOnce))
        {
            return (SecretFate.Lost, "The cloud showed it once, when it was made, and never shows it again.");
        }

        // Providers compare what the program says with the outputs, so an empty one counts like a changed input.
        var isInput = property is not null && resource.HasInput(property);
        if (isInput && (traits.HasFlag(PropertyTraits.Replaces) || Names(resource.ReplaceOnChanges, property)))
        {
            return OfInput(resource, property, traits);
        }

        if (traits.HasFlag(PropertyTraits.ReadBack))
        {
            return (SecretFate.Refresh, "The provider reads it from the cloud.");
        }

        return isInput
            ? OfInput(resource, property, traits)
            : (SecretFate.Lost, "It is not known that the provider reads it from the cloud.");
    }

    // Property paths: 'password', 'a.b', 'list[0]', '["a.b"]', '*'.
    private static bool Names(IReadOnlyList<string> paths, string? property) => property is not null && paths.Any(path =>
        path == "*" || path == property
        || path.StartsWith(property + ".", StringComparison.Ordinal)
        || path.StartsWith(property + "[", StringComparison.Ordinal)
        || path.StartsWith($"[\"{property}\"]", StringComparison.Ordinal));
}

/// <summary>What the state says of the resource that a secret belongs to.</summary>
internal sealed class ResourceFacts(SnapshotIndex index, Extent extent)
{
    private readonly Extent _inputs = FieldReader.Find(index, extent, "inputs"u8);

    /// <summary>Where it is.</summary>
    public Extent Extent => extent;

    public string? Urn { get; } = FieldReader.String(index, extent, "urn"u8);

    public string Type { get; } = FieldReader.String(index, extent, "type"u8) ?? string.Empty;

    public bool Custom { get; } = FieldReader.Flag(index, extent, "custom"u8);

    public bool Delete { get; } = FieldReader.Flag(index, extent, "delete"u8);

    public bool External { get; } = FieldReader.Flag(index, extent, "external"u8);

    public IReadOnlyList<string> IgnoreChanges { get; } = FieldReader.Strings(index, extent, "ignoreChanges"u8);

    public IReadOnlyList<string> ReplaceOnChanges { get; } = FieldReader.Strings(index, extent, "replaceOnChanges"u8);

    /// <summary>Whether it is that of an interrupted operation.</summary>
    public bool IsPending { get; init; }

    /// <summary>Its place in the list, from 0; null for one of an interrupted operation.</summary>
    public int? Index { get; init; }

    /// <summary>Whether the program said this property, secret or not.</summary>
    public bool HasInput(string property) => FieldReader.Find(index, _inputs, System.Text.Encoding.UTF8.GetBytes(property)).Exists;
}
