using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Keys;

/// <summary>A key as it is to be in Parameter Store. What is not said is as SST makes it, or stays.</summary>
internal sealed record StageKeyWrite
{
    /// <summary>What SST says of the keys it makes.</summary>
    public const string UsualDescription = "DO NOT DELETE STATE WILL BECOME UNRECOVERABLE";

    public required StageName Name { get; init; }

    /// <summary>The value; stays the caller's.</summary>
    public required Passphrase Value { get; init; }

    /// <summary>The version that must be the present one; null when there must be no such parameter.</summary>
    public long? ExpectedVersion { get; init; }

    public string Type { get; init; } = "SecureString";

    public string? Tier { get; init; }

    public string? KeyId { get; init; }

    public string? Description { get; init; } = UsualDescription;

    public string? AllowedPattern { get; init; }

    public string? DataType { get; init; }

    /// <summary>The policies of an advanced parameter, each as JSON.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
