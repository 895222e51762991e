using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Keys;

/// <summary>A stage key with its values in memory. Dispose it to wipe them.</summary>
internal sealed class HeldStageKey(StageKey key, Passphrase value) : IDisposable
{
    /// <summary>What may be shown of it.</summary>
    public StageKey Key { get; } = key;

    /// <summary>The present value.</summary>
    public Passphrase Value { get; } = value;

    /// <summary>The earlier versions that Parameter Store keeps, the oldest first; empty as long as they were not asked for.</summary>
    public IReadOnlyList<HeldKeyVersion> Earlier { get; set; } = [];

    /// <summary>The labels of the present version, where the history was read.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    public StageName Name => new(Key.App, Key.Stage);

    public void Dispose()
    {
        Value.Dispose();
        foreach (var version in Earlier)
        {
            version.Dispose();
        }
    }
}

/// <summary>One version of a stage key with its value in memory. Dispose it to wipe that.</summary>
internal sealed class HeldKeyVersion(long version, Passphrase value) : IDisposable
{
    public long Version { get; } = version;

    public Passphrase Value { get; } = value;

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Who made it, as an ARN.</summary>
    public string? ModifiedBy { get; init; }

    /// <summary>The KMS key, as it was given.</summary>
    public string? KeyId { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    public void Dispose() => Value.Dispose();
}
