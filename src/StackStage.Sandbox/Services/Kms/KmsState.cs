using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace StackStage.Sandbox.Services.Kms;

/// <summary>Keys and aliases of an account in a Region.</summary>
internal sealed class KmsState
{
    public Dictionary<string, KmsKey> Keys { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Key ids by alias (<c>alias/…</c>).</summary>
    public Dictionary<string, string> Aliases { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class KmsKey
{
    public required string KeyId { get; set; }

    public required string Arn { get; set; }

    /// <summary>The key itself: 256 random bits that no operation gives out.</summary>
    public byte[] Material { get; set; } = RandomNumberGenerator.GetBytes(32);

    public string Description { get; set; } = "";

    public DateTimeOffset Created { get; set; }

    public bool Enabled { get; set; } = true;

    public bool MultiRegion { get; set; }

    /// <summary>Whether AWS manages it for one of its services (<c>alias/aws/ssm</c>).</summary>
    public bool ManagedByAws { get; set; }

    /// <summary>When it will be gone, while its deletion is scheduled.</summary>
    public DateTimeOffset? DeletionDate { get; set; }

    public Dictionary<string, string> Tags { get; set; } = [];

    [JsonIgnore]
    public string State => DeletionDate is not null ? "PendingDeletion" : Enabled ? "Enabled" : "Disabled";
}
