using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys.Backups;

/// <summary>Reads backups of stage keys. One that is damaged anywhere is refused as a whole.</summary>
public static class KeyBackupReader
{
    /// <summary>Lists what is in a backup, the newest entry first, without any value.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="connectAsync">Connects to AWS, for a bucket.</param>
    /// <param name="filter">Which stages.</param>
    /// <param name="entryId">Which entry; null for all.</param>
    /// <param name="unlock">Opens the entries, which proves what they say; null to list what their headers say.</param>
    /// <param name="host">Hears of the entries that are not opened.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">There is no backup, or it is damaged.</exception>
    public static async IAsyncEnumerable<StageKeyBackupItem> ListAsync(
        KeyBackupAddress address,
        Func<CancellationToken, Task<AwsConnection>> connectAsync,
        StageFilter filter,
        string? entryId,
        KeyBackupUnlock? unlock,
        IOperationHost host,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(host);
        foreach (var entry in Enumerable.Reverse(await ReadAsync(address, connectAsync, entryId, cancellationToken).ConfigureAwait(false)))
        {
            if (unlock is not null && !await IsProvenAsync(entry, unlock, host, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            foreach (var content in entry.Header.Contents.Where(content => filter.Includes(new StageName(content.App, content.Stage))))
            {
                yield return Describe(entry, content, unlock is not null);
            }
        }
    }

    /// <summary>Opens the entries of a backup that hold keys of some stages. Those that do not open are errors; when none does, that is the end.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="connectAsync">Connects to AWS, for a bucket.</param>
    /// <param name="filter">Which stages.</param>
    /// <param name="entryId">Which entry; null for all.</param>
    /// <param name="unlock">Opens them.</param>
    /// <param name="host">Hears of the entries that are not opened.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was opened, for the caller to dispose.</returns>
    /// <exception cref="StageException">There is no backup, it is damaged, or nothing in it opens.</exception>
    public static async Task<OpenedKeyBackup> OpenAsync(
        KeyBackupAddress address,
        Func<CancellationToken, Task<AwsConnection>> connectAsync,
        StageFilter filter,
        string? entryId,
        KeyBackupUnlock unlock,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(unlock);
        ArgumentNullException.ThrowIfNull(host);
        var opened = new List<OpenedEntry>();
        var failures = new List<StageException>();
        try
        {
            foreach (var entry in Enumerable.Reverse(await ReadAsync(address, connectAsync, entryId, cancellationToken).ConfigureAwait(false))
                .Where(entry => entry.Header.Bootstrap || entry.Header.Contents.Any(content => filter.Includes(new StageName(content.App, content.Stage)))))
            {
                try
                {
                    opened.Add(await OpenedEntry.OpenAsync(entry, unlock, host, cancellationToken).ConfigureAwait(false));
                }
                catch (StageException failure) when (failure.Error.ErrorId is "KeyBackupNotOpened" or "AccessDenied")
                {
                    failures.Add(failure);
                }
            }

            if (opened.Count == 0 && failures.Count > 0)
            {
                throw failures[0];
            }

            foreach (var failure in failures)
            {
                host.WriteWarning($"{failure.Error.Message} It is left out.");
            }

            return new OpenedKeyBackup(address.Text, opened);
        }
        catch
        {
            opened.ForEach(entry => entry.Dispose());
            throw;
        }
    }

    /// <summary>The certificates or the KMS key that an entry is for, in words; null for a password.</summary>
    internal static string? RecipientsOf(KeyBackupHeader header) => (string?)header.Protection["method"] switch
    {
        KeyBackupProtection.CertificateProtection.Name => string.Join(", ", (header.Protection["recipients"] as JsonArray ?? []).Select(one => $"{(string?)one?["subject"]} ({(string?)one?["thumbprint"]})")),
        KeyBackupProtection.KmsProtection.Name => (string?)header.Protection["keyArn"],
        _ => null,
    };

    private static async Task<IReadOnlyList<StoredEntry>> ReadAsync(KeyBackupAddress address, Func<CancellationToken, Task<AwsConnection>> connectAsync, string? entryId, CancellationToken cancellationToken)
    {
        var connection = address.Bucket is null ? null : await connectAsync(cancellationToken).ConfigureAwait(false);
        var place = await KeyBackupPlace.OpenAsync(address, connection, new KeyBackupEncryption(), cancellationToken).ConfigureAwait(false);
        var entries = await place.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0)
        {
            throw KeyBackupErrors.NotThere(address.Text);
        }

        var chosen = entryId is null ? entries : [.. entries.Where(entry => entry.Header.Id == entryId)];
        return chosen.Count > 0 ? chosen : throw KeyBackupErrors.EntryNotFound(address.Text, entryId!);
    }

    private static async Task<bool> IsProvenAsync(StoredEntry entry, KeyBackupUnlock unlock, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            using var opened = await OpenedEntry.OpenAsync(entry, unlock, host, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StageException failure) when (failure.Error.ErrorId is "KeyBackupNotOpened" or "AccessDenied")
        {
            host.WriteError(failure.Error);
            return false;
        }
    }

    private static StageKeyBackupItem Describe(StoredEntry entry, KeyBackupContent content, bool isProven) => new()
    {
        App = content.App,
        Stage = content.Stage,
        Version = content.Version,
        EarlierVersions = content.Earlier,
        FitsState = Enum.TryParse<StageKeyFit>(content.Fits, out var fit) ? fit : null,
        Includes = [.. content.Parts.Select(part => Enum.TryParse<KeyBackupPart>(part, out var known) ? known : (KeyBackupPart?)null).OfType<KeyBackupPart>(), .. entry.Header.Bootstrap ? [KeyBackupPart.Bootstrap] : Array.Empty<KeyBackupPart>()],
        Created = entry.Header.Created.LocalDateTime,
        EntryId = entry.Header.Id,
        Encryption = (string?)entry.Header.Protection["method"] ?? string.Empty,
        EncryptedFor = RecipientsOf(entry.Header),
        Verified = isProven,
        AccountId = entry.Header.AccountId,
        Region = entry.Header.Region,
        Path = entry.Address,
    };
}

/// <summary>The opened entries of a backup, the newest first. Dispose it to wipe the keys.</summary>
public sealed class OpenedKeyBackup : IDisposable
{
    internal OpenedKeyBackup(string address, IReadOnlyList<OpenedEntry> entries)
    {
        Address = address;
        Entries = entries;
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    internal IReadOnlyList<OpenedEntry> Entries { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in Entries)
        {
            entry.Dispose();
        }
    }

