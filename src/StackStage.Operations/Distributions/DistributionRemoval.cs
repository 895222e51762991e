using System.Text.Json.Serialization;
using StackStage.Operations.Dns;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions;

/// <summary>What became of one distribution.</summary>
/// <param name="Id">Its id; empty when an alias named none.</param>
/// <param name="DomainName">Its own domain name at CloudFront, or null when it was gone already.</param>
/// <param name="Aliases">Its alternate domain names.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Steps">What was done, with times.</param>
/// <param name="Leftovers">What it used, and what became of that.</param>
public sealed record DistributionRemoval(
    string Id,
    string? DomainName,
    IReadOnlyList<string> Aliases,
    DistributionRemovalState State,
    IReadOnlyList<StepResult> Steps,
    IReadOnlyList<DistributionLeftover> Leftovers)
{
    /// <summary>The DNS records that were deleted now.</summary>
    public IReadOnlyList<string> DnsRecords { get; init; } = [];

    /// <summary>With <c>-RemoveDnsRecord</c>, the aliases for which no record was found in the zones that were looked in, and why.</summary>
    public IReadOnlyList<MissingDnsRecord> MissingDnsRecords { get; init; } = [];

    /// <summary>The aliases as a line of text.</summary>
    [JsonIgnore]
    public string AliasesText => string.Join(", ", Aliases);

    /// <summary>What is left over, as a line of text: what was deleted, or is still in use, is not.</summary>
    [JsonIgnore]
    public string LeftoversText => string.Join(", ", Leftovers.Where(leftover => leftover.State is not (LeftoverState.Deleted or LeftoverState.InUse)));

    /// <summary>From the beginning of the first step to the end of the last.</summary>
    public TimeSpan? Duration => Steps.Max(step => step.Finished) - Steps.Min(step => step.Started);
}
