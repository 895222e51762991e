using StackStage.Operations.Waiting;

namespace StackStage.Operations.Distributions;

/// <summary>Which distributions are to go, and how far.</summary>
public sealed record DistributionRemovalRequest
{
    /// <summary>Ids of distributions; an ARN will do.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Aliases (alternate domain names) of distributions, or patterns of them, as <c>pr-*.example.com</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Stops when the distribution is disabled and deployed.</summary>
    public bool DisableOnly { get; init; }

    /// <summary>Deletes what only these distributions used, too.</summary>
    public bool IncludeOrphans { get; init; }

    /// <summary>Deletes the aliases' records in Route 53 first.</summary>
    public bool RemoveDnsRecord { get; init; }

    /// <summary>How patiently to wait.</summary>
    public required WaitOptions Wait { get; init; }
}
