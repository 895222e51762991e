using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>Objects as files under a folder.</summary>
internal sealed class FolderStore(string root) : IObjectStore
{
    private static readonly EnumerationOptions Whole = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = 0 };

    public string Root { get; } = Path.GetFullPath(root);

    public string PathOf(string key) => Path.Combine(Root, key.Replace('/', Path.DirectorySeparatorChar));

    public string AddressOf(string key) => PathOf(key);

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var found in await Task.Run(() => List(prefix, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return found;
        }
    }

    public async IAsyncEnumerable<StoredVersion> ListVersionsAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A file system keeps none.
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }

    public async Task<StoredContent?> ReadAsync(string key, CancellationToken cancellationToken, string? versionId = null)
    {
        var path = PathOf(key);
        try
        {
            var written = File.GetLastWriteTimeUtc(path);
            var bytes = await WholeFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
            return new StoredContent(key, bytes, TagOf(bytes), written);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StageErrors.NotReadable(path, failure);
        }
    }

    public async Task<string> WriteAsync(string key, ReadOnlyMemory<byte> content, WriteCondition condition, IOperationHost host, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (condition.Tag is null)
        {
            return StateFileWriter.WriteNew(path, content, host) ? TagOf(content.Span) : throw new ObjectChangedException(path);
        }

        if ((await ReadAsync(key, cancellationToken).ConfigureAwait(false))?.Tag != condition.Tag)
        {
            throw new ObjectChangedException(path);
        }

        await StateFileWriter.WriteAsync(path, content, host, cancellationToken).ConfigureAwait(false);
        return TagOf(content.Span);
    }

    public async Task<bool> DeleteAsync(string key, string tag, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (await ReadAsync(key, cancellationToken).ConfigureAwait(false) is not { } there)
        {
            return false;
        }

        if (there.Tag != tag)
        {
            throw new ObjectChangedException(path);
        }

        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StageErrors.NotDeletable(path, failure);
        }
    }

    private static string TagOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));

    private List<StoredObject> List(string prefix, CancellationToken cancellationToken)
    {
        // Only the folder that the prefix names is walked, not the whole home.
        var folder = prefix.LastIndexOf('/') is >= 0 and var slash ? PathOf(prefix[..slash]) : Root;
        try
        {
            var files = new List<StoredObject>();
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Whole))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var key = Path.GetRelativePath(Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
                if (key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    files.Add(new StoredObject(key, file.Length, file.LastWriteTimeUtc));
                }
            }

            files.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
            return files;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (FileNotFoundException failure)
        {
            throw StageErrors.NotReadable(folder, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StageErrors.NotReadable(folder, failure);
        }
    }
}
