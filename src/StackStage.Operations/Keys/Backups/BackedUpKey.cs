using StackStage.Operations.Stages;

namespace StackStage.Operations.Keys.Backups;

/// <summary>A key as a backup holds it: all that makes the parameter what it was. Dispose it to wipe the values.</summary>
internal sealed class BackedUpKey : IDisposable
{
    public required StageName Name { get; init; }

    public required string ParameterName { get; init; }

    public required string Type { get; init; }

    public string? Tier { get; init; }

    public string? DataType { get; init; }

    public string? Description { get; init; }

    public string? AllowedPattern { get; init; }

    /// <summary>The KMS key as it was given, such as <c>alias/aws/ssm</c>.</summary>
    public string? KeyId { get; init; }

    /// <summary>The KMS key's ARN, as far as KMS said it.</summary>
    public string? KeyArn { get; init; }

    /// <summary>The policies, each as JSON.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public string? Arn { get; init; }

    public string? AccountId { get; init; }

    public string? Region { get; init; }

    /// <summary>The versions, the oldest first; the last one was the present one.</summary>
    public required IReadOnlyList<HeldKeyVersion> Versions { get; init; }

    public HeldKeyVersion Present => Versions[^1];

    public void Dispose()
    {
        foreach (var version in Versions)
        {
            version.Dispose();
        }
    }
}

/// <summary>An object of the state bucket as a backup holds it.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Kind"><c>Secret</c> or <c>State</c>.</param>
/// <param name="Key">Its key in the bucket.</param>
/// <param name="Bytes">Its bytes as they were stored.</param>
/// <param name="Modified">When it was written.</param>
internal sealed record BackedUpObject(StageName Name, KeyBackupPart Kind, string Key, byte[] Bytes, DateTimeOffset? Modified);

/// <summary>SST's bootstrap parameter as a backup holds it. It is no secret.</summary>
internal sealed record BackedUpBootstrap(string Name, string Type, string Value, string? Description);
