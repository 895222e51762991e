using System.Text.Json.Nodes;
using System.Xml.Linq;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Services;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Routing;

/// <summary>One call on its way through the sandbox: the request, who makes it, and what it means.</summary>
internal sealed class SandboxCall
{
    public required HttpRequest Request { get; init; }

    public required SandboxWorld World { get; init; }

    public required SandboxService Service { get; init; }

    public required Principal Principal { get; init; }

    /// <summary>The Region that the request was signed for.</summary>
    public required string Region { get; init; }

    public required string RequestId { get; init; }

    public string AccountId => Principal.AccountId;

    /// <summary>The moment of the call; the same for all that it does.</summary>
    public DateTimeOffset Now { get; set; }

    public AwsAction? Action { get; set; }

    public string ActionName => Action?.Name ?? "Unknown";

    /// <summary>Labels of a REST path, decoded.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];

    /// <summary>The resource that the call names, for the journal and the faults.</summary>
    public string? Resource { get; set; }

    private JsonObject? _json;
    private QueryParameters? _form;
    private XElement? _xml;

    /// <summary>The body of the JSON protocols.</summary>
    public JsonObject Json => _json ??= JsonMembers.Parse(Request.Body);

    /// <summary>The parameters of the query protocol, from body and query string.</summary>
    public QueryParameters Form => _form ??= new QueryParameters(
        Request.Query.Concat(QueryParameters.Parse(Request.Body)));

    /// <summary>The body of the REST-XML protocol.</summary>
    public XElement Xml => _xml ??= XmlBody.Parse(Request.Body);

    /// <summary>A path label, or an error in the sandbox itself.</summary>
    public string Label(string name) => Labels[name];

    /// <summary>A query parameter, null when absent.</summary>
    public string? Query(string name) => Request.QueryValue(name);

    public string? Header(string name) => Request.Headers.Find(name);
}
