using System.Text.Json.Serialization;

namespace StackStage.Sandbox.Services.Ssm;

/// <summary>Parameters of an account in a Region.</summary>
internal sealed class SsmState
{
    public Dictionary<string, SsmParameter> Parameters { get; set; } = new(StringComparer.Ordinal);

    /// <summary>When names were deleted: for a while they cannot be used again.</summary>
    public Dictionary<string, DateTimeOffset> Deleted { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class SsmParameter
{
    public required string Name { get; set; }

    /// <summary>The versions that are kept, oldest first.</summary>
    public List<SsmVersion> Versions { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = [];

    [JsonIgnore]
    public SsmVersion Latest => Versions[^1];
}

internal sealed class SsmVersion
{
    public int Version { get; set; }

    public required string Type { get; set; }

    public required string Value { get; set; }

    /// <summary>The key as it was given (<c>alias/aws/ssm</c>), of a SecureString.</summary>
    public string? KeyId { get; set; }

    /// <summary>The key's ARN when the value was written.</summary>
    public string? KeyArn { get; set; }

    public string? Description { get; set; }

    public string? AllowedPattern { get; set; }

    public string Tier { get; set; } = "Standard";

    /// <summary>The policies as they were put, a JSON array.</summary>
    public string? Policies { get; set; }

    public string DataType { get; set; } = "text";

    public List<string> Labels { get; set; } = [];

    public DateTimeOffset Modified { get; set; }

    public string ModifiedBy { get; set; } = "";
}
