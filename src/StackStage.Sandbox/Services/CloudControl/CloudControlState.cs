using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Services.CloudControl;

/// <summary>What Cloud Control knows in an account and Region.</summary>
internal sealed class CloudControlState
{
    /// <summary>Resources by <c>type|identifier</c>.</summary>
    public Dictionary<string, GenericResource> Resources { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, ResourceRequest> Requests { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Types that there were resources of.</summary>
    public HashSet<string> Types { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Actions (READ, LIST, DELETE) that a type does not support.</summary>
    public Dictionary<string, List<string>> Unsupported { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The calls of the last minute.</summary>
    public List<DateTimeOffset> Calls { get; set; } = [];
}

/// <summary>A resource of any type; scenarios describe them.</summary>
internal class GenericResource
{
    public string Type { get; set; } = "";

    public string Identifier { get; set; } = "";

    /// <summary>For the Tagging API, which cannot find resources without.</summary>
    public string? Arn { get; set; }

    public JsonObject Properties { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What must outlive this resource: <c>type|identifier</c>, an identifier, or an ARN.</summary>
    public List<string> DependsOn { get; set; } = [];

    /// <summary>The API Gateway API that takes it away when it goes.</summary>
    public string? PartOfApi { get; set; }

    /// <summary>How long its deletion takes; the setting when null.</summary>
    public double? DeleteSeconds { get; set; }

    /// <summary>How its next deletions fail.</summary>
    public List<HandlerFailure> Failures { get; set; } = [];

    public string Key => Type + "|" + Identifier;

    public bool DependsUpon(GenericResource other) =>
        DependsOn.Exists(d => d == other.Key || d == other.Identifier || d == other.Arn);
}

/// <summary>A failure of a delete handler.</summary>
internal sealed class HandlerFailure
{
    /// <summary>As in a progress event: Throttling, NetworkFailure, AccessDenied, GeneralServiceException …</summary>
    public string Code { get; set; } = "GeneralServiceException";

    public string? Message { get; set; }

    /// <summary>How often; always when null.</summary>
    public int? Times { get; set; } = 1;
}

internal sealed class ResourceRequest
{
    public string Token { get; set; } = "";

    public string? ClientToken { get; set; }

    public string Type { get; set; } = "";

    public string Identifier { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the handler is done.</summary>
    public DateTimeOffset DoneAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>SUCCESS or FAILED once it is done.</summary>
    public string? Outcome { get; set; }

    public string? ErrorCode { get; set; }

    public string? Message { get; set; }
}
