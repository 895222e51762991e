using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Protocols;

/// <summary>Answers and errors in the envelope of each protocol.</summary>
internal static class ProtocolWriter
{
    // A name that somebody chose may have any character in it; those that XML has no room for go as references, as S3 does it.
    private static readonly XmlWriterSettings Unchecked = new()
    {
        CheckCharacters = false,
        Encoding = new UTF8Encoding(false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    private static readonly JsonSerializerOptions JsonBody = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static HttpReply Write(AwsReply answer, SandboxCall call)
    {
        var protocol = call.Service.Protocol;
        var reply = new HttpReply { Status = answer.Status };
        AddRequestId(reply, protocol, call.RequestId);
        if (answer.Bytes is not null)
        {
            reply.Body = answer.Bytes;
            reply.Headers["Content-Type"] = answer.ContentType ?? "application/octet-stream";
        }
        else if (protocol == AwsProtocol.Query)
        {
            SetXml(reply, QueryEnvelope(answer, call), call.Service.XmlNamespace, "text/xml");
        }
        else if (answer.Xml is not null)
        {
            SetXml(reply, answer.Xml, call.Service.XmlNamespace, protocol == AwsProtocol.S3 ? "application/xml" : "text/xml");
        }
        else if (protocol is AwsProtocol.Json10 or AwsProtocol.Json11)
        {
            SetJson(reply, answer.Json ?? new JsonObject(), protocol);
        }
        else if (protocol == AwsProtocol.RestJson && answer.Status != 204)
        {
            SetJson(reply, answer.Json ?? new JsonObject(), protocol);
        }
        foreach (var (name, value) in answer.Headers)
        {
            reply.Headers[name] = value;
        }

        return reply;
    }

    public static HttpReply Write(AwsError error, AwsProtocol protocol, string? xmlNamespace, string requestId, string? resource)
    {
        var reply = new HttpReply { Status = error.Status };
        AddRequestId(reply, protocol, requestId);
        if (error.Headers is not null)
        {
            foreach (var (name, value) in error.Headers)
            {
                reply.Headers[name] = value;
            }
        }

        if (error.RawBody is not null)
        {
            reply.Headers["Content-Type"] = error.RawBody.StartsWith('<') ? "text/xml" : "application/json";
            reply.Body = Encoding.UTF8.GetBytes(error.RawBody);
            return reply;
        }
        switch (protocol)
        {
            case AwsProtocol.Json10 or AwsProtocol.Json11:
                SetJson(reply, JsonError(error, withType: true), protocol);
                break;
            case AwsProtocol.RestJson:
                reply.Headers["x-amzn-ErrorType"] = error.Code;
                SetJson(reply, JsonError(error, withType: false), protocol);
                break;
            case AwsProtocol.S3:
                SetXml(reply, new XElement("Error",
                    new XElement("Code", error.Code),
                    new XElement("Message", Whole(error.Message)),
                    Elements(error.Members),
                    resource is null ? null : new XElement("Resource", Whole(resource)),
                    new XElement("RequestId", requestId),
                    new XElement("HostId", "c2FuZGJveA==")), null, "application/xml");
                break;
            default:
                SetXml(reply, new XElement("ErrorResponse",
                    new XElement("Error",
                        new XElement("Type", error.Status >= 500 ? "Receiver" : "Sender"),
                        new XElement("Code", error.Code),
                        new XElement("Message", Whole(error.Message)),
                        Elements(error.Members)),
                    new XElement("RequestId", requestId)), xmlNamespace, "text/xml");
                break;
        }
        return reply;
    }

    private static JsonObject JsonError(AwsError error, bool withType)
    {
        var json = new JsonObject();
        if (withType)
        {
            json["__type"] = error.Code;
        }

        json["message"] = Whole(error.Message);
        foreach (var (name, value) in error.Members ?? [])
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    private static IEnumerable<XElement> Elements(JsonObject? members) =>
        (members ?? []).Select(m => new XElement(m.Key, m.Value is null ? null : Whole(m.Value.ToString())));

    private static XElement QueryEnvelope(AwsReply answer, SandboxCall call) =>
        new(call.ActionName + "Response",
            new XElement(call.ActionName + "Result", answer.Xml?.Nodes()),
            new XElement("ResponseMetadata", new XElement("RequestId", call.RequestId)));

    private static void AddRequestId(HttpReply reply, AwsProtocol protocol, string requestId)
    {
        if (protocol == AwsProtocol.S3)
        {
            reply.Headers["x-amz-request-id"] = requestId;
            reply.Headers["x-amz-id-2"] = "c2FuZGJveA==";
        }
        else
        {
            reply.Headers["x-amzn-RequestId"] = requestId;
        }
    }

    private static void SetJson(HttpReply reply, JsonNode json, AwsProtocol protocol)
    {
        reply.Headers["Content-Type"] = protocol switch
        {
            AwsProtocol.Json10 => "application/x-amz-json-1.0",
            AwsProtocol.Json11 => "application/x-amz-json-1.1",
            _ => "application/json",
        };
        reply.Body = Encoding.UTF8.GetBytes(json.ToJsonString(JsonBody));
    }

    private static void SetXml(HttpReply reply, XElement root, string? xmlNamespace, string contentType)
    {
        if (xmlNamespace is not null)
        {
            XNamespace ns = xmlNamespace;
            foreach (var element in root.DescendantsAndSelf())
            {
                if (element.Name.Namespace == XNamespace.None)
                {
                    element.Name = ns + element.Name.LocalName;
                }
            }
        }
        reply.Headers["Content-Type"] = contentType;
        using var body = new MemoryStream();
        body.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        using (var writer = XmlWriter.Create(body, Unchecked))
        {
            root.WriteTo(writer);
        }

        reply.Body = body.ToArray();
    }

    /// <summary>Text that is Unicode: half a surrogate pair, which no encoder takes, becomes the replacement character.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
