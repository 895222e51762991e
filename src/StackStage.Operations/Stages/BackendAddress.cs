namespace StackStage.Operations.Stages;

/// <summary>The URL of a Pulumi backend, taken apart as Pulumi does: <c>file://…</c> or <c>s3://bucket[/prefix][?region=…]</c>.</summary>
public sealed record BackendAddress
{
    private BackendAddress(string url) => Url = url;

    /// <summary>The URL as it was given.</summary>
    public string Url { get; }

    /// <summary>The folder of a file:// backend; relative if it was given so.</summary>
    public string? Folder { get; init; }

    /// <summary>The bucket of an s3:// backend.</summary>
    public string? Bucket { get; private init; }

    /// <summary>What the keys begin with, with its slash; empty for the whole bucket.</summary>
    public string Prefix { get; private init; } = string.Empty;

    /// <summary>The bucket's Region, when the URL says it.</summary>
    public string? Region { get; private init; }

    /// <summary>Reads a URL.</summary>
    /// <param name="url">The URL.</param>
    /// <exception cref="Errors.StageException">It is of another kind.</exception>
    public static BackendAddress Parse(string url) => Parse(url, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsWindows());

    internal static BackendAddress Parse(string url, string home, bool isWindows)
    {
        ArgumentNullException.ThrowIfNull(url);
        var question = url.IndexOf('?', StringComparison.Ordinal);
        var bare = question < 0 ? url : url[..question];
        if (bare.StartsWith("file://", StringComparison.Ordinal))
        {
            return new BackendAddress(url) { Folder = FolderOf(bare["file://".Length..], home, isWindows) };
        }

        if (!bare.StartsWith("s3://", StringComparison.Ordinal) || bare.Length == "s3://".Length)
        {
            throw StageErrors.BackendNotSupported(url);
        }

        var parts = bare["s3://".Length..].Split('/', 2);
        var prefix = parts.Length == 2 ? parts[1].Trim('/') : string.Empty;
        return new BackendAddress(url)
        {
            Bucket = parts[0],
            Prefix = prefix.Length == 0 ? string.Empty : prefix + "/",
            Region = question < 0 ? null : Option(url[(question + 1)..], "region"),
        };
    }

    // As Pulumi: both slashes after the tilde, and no escapes. file:///C:/x is how a URL names a drive; its first slash is no part of the path.
    private static string FolderOf(string path, string home, bool isWindows) =>
        path is "" ? "."
        : path is "~" ? home
        : path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith(@"~\", StringComparison.Ordinal) ? Path.Combine(home, path[2..])
        : isWindows && path is ['/' or '\\', _, ':', ..] && char.IsAsciiLetter(path[1]) ? path[1..]
        : path;

    private static string? Option(string query, string name) => query.Split('&')
        .Select(pair => pair.Split('=', 2))
        .FirstOrDefault(pair => pair.Length == 2 && pair[0] == name && pair[1].Length > 0) is { } found ? Uri.UnescapeDataString(found[1]) : null;
}
