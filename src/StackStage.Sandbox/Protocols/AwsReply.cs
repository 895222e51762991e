using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StackStage.Sandbox.Protocols;

/// <summary>What a handler answers; the protocol turns it into bytes.</summary>
internal sealed class AwsReply
{
    public int Status { get; set; } = 200;

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body of the JSON protocols.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>REST-XML: the root element. Query: the elements inside <c>…Result</c> are this element's children.</summary>
    public XElement? Xml { get; init; }

    /// <summary>A body as it is (S3 objects).</summary>
    public byte[]? Bytes { get; init; }

    public string? ContentType { get; init; }

    /// <summary>An empty answer: <c>{}</c> in JSON protocols, nothing in REST.</summary>
    public static AwsReply Empty(int status = 200) => new() { Status = status };

    public static AwsReply Of(JsonNode json, int status = 200) => new() { Json = json, Status = status };

    public static AwsReply Of(XElement xml, int status = 200) => new() { Xml = xml, Status = status };

    /// <summary>The result of a query-protocol operation.</summary>
    public static AwsReply Result(params object?[] children) => new() { Xml = new XElement("Result", children) };

    public AwsReply With(string header, string? value)
    {
        if (value is not null)
        {
            Headers[header] = value;
        }

        return this;
    }
}
