using StackStage.Operations.Stages;

namespace StackStage.Operations.Looking;

/// <summary>Which resources are looked for, and where.</summary>
public sealed record LookingRequest
{
    /// <summary>Names or patterns: of a distribution its aliases, of others their domain names. None for all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Ids or ARNs, or patterns of them. None for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>The stages whose resources are wanted; null for all, and for what belongs to none.</summary>
    public IReadOnlyList<StageFilter>? Stages { get; init; }

    /// <summary>Looks into the states of the account's SST home for what has no tags.</summary>
    public bool SearchState { get; init; }

    /// <summary>Looks in every Region of the partition that the account has enabled; otherwise only in the connection's.</summary>
    public bool AllRegions { get; init; }

    /// <summary>Asks who holds each certificate.</summary>
    public bool WithHolders { get; init; } = true;

    internal bool Wants(StageName? owner) => Stages is null || (owner is { } known && Stages.Any(stage => stage.Includes(known)));
}
