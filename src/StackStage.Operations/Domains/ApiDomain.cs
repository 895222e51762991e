namespace StackStage.Operations.Domains;

/// <summary>A custom domain name as both versions of API Gateway's API show it.</summary>
internal sealed record ApiDomain
{
    /// <summary>The name, normalized.</summary>
    public required string Name { get; init; }

    /// <summary>What tells private domains of one name apart; null for public ones.</summary>
    public string? Id { get; init; }

    public string? Arn { get; init; }

    /// <summary>REGIONAL, EDGE or PRIVATE.</summary>
    public required string EndpointType { get; init; }

    /// <summary>What DNS records of the domain point at.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    public IReadOnlyList<string> CertificateArns { get; init; } = [];

    public string? TruststoreUri { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the service says how the domain routes, and so knows routing rules.</summary>
    public bool HasRouting { get; init; }

    public bool IsInV1 { get; init; }

    public bool IsInV2 { get; init; }

    /// <summary>The name as AWS writes it in ARNs: with the id, for private domains.</summary>
    public string Key => Id is null ? Name : $"{Name}+{Id}";

    public bool IsPrivate => Id is not null || EndpointType == "PRIVATE";
}

/// <summary>A mapping from a path of a domain to a stage of an API.</summary>
/// <param name="Path">The path's key; empty for the whole domain.</param>
/// <param name="ApiId">The API.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="MappingId">Its id in version 2; null for a base path mapping that only version 1 shows.</param>
internal sealed record DomainMapping(string Path, string ApiId, string? Stage, string? MappingId)
{
    public string Id => MappingId ?? $"{Path}>{ApiId}";

    public string Describe(ApiDomain domain) => $"{domain.Key}/{Path} -> {ApiId}{(Stage is null ? string.Empty : "/" + Stage)}";
}

/// <summary>A routing rule of a domain.</summary>
/// <param name="RuleId">Its id.</param>
/// <param name="Priority">Its place among the rules.</param>
/// <param name="Apis">The APIs and stages it leads to.</param>
internal sealed record DomainRule(string RuleId, int? Priority, IReadOnlyList<string> Apis)
{
    public string Describe(ApiDomain domain) => $"{domain.Key} rule {RuleId} (priority {Priority}) -> {string.Join(", ", Apis)}";
}

/// <summary>What hangs on a domain and must go before it.</summary>
internal sealed record DomainContent(IReadOnlyList<DomainMapping> Mappings, IReadOnlyList<DomainRule> Rules)
{
    public static DomainContent Empty { get; } = new([], []);
}

/// <summary>A VPC endpoint's access to a private domain.</summary>
internal sealed record DomainAccess(string Arn, string DomainArn, string? Source);
