using StackStage.Operations.Text;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>What became of a reset: of a stage key, or of a whole stage.</summary>
public enum StageResetState
{
    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>Shown by a preview, not done.</summary>
    Previewed,

    /// <summary>The user said no; nothing was changed.</summary>
    Declined,

    /// <summary>Something failed, or was declined in between; the same command goes on.</summary>
    Incomplete,
}

/// <summary>What becomes of SST's file of a stage's secrets.</summary>
public enum StageSecretsFile
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It says the same under the new key.</summary>
    Reencrypted,

    /// <summary>No key opens it: it is kept aside, and its secrets must be set again.</summary>
    KeptAside,
}

/// <summary>A stage whose key was made anew. No value of a key or of a secret is in it.</summary>
public sealed record StageKeyReset
{
    /// <summary>The app.</summary>
    public required string App { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>What became of it.</summary>
    public required StageResetState State { get; init; }

    /// <summary>Whether it went on with a reset that had not ended.</summary>
    public bool Continued { get; init; }

    /// <summary>The parameter that holds the key.</summary>
    public required string ParameterName { get; init; }

    /// <summary>The parameter's version that holds the new key; null when it was not written.</summary>
    public long? Version { get; init; }

    /// <summary>How many secret values of the state keep what they say.</summary>
    public int Kept { get; init; }

    /// <summary>Which key opened how many of them, in words.</summary>
    public IReadOnlyList<string> OpenedBy { get => field; init => field = ReadableList.Of(value); } = [];

    /// <summary>The places of the state whose value no key opens; an encrypted empty value is there now.</summary>
    public IReadOnlyList<LostSecret> Lost { get => field; init => field = ReadableList.Of(value); } = [];

    /// <summary>What became of SST's file of the stage's secrets.</summary>
    public StageSecretsFile SecretsFile { get; init; }

    /// <summary>Where a secrets file that no key opens is kept; null when there is none.</summary>
    public string? KeptAside { get; init; }

    /// <summary>The secrets to set again (<c>sst secret set</c>), as far as the state tells.</summary>
    public IReadOnlyList<string> SecretsToSet { get => field; init => field = ReadableList.Of(value); } = [];

    /// <summary>How many kept snapshots are under the new key now.</summary>
    public int Snapshots { get; init; }

    /// <summary>The kept snapshots that were left as they are because no key opens all of them, by id.</summary>
    public IReadOnlyList<string> SnapshotsLeft { get => field; init => field = ReadableList.Of(value); } = [];

    /// <summary>Where the state as it was before is kept; null when it was not replaced.</summary>
    public string? Backup { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }
}
