using StackStage.Operations.Errors;
using StackStage.Operations.Text;

namespace StackStage.Operations.Keys.Backups;

/// <summary>Where a backup is: a file, or <c>s3://bucket/prefix[?region=…&amp;owner=…]</c>, under which each entry is an object of its own.</summary>
public sealed record KeyBackupAddress
{
    /// <summary>What the names of objects end in.</summary>
    internal const string Extension = ".stagekeys";

    private KeyBackupAddress()
    {
    }

    /// <summary>The path: of a bucket as it was given, else in full.</summary>
    public required string Text { get; init; }

    /// <summary>The full path of a file; null for a bucket.</summary>
    public string? File { get; private init; }

    /// <summary>The bucket; null for a file.</summary>
    public string? Bucket { get; private init; }

    /// <summary>What the keys begin with, with its slash; empty for the whole bucket.</summary>
    public string Prefix { get; private init; } = string.Empty;

    /// <summary>The one object that is meant, when the URL names one; without the prefix.</summary>
    public string? ObjectName { get; private init; }

    /// <summary>The bucket's Region, when it is said.</summary>
    public string? Region { get; private init; }

    /// <summary>The account that the bucket must belong to, when it is said; else that of the credentials.</summary>
    public string? Owner { get; private init; }

    /// <summary>Whether a path is that of a bucket, so that AWS is needed for it.</summary>
    /// <param name="path">The path as it was given.</param>
    public static bool IsBucket(string? path) => BucketUrl.IsOne(path);

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path; one that is not of a bucket is taken relative to the process's folder.</param>
    /// <exception cref="StageException">It can be none (<c>KeyBackupPathNotValid</c>).</exception>
    public static KeyBackupAddress Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!IsBucket(path))
        {
            return path.Contains("://", StringComparison.Ordinal)
                ? throw NotValid(path, "it is an address of a kind that is not known")
                : new KeyBackupAddress { Text = Path.GetFullPath(path), File = Path.GetFullPath(path) };
        }

        var url = BucketUrl.Parse(
            path,
            name => NotValid(path, $"'{name}' can be no bucket"),
            option => NotValid(path, $"the option '{option}' is not known; known are region=<Region> and owner=<account>"));
        var key = url.Key;
        var isObject = key.EndsWith(Extension, StringComparison.Ordinal);
        var slash = key.LastIndexOf('/') + 1;
        return new KeyBackupAddress
        {
            Text = path,
            Bucket = url.Bucket,
            Prefix = isObject ? key[..slash] : key.Length == 0 ? string.Empty : key + "/",
            ObjectName = isObject ? key[slash..] : null,
            Region = url.Region,
            Owner = url.Owner,
        };
    }

    private static StageException NotValid(string path, string why) => new(new StageError(
        "KeyBackupPathNotValid", StageErrorCategory.InvalidArgument, $"'{path}' can be no backup: {why}.", path, "Give a file, or s3://bucket/prefix."));
}
