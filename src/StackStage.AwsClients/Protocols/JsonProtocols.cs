using System.Buffers;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StackStage.AwsClients.Protocols;

/// <summary>What the JSON protocols share: bodies and errors.</summary>
internal abstract class JsonProtocol(string serviceName, ErrorFactory errors) : ServiceProtocol(serviceName, errors)
{
    private static readonly JsonElement NoMembers = JsonDocument.Parse("{}").RootElement;

    protected static byte[] Body(IShape shape, IRequest? request)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            shape.Walk(new JsonWriteWire(json) { Request = request });
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    public override string? Read(DocumentContext context, IShape response)
    {
        using var json = context.IsEmptyResponse ? null : JsonDocument.Parse(context.Body);
        var root = json?.RootElement ?? NoMembers;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        response.Walk(new JsonReadWire(root) { Response = context.ResponseData });
        return null;
    }

    protected override void ReadError(DocumentContext context, ErrorResponse error)
    {
        // "TooManyRequestsException:http://internal.amazon.com/…" in the header, "com.amazonaws.acm#Name" in the body.
        var code = context.Header("x-amzn-ErrorType");
        if (!context.IsEmptyResponse)
        {
            using var json = JsonDocument.Parse(context.Body);
            var root = json.RootElement;
            code ??= Text(root, "__type") ?? Text(root, "code") ?? Text(root, "Code");
            error.Message = Text(root, "message") ?? Text(root, "Message") ?? Text(root, "errorMessage");
        }
        error.Code = code?.Split(':')[0].Split('#')[^1].Trim();
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}

/// <summary>JSON 1.0 and 1.1: every operation is a POST to the root, named by a header.</summary>
internal sealed class JsonRpcProtocol(string serviceName, string targetPrefix, ErrorFactory errors)
    : JsonProtocol(serviceName, errors)
{
    /// <summary>The version of the protocol, as it stands in the content type.</summary>
    public string Version { get; init; } = "1.1";

    public InvokeOptions Operation<TResponse>(string name) where TResponse : AmazonWebServiceResponse, IShape, new() =>
        Options<TResponse>(input =>
        {
            var request = new DefaultRequest(input, ServiceName) { HttpMethod = "POST", ResourcePath = "/" };
            request.Headers["Content-Type"] = $"application/x-amz-json-{Version}";
            request.Headers["X-Amz-Target"] = $"{targetPrefix}.{name}";
            request.Content = Body((IShape)input, null);
            return request;
        });
}

/// <summary>REST with JSON bodies.</summary>
internal sealed class RestJsonProtocol(string serviceName, ErrorFactory errors) : JsonProtocol(serviceName, errors)
{
    /// <summary>The form of answer to ask for, where a service has several.</summary>
    public string? Accept { get; init; }

    public InvokeOptions Operation<TResponse>(string method, string path) where TResponse : AmazonWebServiceResponse, IShape, new() =>
        Options<TResponse>(input =>
        {
            var request = new DefaultRequest(input, ServiceName)
            {
                HttpMethod = method,
                ResourcePath = path,
                UseQueryString = true,
            };
            if (Accept is not null)
            {
                request.Headers["Accept"] = Accept;
            }

            var body = Body((IShape)input, request);
            if (method is "POST" or "PUT" or "PATCH")
            {
                request.Headers["Content-Type"] = "application/json";
                request.Content = body;
            }
            return request;
        });
}
