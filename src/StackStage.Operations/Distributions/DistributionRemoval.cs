using StackStage.Operations.Dns;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

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
    /// <summary>Its alternate domain names.</summary>
    public IReadOnlyList<string> Aliases { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of(Aliases);

    /// <summary>The DNS records that were deleted now.</summary>
    public IReadOnlyList<string> DnsRecords { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>With <c>-RemoveDnsRecord</c>, the aliases for which no record was found in the zones that were looked in, and why.</summary>
    public IReadOnlyList<MissingDnsRecord> MissingDnsRecords { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<MissingDnsRecord>(null);

    /// <summary>What was done, with times.</summary>
    public IReadOnlyList<StepResult> Steps { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of(Steps);

    /// <summary>What it used, and what became of that.</summary>
    public IReadOnlyList<DistributionLeftover> Leftovers { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of(Leftovers);

    /// <summary>From the beginning of the first step to the end of the last.</summary>
    public TimeSpan? Duration => Steps.Max(step => step.Finished) - Steps.Min(step => step.Started);
}
