using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>The keys that may open what a stage encrypted, each once. Dispose it to wipe them.</summary>
internal sealed class ResetKeys : IDisposable
{
    private readonly List<Candidate> _keys = [];

    /// <summary>Takes a copy of a key, unless it is there already.</summary>
    /// <param name="source">Where it is from, in words.</param>
    /// <param name="value">The key.</param>
    public void Add(string source, Passphrase value)
    {
        if (!_keys.Exists(key => key.Value.Is(value)))
        {
            _keys.Add(new Candidate(source, value.Copy(), new PassphraseKeyring(value.Characters)));
        }
    }

    /// <summary>The keys of one salt that fit it; the caller disposes them.</summary>
    /// <param name="salt">The salt with its sentinel; null, or a malformed one, fits none.</param>
    public IReadOnlyList<(string Source, PassphraseSecrets Secrets)> Open(string? salt)
    {
        var opened = new List<(string, PassphraseSecrets)>();
        try
        {
            foreach (var key in salt is null ? [] : _keys)
            {
                if (key.Keyring.TryOpen(salt!) is { } secrets)
                {
                    opened.Add((key.Source, secrets));
                }
            }
        }
        catch (FormatException)
        {
            // Nobody can have a key of it.
        }

        return opened;
    }

    /// <summary>SST's file of secrets under another key; null when none of these opens it.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="target">The other key.</param>
    public byte[]? Reseal(ReadOnlySpan<byte> file, Passphrase target)
    {
        foreach (var key in _keys)
        {
            if (SstSecretFile.Reseal(file, key.Value.Characters, target.Characters) is { } resealed)
            {
                return resealed;
            }
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var key in _keys)
        {
            key.Value.Dispose();
            key.Keyring.Dispose();
        }
    }

    private sealed record Candidate(string Source, Passphrase Value, PassphraseKeyring Keyring);
}
