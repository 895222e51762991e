using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Protocols;

/// <summary>An error that a service answers; the protocol gives it its envelope.</summary>
internal sealed class AwsError(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>Further members of the error: JSON members, or XML elements inside <c>Error</c>.</summary>
    public JsonObject? Members { get; init; }

    /// <summary>Further response headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>A whole body instead of the protocol's envelope (Route 53's InvalidChangeBatch has its own).</summary>
    public string? RawBody { get; init; }

    public static AwsError Validation(string message) => new("ValidationException", message);
}
