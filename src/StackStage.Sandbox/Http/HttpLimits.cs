namespace StackStage.Sandbox.Http;

/// <summary>
/// How much of a client's time and bytes the server takes. The process it runs in is somebody's shell: whatever is sent,
/// that one goes on.
/// </summary>
internal sealed record HttpLimits
{
    /// <summary>Request line and header fields together, in bytes; AWS's services take 8 to 64 KiB.</summary>
    public int HeadBytes { get; init; } = 64 * 1024;

    /// <summary>How many header fields.</summary>
    public int Fields { get; init; } = 200;

    /// <summary>A line inside a chunked body: its size and the chunk's signature, in bytes.</summary>
    public int ChunkLineBytes { get; init; } = 4 * 1024;

    /// <summary>How long a connection may be open with no request on it; then it is closed without a word.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>From the first byte of a request to the end of its header fields.</summary>
    public TimeSpan Head { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between two bytes of a body.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For a whole body, or a whole answer.</summary>
    public TimeSpan Body { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the rest of a refused request is read and thrown away, so that its sender sees the answer.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections at the same time; one more is told that the server is busy.</summary>
    public int Connections { get; init; } = 1000;
}
