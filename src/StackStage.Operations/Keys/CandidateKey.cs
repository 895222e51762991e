using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Keys;

/// <summary>A key to try, and where it came from. Dispose it to wipe it.</summary>
internal sealed class CandidateKey(StageKeyCandidate kind, Passphrase key) : IDisposable
{
    public StageKeyCandidate Kind { get; } = kind;

    /// <summary>The key, and what was derived from it in this run.</summary>
    public StageKeyProof Proof { get; } = new(key);

    /// <summary>The version of the parameter that it is, or was when it was backed up.</summary>
    public long? Version { get; init; }

    /// <summary>The entry of the backup.</summary>
    public string? EntryId { get; init; }

    public void Dispose() => Proof.Dispose();
}
