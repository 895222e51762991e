using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StackStage.AwsClients.Protocols;

/// <summary>What the protocols that answer XML share: documents and errors.</summary>
internal abstract class XmlProtocol(string serviceName, ErrorFactory errors) : ServiceProtocol(serviceName, errors)
{
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>White space is kept: a comment may consist of it.</summary>
    protected static XElement? Parse(DocumentContext context)
    {
        if (context.IsEmptyResponse)
        {
            return null;
        }

        using var reader = XmlReader.Create(new MemoryStream(context.Body), Reading);
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        return root.Name.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase)
            ? throw new XmlException("The answer is a web page.")
            : root;
    }

    protected static byte[] Bytes(XElement element)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Writing))
        {
            element.Save(writer);
        }

        return buffer.ToArray();
    }

    /// <summary>
    /// <c>ErrorResponse/Error</c>, or Route 53's own form for a batch: the root names the error and lists messages.
    /// </summary>
    protected override void ReadError(DocumentContext context, ErrorResponse error)
    {
        var root = Parse(context);
        if (root is null)
        {
            return;
        }

        error.RequestId ??= (XmlReadWire.Find(root, "RequestId") ?? XmlReadWire.Find(root, "RequestID"))?.Value;
        if (XmlReadWire.Find(root, "Messages") is { } messages)
        {
            error.Code = root.Name.LocalName;
            error.Message = string.Join(Environment.NewLine, messages.Elements().Select(e => e.Value));
            return;
        }
        var detail = root.Name.LocalName == "Error" ? root
            : XmlReadWire.Find(root, "Error") ?? XmlReadWire.Find(XmlReadWire.Find(root, "Errors"), "Error");
        error.Code = XmlReadWire.Find(detail, "Code")?.Value;
        error.Message = XmlReadWire.Find(detail, "Message")?.Value;
        error.Type = XmlReadWire.Find(detail, "Type")?.Value switch
        {
            "Sender" => ErrorType.Sender,
            "Receiver" => ErrorType.Receiver,
            _ => error.Type,
        };
    }
}

/// <summary>REST with XML bodies in the service's namespace.</summary>
internal sealed class RestXmlProtocol(string serviceName, string xmlNamespace, ErrorFactory errors)
    : XmlProtocol(serviceName, errors)
{
    private readonly XNamespace _namespace = xmlNamespace;

    /// <summary>Route 53 gives ids with their kind before them, and takes them without.</summary>
    public bool BareIds { get; init; }

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path with its labels in braces.</param>
    /// <param name="root">The element around the members when no member is the body itself.</param>
    public InvokeOptions Operation<TResponse>(string method, string path, string root = "Request")
        where TResponse : AmazonWebServiceResponse, IShape, new() =>
        Options<TResponse>(input =>
        {
            var request = new DefaultRequest(input, ServiceName)
            {
                HttpMethod = method,
                ResourcePath = path,
                UseQueryString = true,
            };
            var members = new XElement(_namespace + root);
            var wire = new XmlWriteWire(members) { Request = request, BareIds = BareIds };
            ((IShape)input).Walk(wire);
            if ((wire.Body ?? (members.HasElements ? members : null)) is { } body)
            {
                request.Headers["Content-Type"] = "application/xml";
                request.Content = Bytes(body);
            }
            return request;
        });

    public override string? Read(DocumentContext context, IShape response)
    {
        if (response is IKeepsBody keeper)
        {
            keeper.Body = context.Body;
        }

        response.Walk(new XmlReadWire(response is IKeepsBody ? null : Parse(context)) { Response = context.ResponseData });
        return null;
    }
}

/// <summary>Query: every operation is a form; the answer is XML inside <c>…Result</c>.</summary>
internal sealed class QueryProtocol(string serviceName, string version, ErrorFactory errors) : XmlProtocol(serviceName, errors)
{
    public InvokeOptions Operation<TResponse>(string name) where TResponse : AmazonWebServiceResponse, IShape, new() =>
        Options<TResponse>(input =>
        {
            var request = new DefaultRequest(input, ServiceName) { HttpMethod = "POST", ResourcePath = "/" };
            request.Parameters.Add("Action", name);
            request.Parameters.Add("Version", version);
            ((IShape)input).Walk(new QueryWriteWire(request.ParameterCollection));
            return request;
        });

    public override string? Read(DocumentContext context, IShape response)
    {
        var root = Parse(context) ?? throw new XmlException("The answer is empty.");
        var result = root.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
        response.Walk(new XmlReadWire(result) { Response = context.ResponseData });
        return XmlReadWire.Find(XmlReadWire.Find(root, "ResponseMetadata"), "RequestId")?.Value;
    }
}
