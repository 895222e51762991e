using StackStage.Operations.Machine;
using StackStage.Operations.Text;

namespace StackStage.Operations.Journal;

/// <summary>
/// What <c>-JournalPath</c> says: a folder, a file whose name ends in <c>.jsonl</c>, or <c>s3://bucket[/prefix][?region=…&amp;owner=…]</c>.
/// </summary>
public sealed record JournalAddress
{
    private const string FileExtension = ".jsonl";

    private JournalAddress()
    {
    }

    /// <summary>The path: of a bucket as it was given, else in full.</summary>
    public required string Text { get; init; }

    /// <summary>The full path of a file; null for a folder or a bucket.</summary>
    public string? File { get; private init; }

    /// <summary>The full path of a folder; null for a file or a bucket.</summary>
    public string? Folder { get; private init; }

    /// <summary>The bucket; null for what is on this machine.</summary>
    public string? Bucket { get; private init; }

    /// <summary>What the keys begin with, with its slash; empty for the whole bucket.</summary>
    public string Prefix { get; private init; } = string.Empty;

    /// <summary>The bucket's Region, if it is said.</summary>
    public string? Region { get; private init; }

    /// <summary>The account that the bucket must belong to, if it is said; else that of the credentials.</summary>
    public string? Owner { get; private init; }

    /// <summary>Whether a path is that of a bucket, so that AWS is needed for it.</summary>
    /// <param name="path">The path as it was given.</param>
    public static bool IsBucket(string? path) => BucketUrl.IsOne(path);

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path. One that is not of a bucket is taken relative to the process's folder.</param>
    /// <exception cref="Errors.StageException">It can be none (<c>JournalPathNotValid</c>).</exception>
    public static JournalAddress Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (IsBucket(path))
        {
            return ParseBucket(path);
        }

        if (string.IsNullOrWhiteSpace(path))
        {
            throw JournalErrors.PathNotValid(path, "is empty");
        }

        if (path.Contains("://", StringComparison.Ordinal))
        {
            throw JournalErrors.PathNotValid(path, "is an address of a kind that is not known");
        }

        var full = Path.GetFullPath(path);
        var kind = FileNode.Of(full)?.Kind ?? FileKind.Missing;
        var isFile = full.EndsWith(FileExtension, StringComparison.OrdinalIgnoreCase);
        return kind switch
        {
            FileKind.Missing => isFile ? new JournalAddress { Text = full, File = full } : new JournalAddress { Text = full, Folder = full },
            FileKind.Folder => isFile ? throw JournalErrors.PathNotValid(path, "is a folder, and its name is that of a file") : new JournalAddress { Text = full, Folder = full },

            // Two names of one file must not be two journals.
            FileKind.Regular => isFile ? new JournalAddress { Text = full, File = FileLinks.Resolve(full) } : throw JournalErrors.PathNotValid(path, "is a file whose name does not end in .jsonl; it was left alone"),
            _ => throw JournalErrors.PathNotValid(path, $"is no file and no folder ({kind}); it was not opened"),
        };
    }

    private static JournalAddress ParseBucket(string path)
    {
        var url = BucketUrl.Parse(
            path,
            name => JournalErrors.PathNotValid(path, $"names no bucket: '{name}' can be none"),
            option => JournalErrors.PathNotValid(path, $"has an option that is not known, or has no sound value: '{option}'; known are region=<Region> and owner=<account>"));
        if (url.Key.EndsWith(FileExtension, StringComparison.OrdinalIgnoreCase))
        {
            throw JournalErrors.PathNotValid(path, "names one object, and S3 cannot append to one; give a prefix, under which each run has its own objects");
        }

        return new JournalAddress { Text = path, Bucket = url.Bucket, Prefix = url.Key.Length == 0 ? string.Empty : url.Key + "/", Region = url.Region, Owner = url.Owner };
    }
}
