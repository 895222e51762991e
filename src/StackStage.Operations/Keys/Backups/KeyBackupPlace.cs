using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal.Disk;
using StackStage.Operations.Machine;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys.Backups;

/// <summary>Where the entries of a backup are kept. Entries are added and dropped, never changed.</summary>
internal abstract class KeyBackupPlace
{
    /// <summary>The place as the user reads it.</summary>
    public abstract string Address { get; }

    /// <summary>Opens a place. Nothing is read or written yet.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="connection">The way to AWS; needed for a bucket.</param>
    /// <param name="encryption">How S3 encrypts what is written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<KeyBackupPlace> OpenAsync(KeyBackupAddress address, AwsConnection? connection, KeyBackupEncryption encryption, CancellationToken cancellationToken)
    {
        if (address.File is { } file)
        {
            return new FilePlace(file);
        }

        var owner = address.Owner ?? await connection!.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReachAsync(address.Region).ConfigureAwait(false);
        }
        catch (StageException failure) when (address.Region is null && BucketStore.RegionOf(failure.InnerException) is { } region)
        {
            // The bucket is elsewhere, and S3 says where.
            return await ReachAsync(region).ConfigureAwait(false);
        }

        async Task<KeyBackupPlace> ReachAsync(string? region)
        {
            var store = new BucketStore(connection!.S3(region), address.Bucket!, address.Prefix, owner) { ContentType = "application/octet-stream", Encryption = encryption.Method, EncryptionKeyId = encryption.KeyId };
            await foreach (var _ in store.ListAsync(string.Empty, cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            return new BucketPlace(store, address);
        }
    }

    /// <summary>The entries, the oldest first; none when nothing is there.</summary>
    /// <exception cref="StageException">They cannot be read, or are damaged.</exception>
    public abstract Task<IReadOnlyList<StoredEntry>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Adds an entry, and reads it back.</summary>
    /// <returns>The entry as it is there now; null when it is not.</returns>
    /// <exception cref="StageException">It cannot be written; what was there is as it was.</exception>
    public abstract Task<StoredEntry?> AddAsync(byte[] entry, string id, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Drops entries.</summary>
    /// <exception cref="StageException">They cannot be dropped.</exception>
    public abstract Task RemoveAsync(IReadOnlyList<StoredEntry> entries, IOperationHost host, CancellationToken cancellationToken);

    private static IReadOnlyList<StoredEntry> Split(StoredContent content, string address) =>
        [.. KeyBackupFormat.Split(content.Bytes, address).Select(section => new StoredEntry(address, section, KeyBackupHeader.Parse(section.Header.Span, address)) { Content = content })];

    private sealed class FilePlace : KeyBackupPlace
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        private readonly FolderStore _store;
        private readonly string _key;

        public FilePlace(string path)
        {
            // Two names of one file must not be two backups.
            var real = File.Exists(path) ? FileLinks.Resolve(path) : path;
            _store = new FolderStore(Path.GetDirectoryName(real)!);
            _key = Path.GetFileName(real);
            Address = path;
        }

        public override string Address { get; }

        private string RealPath => _store.PathOf(_key);

        public override async Task<IReadOnlyList<StoredEntry>> ReadAsync(CancellationToken cancellationToken) =>
            await _store.ReadAsync(_key, cancellationToken).ConfigureAwait(false) is { } content ? Split(content, Address) : [];

        public override async Task<StoredEntry?> AddAsync(byte[] entry, string id, IOperationHost host, CancellationToken cancellationToken)
        {
            await ReplaceAsync(present => [.. present.Select(one => one.Section.Bytes), entry], host, cancellationToken).ConfigureAwait(false);
            return (await ReadAsync(CancellationToken.None).ConfigureAwait(false)).FirstOrDefault(one => one.Header.Id == id);
        }

        public override Task RemoveAsync(IReadOnlyList<StoredEntry> entries, IOperationHost host, CancellationToken cancellationToken)
        {
            var ids = entries.Select(one => one.Header.Id).ToHashSet(StringComparer.Ordinal);
            return ReplaceAsync(present => [.. present.Where(one => !ids.Contains(one.Header.Id)).Select(one => one.Section.Bytes)], host, cancellationToken);
        }

        private async Task ReplaceAsync(Func<IReadOnlyList<StoredEntry>, IReadOnlyList<ReadOnlyMemory<byte>>> change, IOperationHost host, CancellationToken cancellationToken)
        {
            using var hold = await HoldAsync(cancellationToken).ConfigureAwait(false);
            var present = await _store.ReadAsync(_key, cancellationToken).ConfigureAwait(false);
            var content = Join(change(present is null ? [] : Split(present, Address)));
            try
            {
                if (present is not null && !OperatingSystem.IsWindows())
                {
                    // The new file gets the mode of the old one, which somebody may have widened.
                    File.SetUnixFileMode(RealPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                }

                await _store.WriteAsync(_key, content, WriteCondition.IsAsRead(present), host, cancellationToken).ConfigureAwait(false);
            }
            catch (ObjectChangedException failure)
            {
                throw KeyBackupErrors.Changed(Address, failure);
            }
            catch (UnauthorizedAccessException failure)
            {
                throw StateFiles.StateFileErrors.NotWritable(Address, failure);
            }
        }

        private static byte[] Join(IReadOnlyList<ReadOnlyMemory<byte>> parts)
        {
            var whole = new byte[parts.Sum(part => (long)part.Length)];
            var at = 0;
            foreach (var part in parts)
            {
                part.CopyTo(whole.AsMemory(at));
                at += part.Length;
            }

            return whole;
        }

        // Beside the journals of runs, not beside the file: nothing of it is left among the backups. Where there is no such
        // folder, the condition of the write is all there is.
        private async Task<FileStream?> HoldAsync(CancellationToken cancellationToken)
        {
            try
            {
                var folder = Path.Combine(Path.GetDirectoryName(JournalFolder.Default())!, "holds");
                JournalFile.MakeFolder(folder);
                var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(RealPath)))[..32];
                return await FileHold.TakeAsync(Path.Combine(folder, name + ".lock"), Patience, cancellationToken).ConfigureAwait(false) ?? throw KeyBackupErrors.Busy(Address);
            }
            catch (StageException failure) when (failure.Error.ErrorId != "KeyBackupBusy")
            {
                return null;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    private sealed class BucketPlace(BucketStore store, KeyBackupAddress address) : KeyBackupPlace
    {
        private const int Parallelism = 8;

        public override string Address => address.Text;

        public override async Task<IReadOnlyList<StoredEntry>> ReadAsync(CancellationToken cancellationToken)
        {
            var keys = new List<string>();
            await foreach (var found in store.ListAsync(address.ObjectName ?? string.Empty, cancellationToken).ConfigureAwait(false))
            {
                // What lies deeper belongs to another prefix.
                if (found.Key.EndsWith(KeyBackupAddress.Extension, StringComparison.Ordinal) && !found.Key.Contains('/', StringComparison.Ordinal) && (address.ObjectName is null || found.Key == address.ObjectName))
                {
                    keys.Add(found.Key);
                }
            }

            var entries = new List<StoredEntry>();
            await foreach (var content in Stages.ReadAhead.Of(keys, Parallelism, (key, token) => store.ReadAsync(key, token), cancellationToken).ConfigureAwait(false))
            {
                entries.AddRange(Split(content, store.AddressOf(content.Key)));
            }

            return [.. entries.OrderBy(entry => entry.Header.Created).ThenBy(entry => entry.Header.Id, StringComparer.Ordinal)];
        }

        public override async Task<StoredEntry?> AddAsync(byte[] entry, string id, IOperationHost host, CancellationToken cancellationToken)
        {
            var key = id + KeyBackupAddress.Extension;
            try
            {
                await store.WriteAsync(key, entry, WriteCondition.IsNew, host, cancellationToken).ConfigureAwait(false);
            }
            catch (ObjectChangedException failure)
            {
                throw KeyBackupErrors.Changed(store.AddressOf(key), failure);
            }

            return await store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false) is { } content ? Split(content, store.AddressOf(key)).FirstOrDefault(one => one.Header.Id == id) : null;
        }

        public override async Task RemoveAsync(IReadOnlyList<StoredEntry> entries, IOperationHost host, CancellationToken cancellationToken)
        {
            foreach (var content in entries.Select(one => one.Content).Distinct())
            {
                try
                {
                    await store.DeleteAsync(content.Key, content.Tag, cancellationToken).ConfigureAwait(false);
                }
                catch (ObjectChangedException failure)
                {
                    throw KeyBackupErrors.Changed(store.AddressOf(content.Key), failure);
                }
            }
        }
    }
}

/// <summary>An entry as it is kept.</summary>
/// <param name="Address">Where.</param>
/// <param name="Section">Its bytes.</param>
/// <param name="Header">Its header, which is proven only when the entry is opened.</param>
internal sealed record StoredEntry(string Address, KeyBackupFormat.Section Section, KeyBackupHeader Header)
{
    /// <summary>The object that it is in.</summary>
    public required StoredContent Content { get; init; }
}

/// <summary>How S3 encrypts the objects of a backup, besides what they are encrypted with already.</summary>
/// <param name="KeyId">A KMS key; null for S3's own keys.</param>
public sealed record KeyBackupEncryption(string? KeyId = null)
{
    internal ServerSideEncryptionMethod Method => KeyId is null ? ServerSideEncryptionMethod.AES256 : ServerSideEncryptionMethod.AWSKMS;
}
