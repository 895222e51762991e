using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

/// <summary>What an account has in API Gateway in a Region; both versions of the API see it.</summary>
internal sealed class ApiGatewayState
{
    /// <summary>Domains by name; private ones by <c>name+id</c>.</summary>
    public Dictionary<string, ApiDomain> Domains { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, Api> Apis { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Certificates that AWS's hidden balancers still hold though no domain has them.</summary>
    public List<HeldCertificate> Held { get; set; } = [];

    public Dictionary<string, AccessAssociation> AccessAssociations { get; set; } = new(StringComparer.Ordinal);

    /// <summary>When an operation with a quota was last let through; kept in the account's us-east-1.</summary>
    public Dictionary<string, DateTimeOffset> LastCalls { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class ApiDomain
{
    public string Name { get; set; } = "";

    /// <summary>The id of a private domain.</summary>
    public string? Id { get; set; }

    /// <summary>REGIONAL, EDGE or PRIVATE.</summary>
    public string EndpointType { get; set; } = "REGIONAL";

    public string? CertificateArn { get; set; }

    public string? OwnershipCertificateArn { get; set; }

    public string SecurityPolicy { get; set; } = "TLS_1_2";

    public string IpAddressType { get; set; } = "ipv4";

    public string RoutingMode { get; set; } = "API_MAPPING_ONLY";

    /// <summary>The d-….execute-api or d….cloudfront.net name.</summary>
    public string Target { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Until when it is UPDATING.</summary>
    public DateTimeOffset AvailableAt { get; set; }

    public JsonObject? MutualTls { get; set; }

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, ApiMapping> Mappings { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, RoutingRule> Rules { get; set; } = new(StringComparer.Ordinal);

    public string Key => Id is null ? Name : Name + "+" + Id;
}

/// <summary>An API mapping; for a REST API also a base path mapping.</summary>
internal sealed class ApiMapping
{
    public string Id { get; set; } = "";

    public string ApiId { get; set; } = "";

    /// <summary>Empty for the root.</summary>
    public string Key { get; set; } = "";

    public string? Stage { get; set; }
}

internal sealed class RoutingRule
{
    public string Id { get; set; } = "";

    public int Priority { get; set; }

    public JsonArray Actions { get; set; } = [];

    public JsonArray Conditions { get; set; } = [];

    public IEnumerable<string> ApiIds => Actions.Select(a => (string?)a?["invokeApi"]?["apiId"]).OfType<string>();
}

internal sealed class Api
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>HTTP, WEBSOCKET or REST.</summary>
    public string Protocol { get; set; } = "HTTP";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Members as they were sent, in the version's own spelling.</summary>
    public JsonObject Sent { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, ApiStage> Stages { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class ApiStage
{
    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);
}

internal sealed record HeldCertificate(string CertificateArn, string Holder, DateTimeOffset Until);

/// <summary>A VPC endpoint's access to a private domain, in the account that uses it.</summary>
internal sealed record AccessAssociation(string Arn, string DomainArn, string Source);
