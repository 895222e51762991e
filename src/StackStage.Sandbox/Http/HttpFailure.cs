namespace StackStage.Sandbox.Http;

/// <summary>A request that cannot be read to its end, or not be taken. It is answered, and the connection closed.</summary>
internal sealed class HttpFailure(int status, string message) : Exception(message)
{
    /// <summary>What HTTP calls it: 400, 408, 413, 431, 500, 503.</summary>
    public int Status { get; } = status;

    public static HttpFailure Malformed(string message) => new(400, message);

    public static HttpFailure TimedOut() =>
        new(408, "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.");

    public static HttpFailure BodyTooLarge(long limit) => new(413, $"The request body is larger than the {limit} bytes that the sandbox takes for it.");

    public static HttpFailure HeadTooLarge() => new(431, "Your request header and metadata sections exceed the maximum allowed size.");

    public static HttpFailure Busy() => new(503, "The sandbox has too many open connections.");
}