    /// <summary>The keys of a stage: the newest entry's present version first, then what came before; no value twice.</summary>
    internal IReadOnlyList<CandidateKey> CandidatesFor(StageName name)
    {
        var candidates = new List<CandidateKey>();
        foreach (var entry in Entries)
        {
            foreach (var version in entry.Payload.Keys.Where(key => key.Name == name).SelectMany(key => key.Versions.Reverse()))
            {
                if (!candidates.Exists(known => known.Proof.Key.Is(version.Value)))
                {
                    candidates.Add(new CandidateKey(StageKeyCandidate.Backup, version.Value) { Version = version.Version, EntryId = entry.Header.Id });
                }
            }
        }

        return candidates;
    }
}

/// <summary>An entry that was opened. Dispose it to wipe its keys.</summary>
internal sealed class OpenedEntry : IDisposable
{
    private OpenedEntry(StoredEntry stored, KeyBackupPayload payload)
    {
        Stored = stored;
        Payload = payload;
    }

    public StoredEntry Stored { get; }

    public KeyBackupHeader Header => Stored.Header;

    public KeyBackupPayload Payload { get; }

    /// <summary>Opens an entry.</summary>
    /// <exception cref="StageException">It does not open (<c>KeyBackupNotOpened</c>), or holds something else than its header says.</exception>
    public static async Task<OpenedEntry> OpenAsync(StoredEntry stored, KeyBackupUnlock unlock, IOperationHost host, CancellationToken cancellationToken)
    {
        var dataKey = await unlock.OpenAsync(stored.Header, stored.Address, host, cancellationToken).ConfigureAwait(false);
        byte[]? plaintext = null;
        try
        {
            plaintext = dataKey.Length != KeyBackupFormat.KeyLength ? null : stored.Section.TryOpen(dataKey);
            return plaintext is null
                ? throw KeyBackupErrors.NotOpened(stored.Address, stored.Header.Id, (string?)stored.Header.Protection["method"] == KeyBackupProtection.PasswordProtection.Name ? "the password is another one, or the entry was forged" : "the key is another one, or the entry was forged")
                : new OpenedEntry(stored, KeyBackupPayload.Parse(plaintext, stored.Address));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    public void Dispose() => Payload.Dispose();
}
