namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>
/// A state given as text or as bytes. A type of its own, so that PowerShell converts strings and byte arrays to it
/// and binds everything else in a pipeline, files above all, by its properties.
/// </summary>
public sealed class SnapshotContent
{
    /// <summary>Text: a whole state, or one line of it.</summary>
    /// <param name="text">The text.</param>
    public SnapshotContent(string text) => Text = text;

    /// <summary>The bytes of a state file, gzip or not.</summary>
    /// <param name="bytes">The bytes.</param>
    public SnapshotContent(byte[] bytes) => Bytes = bytes;

    internal string? Text { get; }

    internal byte[]? Bytes { get; }
}
