using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>
/// What the pipeline gives beside files: a string, which is a state's text, a line of it, or a path; or bytes. A type of its own,
/// so that PowerShell converts strings and byte arrays to it and binds everything else in a pipeline, files above all, by its
/// properties. A string that Get-Content gives has the properties of its file, which must not be taken for that file.
/// </summary>
public sealed class SnapshotContent
{
    /// <summary>A string: a whole state, a line of one, or a path.</summary>
    /// <param name="text">The string.</param>
    public SnapshotContent(string text) => Strings = [text];

    /// <summary>The bytes of a state file, gzip or not.</summary>
    /// <param name="bytes">The bytes.</param>
    public SnapshotContent(byte[] bytes) => Bytes = bytes;

    internal SnapshotContent(IReadOnlyList<string> strings) => Strings = strings;

    internal SnapshotContent(StageError failure) => Failure = failure;

    internal IReadOnlyList<string> Strings { get; } = [];

    internal byte[]? Bytes { get; }

    /// <summary>Why the record names no state.</summary>
    internal StageError? Failure { get; }
}
