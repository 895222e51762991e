using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>What a stage has encrypted with its key: its state, and SST's file of its secrets. Read once, tried with as many keys as there are.</summary>
internal sealed class EncryptedStage
{
    private readonly Snapshot? _state;
    private readonly byte[]? _secretFile;
    private readonly string? _note;

    private EncryptedStage(Snapshot? state, byte[]? secretFile, string? note)
    {
        _state = state;
        _secretFile = secretFile;
        _note = note;
    }

    /// <summary>Reads a stage. Of an app's fallback key there is only the file of secrets.</summary>
    /// <param name="home">The home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">It cannot be read.</exception>
    public static async Task<EncryptedStage> ReadAsync(StageHome home, StageName name, CancellationToken cancellationToken)
    {
        var secretFile = (await home.Store.ReadAsync(SstHome.KeyOf("secret", name), cancellationToken).ConfigureAwait(false))?.Bytes;
        if (name.Stage == KeyParameters.Fallback)
        {
            return new EncryptedStage(null, secretFile, "There are no fallback secrets.");
        }

        var content = await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return new EncryptedStage(null, secretFile, "There is no state.");
        }

        return Of(content.Bytes, secretFile, cancellationToken);
    }

    /// <summary>A stage whose state and file of secrets are at hand.</summary>
    /// <param name="state">The state's bytes.</param>
    /// <param name="secretFile">The file's bytes; null when there is none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static EncryptedStage Of(byte[] state, byte[]? secretFile, CancellationToken cancellationToken)
    {
        try
        {
            return new EncryptedStage(Snapshot.Read(state, new SnapshotReadOptions { CancellationToken = cancellationToken }), secretFile, null);
        }
        catch (SnapshotFormatException failure)
        {
            return new EncryptedStage(null, secretFile, $"The state cannot be read: {failure.Message}") { IsUnreadable = true };
        }
    }

    /// <summary>A state alone.</summary>
    public static EncryptedStage Of(Snapshot state) => new(state, null, null);

    private bool IsUnreadable { get; init; }

    /// <summary>Tries a key on all of it.</summary>
    public KeyVerdict Try(StageKeyProof proof, CancellationToken cancellationToken)
    {
        var file = _secretFile is null ? (StageKeyFit?)null : proof.Try(_secretFile);
        if (_state is null)
        {
            return IsUnreadable || file is null ? new KeyVerdict(StageKeyFit.Unknown, file) { Note = _note } : new KeyVerdict(file.Value, file) { Note = _note };
        }

        var state = proof.Try(_state, cancellationToken);
        var verdict = new KeyVerdict(state.Fit, file) { Secrets = state.Secrets, Closed = state.Closed, Note = state.Note };
        return (state.Fit, file) switch
        {
            (StageKeyFit.Fits, StageKeyFit.Wrong) => verdict with { Fit = StageKeyFit.FitsPartly, Note = "It opens the state, and not the file of the stage's secrets." },
            (StageKeyFit.Wrong, StageKeyFit.Fits) => verdict with { Note = "It opens the file of the stage's secrets, and not the state." },
            (StageKeyFit.NoSecretsInState, StageKeyFit.Fits or StageKeyFit.Wrong) => verdict with { Fit = file!.Value, Note = "Only the file of the stage's secrets is encrypted." },
            (StageKeyFit.FitsPartly, _) => verdict with { Note = $"{Counted(state.Closed.Count)} of {state.Secrets} in the state {(state.Closed.Count == 1 ? "was" : "were")} encrypted with another key, or {(state.Closed.Count == 1 ? "is" : "are")} damaged." },
            _ => verdict,
        };

        static string Counted(int count) => count == 1 ? "1 secret" : $"{count} secrets";
    }
}

/// <summary>What a key opens of a stage.</summary>
/// <param name="Fit">Whether it fits.</param>
/// <param name="SecretFile">Whether it opens the file of the stage's secrets; null when there is none.</param>
internal sealed record KeyVerdict(StageKeyFit Fit, StageKeyFit? SecretFile)
{
    public int Secrets { get; init; }

    /// <summary>The values that it does not open although it is the state's key.</summary>
    public IReadOnlyList<SnapshotSecret> Closed { get; init; } = [];

    /// <summary>What there is to say of it.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is the stage's key as far as anybody can tell.</summary>
    public bool IsGood => Fit is StageKeyFit.Fits or StageKeyFit.FitsPartly or StageKeyFit.NoSecretsInState;
}
