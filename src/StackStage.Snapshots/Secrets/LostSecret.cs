namespace StackStage.Snapshots;

/// <summary>What becomes of a value that no key opens, once an empty one stands in its place.</summary>
public enum SecretFate
{
    /// <summary>A refresh fills it in: the provider reads it from the cloud.</summary>
    Refresh,

    /// <summary>The next deployment fills it in: the program says it.</summary>
    Deploy,

    /// <summary>The next deployment may replace the resource because of it, or nothing tells that it will not.</summary>
    MayReplace,

    /// <summary>It is lost for good, or nothing tells that it is not: the state was the only place that had it.</summary>
    Lost,
}

/// <summary>What kind of JSON value a secret is.</summary>
public enum SecretKind
{
    /// <summary>The state does not tell; the value that takes its place is <c>null</c>, which any property may be.</summary>
    Unknown,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An object.</summary>
    Map,

    /// <summary>A list.</summary>
    List,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A Boolean.</summary>
    Boolean,
}

/// <summary>A place whose secret value no key opens, so that an encrypted empty value takes its place.</summary>
public sealed record LostSecret
{
    /// <summary>The resource's URN; null where the state has none, and for what belongs to no resource.</summary>
    public string? Urn { get; init; }

    /// <summary>The resource's name: the last part of its URN.</summary>
    public string? Name => Urn is null ? null : UrnText.Name(Urn);

    /// <summary>The resource's type.</summary>
    public string? Type { get; init; }

    /// <summary>Where it is in the resource: <c>inputs.password</c>, <c>outputs.list[2].key</c>; else from the deployment on: <c>config.shop:token</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What becomes of it.</summary>
    public required SecretFate Fate { get; init; }

    /// <summary>What kind of value it is, as far as the state tells; the empty one is of the same.</summary>
    public required SecretKind Kind { get; init; }

    /// <summary>Why that becomes of it.</summary>
    public required string Reason { get; init; }

    /// <summary>The resource's place in the list, from 0; null for what is not in one.</summary>
    public int? Index { get; init; }

    /// <summary>Whether it belongs to an operation that was interrupted.</summary>
    public bool IsPending { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Urn ?? "(no resource)"} {Path}: {Fate}";
}
