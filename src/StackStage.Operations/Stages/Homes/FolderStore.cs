using System.Runtime.CompilerServices;
using StackStage.Operations.StateFiles;

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

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        try
        {
            return await WholeFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
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
