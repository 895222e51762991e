using System.Text.Json.Serialization;

namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>What an account has in CloudFront.</summary>
internal sealed class CloudFrontState
{
    public Dictionary<string, Distribution> Distributions { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Policies, access controls, functions and the rest, by <c>kind/id</c>.</summary>
    public Dictionary<string, Entity> Entities { get; set; } = new(StringComparer.Ordinal);

    /// <summary>References that outlive their distribution, or the change that dropped them.</summary>
    public List<HeldReference> Held { get; set; } = [];

    public Dictionary<string, DistributionTenant> Tenants { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, ConnectionGroup> ConnectionGroups { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class Distribution
{
    private DistributionConfigXml? _parsed;
    private string? _parsedOf;

    public string Id { get; set; } = "";

    /// <summary>The DistributionConfig as it came, in no namespace.</summary>
    public string Config { get; set; } = "";

    /// <summary>The config to read from; what is answered or changed must be a copy.</summary>
    [JsonIgnore]
    public DistributionConfigXml Parsed
    {
        get
        {
            if (_parsed is null || !ReferenceEquals(_parsedOf, Config))
            {
                (_parsed, _parsedOf) = (DistributionConfigXml.Parse(Config), Config);
            }

            return _parsed;
        }
    }

    public string ETag { get; set; } = "";

    public string DomainName { get; set; } = "";

    public DateTimeOffset LastModified { get; set; }

    /// <summary>When the last change has reached all edges.</summary>
    public DateTimeOffset DeployedAt { get; set; }

    /// <summary>When it is gone at last, once its deletion was accepted.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>The flat-rate plan it is subscribed to.</summary>
    public string? PricingPlan { get; set; }

    /// <summary>The end of the billing cycle of a plan that was cancelled.</summary>
    public DateTimeOffset? PricingPlanEnds { get; set; }

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, Invalidation> Invalidations { get; set; } = new(StringComparer.Ordinal);
}

internal sealed record Invalidation(string Id, string Batch, DateTimeOffset CreatedAt);

/// <summary>Anything with a config and an ETag of its own that distributions refer to.</summary>
internal sealed class Entity
{
    public string Kind { get; set; } = "";

    /// <summary>The id; the name of a function.</summary>
    public string Id { get; set; } = "";

    public string Config { get; set; } = "";

    public string ETag { get; set; } = "";

    public bool Managed { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastModified { get; set; }

    /// <summary>VPC origins: when the last change is deployed.</summary>
    public DateTimeOffset DeployedAt { get; set; }

    /// <summary>VPC origins: when a deletion that was accepted is done.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>Functions: the code, in base64.</summary>
    public string? Code { get; set; }

    /// <summary>Functions: config, code and ETag of the published version.</summary>
    public PublishedFunction? Live { get; set; }

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);
}

internal sealed record PublishedFunction(string Config, string Code, string ETag, DateTimeOffset CreatedAt, DateTimeOffset LastModified);

internal sealed record Reference(string Kind, string Id);

internal sealed record HeldReference(string Kind, string Id, DateTimeOffset Until);

internal sealed class DistributionTenant
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string DistributionId { get; set; } = "";

    public string ConnectionGroupId { get; set; } = "";

    public List<string> Domains { get; set; } = [];

    /// <summary>Elements that were sent besides (customizations, parameters), as XML.</summary>
    public string Other { get; set; } = "";

    public bool Enabled { get; set; } = true;

    public string ETag { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastModified { get; set; }

    public DateTimeOffset DeployedAt { get; set; }

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class ConnectionGroup
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string RoutingEndpoint { get; set; } = "";

    public bool Enabled { get; set; } = true;

    public string ETag { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastModified { get; set; }

    public DateTimeOffset DeployedAt { get; set; }

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);
}
