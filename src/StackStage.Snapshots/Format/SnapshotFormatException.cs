namespace StackStage.Snapshots;

/// <summary>Why a file cannot be read as a Pulumi state.</summary>
public enum SnapshotFormatError
{
    /// <summary>The file has no content, or only white space.</summary>
    Empty,

    /// <summary>The content is not JSON from <see cref="SnapshotFormatException.Position"/> on.</summary>
    NotJson,

    /// <summary>The JSON ends before it is complete: the file was cut off or half written.</summary>
    Truncated,

    /// <summary>Sound JSON, but not a checkpoint, not an export and not a deployment.</summary>
    NotAState,

    /// <summary>A state of a version other than 3 and 4.</summary>
    UnsupportedVersion,

    /// <summary>The file is compressed with Zstandard, which is not read here.</summary>
    Zstandard,

    /// <summary>The file begins like gzip, but cannot be decompressed.</summary>
    CorruptGzip,

    /// <summary>Values are nested deeper than 10,000 levels, the limit that Go's JSON reader has, too.</summary>
    TooDeep,

    /// <summary>The content is larger than 2 GB (after decompression).</summary>
    TooLarge,

    /// <summary>The text is UTF-16 or UTF-32 instead of UTF-8.</summary>
    WrongEncoding,
}

/// <summary>A file cannot be read as a Pulumi state: says what it is instead, where, and what to do.</summary>
public sealed class SnapshotFormatException : Exception
{
    /// <summary>Creates the exception without details.</summary>
    public SnapshotFormatException()
        : this(SnapshotFormatError.NotAState, "The file is not a Pulumi state.")
    {
    }

    /// <summary>Creates the exception with a message only.</summary>
    public SnapshotFormatException(string message)
        : this(SnapshotFormatError.NotAState, message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public SnapshotFormatException(string message, Exception? innerException)
        : this(SnapshotFormatError.NotAState, message, innerException: innerException)
    {
    }

    /// <summary>Creates the exception with all its details.</summary>
    public SnapshotFormatException(
        SnapshotFormatError kind,
        string message,
        long? position = null,
        long? line = null,
        long? column = null,
        string? recommendedAction = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Position = position;
        Line = line;
        Column = column;
        RecommendedAction = recommendedAction;
    }

    /// <summary>What is wrong with the file.</summary>
    public SnapshotFormatError Kind { get; }

    /// <summary>Offset in bytes in the JSON text (after decompression, a byte order mark counted), from 0.</summary>
    public long? Position { get; }

    /// <summary>Line of <see cref="Position"/>, from 1.</summary>
    public long? Line { get; }

    /// <summary>Byte in its line of <see cref="Position"/>, from 1.</summary>
    public long? Column { get; }

    /// <summary>What the user can do about it.</summary>
    public string? RecommendedAction { get; }
}
