using Amazon.CloudFront.Model;
using StackStage.Operations.Distributions.Leftovers;
using StackStage.Operations.Dns;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions;

/// <summary>One distribution that is to go, and what is known of it now.</summary>
internal sealed class DistributionTarget(string id)
{
    private readonly object _gate = new();
    private string? _deletableETag;

    public string Id { get; } = id;

    /// <summary>The alias it was asked for by, when that named nothing.</summary>
    public string? MissingAlias { get; init; }

    /// <summary>As it was when the plan was made; null when it was gone.</summary>
    public Distribution? Found { get; set; }

    /// <summary>The version of <see cref="Found"/>.</summary>
    public string? FoundETag { get; set; }

    public DistributionParts? Parts { get; set; }

    /// <summary>True when it could not be looked at, or must not be touched; the error has been written.</summary>
    public bool IsLeftAlone { get; set; }

    /// <summary>Whether its deletion was accepted, or it was found gone while the plan ran.</summary>
    public bool IsGone { get; set; }

    /// <summary>From here on, a look that finds it enabled has found that somebody else enabled it, or is behind.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether an earlier run has left a note of its leftovers.</summary>
    public bool HasNote { get; set; }

    public bool IsStaging => Found?.DistributionConfig.Staging == true;

    public IReadOnlyList<string> Aliases => Found?.DistributionConfig.Aliases?.Items ?? (MissingAlias is null ? [] : [MissingAlias]);

    public string Label => Found is null ? Id : Aliases.Count == 0 ? $"{Id} ({Found.DomainName})" : $"{Id} ({Found.DomainName}, {string.Join(", ", Aliases)})";

    /// <summary>The names it is known by in the run: its id, or the alias that named none.</summary>
    public string Key => Id.Length > 0 ? Id : MissingAlias!;

    /// <summary>The steps that delete DNS records before it, and the records.</summary>
    public Dictionary<Step, string> Records { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Its aliases for which no record was found.</summary>
    public List<MissingDnsRecord> MissingRecords { get; } = [];

    /// <summary>The steps that concern it.</summary>
    public List<Step> Steps { get; } = [];

    /// <summary>Those of them that take it away itself; what comes after it is not among them.</summary>
    public List<Step> Core { get; } = [];

    /// <summary>The step that disables it; null when it is disabled already.</summary>
    public Step? Disabling { get; set; }

    /// <summary>The step that waits until it is deployed.</summary>
    public Step? Deployed { get; set; }

    /// <summary>The step that deletes it.</summary>
    public Step? Deletion { get; set; }

    /// <summary>The step that waits until it is gone.</summary>
    public Step? Gone { get; set; }

    /// <summary>What it used and nothing outside of this run uses: deleted with -IncludeOrphans.</summary>
    public List<Leftover> Orphans { get; } = [];

    /// <summary>What else is to be said of what it used.</summary>
    public List<DistributionLeftover> Others { get; } = [];

    /// <summary>Keeps the version of which a look has just shown that it is disabled and deployed.</summary>
    public void Saw(string? etag, bool deletable)
    {
        lock (_gate)
        {
            _deletableETag = deletable ? etag : null;
        }
    }

    /// <summary>That version, once.</summary>
    public string? TakeDeletableETag()
    {
        lock (_gate)
        {
            var etag = _deletableETag;
            _deletableETag = null;
            return etag;
        }
    }
}
