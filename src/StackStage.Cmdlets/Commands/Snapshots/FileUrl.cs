namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>URLs of files, as editors and <c>pulumi</c> write them.</summary>
internal static class FileUrl
{
    private const string Scheme = "file://";

    /// <summary>The path that a file:// URL names, its escapes undone; null for what is none.</summary>
    public static string? ToPath(string text) =>
        text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.IsFile ? url.LocalPath : null;
}
