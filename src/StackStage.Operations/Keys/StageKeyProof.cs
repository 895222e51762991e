using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>
/// What one key opens. However many states, secrets and files it is tried on, it costs one derivation for each salt that they
/// have. Dispose it to wipe the key and what was derived from it. Safe to use from several threads.
/// </summary>
internal sealed class StageKeyProof : IDisposable
{
    private readonly Passphrase _key;
    private readonly PassphraseKeyring _keyring;

    /// <summary>Takes a key.</summary>
    /// <param name="key">The key; it is copied, and stays the caller's.</param>
    public StageKeyProof(Passphrase key)
    {
        _key = key.Copy();
        _keyring = new PassphraseKeyring(key.Characters);
    }

    /// <summary>How many derivations it has cost.</summary>
    public int Derivations => _keyring.Derivations;

    /// <summary>The key.</summary>
    public Passphrase Key => _key;

    /// <summary>Tries the key on a state: first on the salt's sentinel, then on every secret.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public StateProof Try(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var type = snapshot.SecretsProviderType;
        if (string.IsNullOrEmpty(type))
        {
            var secrets = snapshot.EnumerateSecrets().Count(secret => secret.Ciphertext is not null);
            return secrets == 0 ? new StateProof(StageKeyFit.NoSecretsInState) : new StateProof(StageKeyFit.Unknown, secrets) { Note = "It has encrypted secrets, and does not say by whom they were encrypted." };
        }

        if (type != "passphrase")
        {
            return new StateProof(StageKeyFit.Unknown) { Note = $"Its secrets are kept by the provider '{type}', not by a passphrase." };
        }

        try
        {
            using var opened = _keyring.TryOpen(snapshot.PassphraseSalt ?? throw new FormatException("it has no salt"));
            return opened is null ? new StateProof(StageKeyFit.Wrong) : TryEach(snapshot, opened, cancellationToken);
        }
        catch (FormatException failure)
        {
            return new StateProof(StageKeyFit.Unknown) { Note = $"Its secrets provider is damaged: {failure.Message}." };
        }
    }

    /// <summary>Tries the key on SST's file of secrets.</summary>
    /// <param name="file">The file's bytes.</param>
    public StageKeyFit Try(ReadOnlySpan<byte> file) => SstSecretFile.Check(file, _key.Characters) switch
    {
        PassphraseCheck.Fits => StageKeyFit.Fits,
        PassphraseCheck.DoesNotFit => StageKeyFit.Wrong,
        _ => StageKeyFit.Unknown,
    };

    public void Dispose()
    {
        _key.Dispose();
        _keyring.Dispose();
    }

    private static StateProof TryEach(Snapshot snapshot, PassphraseSecrets opened, CancellationToken cancellationToken)
    {
        var count = 0;
        var closed = new List<SnapshotSecret>();
        foreach (var secret in snapshot.EnumerateSecrets())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (secret.Ciphertext is not null)
            {
                count++;
                if (!IsOpen(opened, secret.Ciphertext))
                {
                    closed.Add(secret);
                }
            }
        }

        return new StateProof(closed.Count == 0 ? StageKeyFit.Fits : StageKeyFit.FitsPartly, count) { Closed = closed };
    }

    private static bool IsOpen(PassphraseSecrets opened, string ciphertext)
    {
        try
        {
            return opened.Opens(ciphertext);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>What a key opens of a state.</summary>
/// <param name="Fit">Whether it fits.</param>
/// <param name="Secrets">How many encrypted values the state has; not counted when the key is another one.</param>
internal sealed record StateProof(StageKeyFit Fit, int Secrets = 0)
{
    /// <summary>The values that the key does not open although it is the state's.</summary>
    public IReadOnlyList<SnapshotSecret> Closed { get; init; } = [];

    /// <summary>Why nobody can tell.</summary>
    public string? Note { get; init; }
}
