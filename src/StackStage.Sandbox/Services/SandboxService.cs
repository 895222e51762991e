using System.Text.Json.Nodes;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Scenarios;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Services;

/// <summary>
/// One AWS service. To add one: a folder with a class that derives from <see cref="SandboxService{TState}"/>, registers
/// its operations in its constructor (<see cref="On"/>, <see cref="Rest"/>), and is named in <see cref="ServiceRegistry"/>.
/// </summary>
internal abstract class SandboxService
{
    private readonly Dictionary<string, AwsAction> _byName = new(StringComparer.Ordinal);
    private readonly List<RestRoute> _routes = [];

    /// <summary>The name in journal, faults, scenarios and state files: <c>acm</c>, <c>apigatewayv2</c>.</summary>
    public abstract string Name { get; }

    public abstract AwsProtocol Protocol { get; }

    /// <summary>The name in the SigV4 scope; several services may share one and are told apart by <see cref="Match"/>.</summary>
    public virtual string SigningName => Name;

    /// <summary>The first part of a host name such as <c>sts.eu-west-1.amazonaws.com</c>.</summary>
    public virtual string HostPrefix => SigningName;

    /// <summary>The part of X-Amz-Target before the dot (JSON protocols).</summary>
    public virtual string? TargetPrefix => null;

    /// <summary>The namespace of XML answers.</summary>
    public virtual string? XmlNamespace => null;

    /// <summary>The prefix of IAM actions: <c>acm:DeleteCertificate</c>.</summary>
    public virtual string IamPrefix => SigningName;

    /// <summary>The names of all operations.</summary>
    public virtual IEnumerable<string> Operations => _byName.Keys.Concat(_routes.Select(r => r.Action.Name)).Distinct(StringComparer.Ordinal);

    /// <summary>Set once, when the world is made.</summary>
    public SandboxWorld World { get; set; } = null!;

    /// <summary>Registers an operation of the JSON or query protocols.</summary>
    protected void On(string name, Func<SandboxCall, AwsReply> handler, bool? isRead = null) =>
        _byName.Add(name, new AwsAction(name, handler, isRead ?? AwsAction.IsReadName(name)));

    /// <summary>Registers an operation of the REST protocols.</summary>
    protected void Rest(string method, string path, string name, Func<SandboxCall, AwsReply> handler, bool? isRead = null)
    {
        _routes.Add(new RestRoute(method, path, new AwsAction(name, handler, isRead ?? AwsAction.IsReadName(name))));
        _routes.Sort((a, b) => b.Specificity.CompareTo(a.Specificity));
    }

    /// <summary>Finds the operation of a call (and sets its labels), or null.</summary>
    public virtual AwsAction? Match(SandboxCall call)
    {
        switch (Protocol)
        {
            case AwsProtocol.Json10 or AwsProtocol.Json11:
                var target = call.Header("X-Amz-Target") ?? "";
                return _byName.GetValueOrDefault(target[(target.LastIndexOf('.') + 1)..]);
            case AwsProtocol.Query:
                return _byName.GetValueOrDefault(call.Form.Find("Action") ?? "");
            default:
                foreach (var route in _routes)
                {
                    if (route.Match(call.Request) is { } labels)
                    {
                        call.Labels = labels;
                        return route.Action;
                    }
                }

                return null;
        }
    }

    /// <summary>
    /// The resource that a call names, before it is carried out: for REST the first label, else the first of
    /// <see cref="ResourceMembers"/> that the request has.
    /// </summary>
    public virtual string? ResourceOf(SandboxCall call) => Protocol switch
    {
        AwsProtocol.Json10 or AwsProtocol.Json11 =>
            ResourceMembers.Select(m => call.Json[m] is JsonValue v && v.TryGetValue(out string? s) ? s : null).FirstOrDefault(s => s is not null),
        AwsProtocol.Query => ResourceMembers.Select(m => call.Form.Find(m)).FirstOrDefault(s => s is not null),
        _ => call.Labels.Count > 0 ? string.Join('/', call.Labels.Values) : null,
    };

    /// <summary>Names of request members that name a resource, best first.</summary>
    protected virtual IReadOnlyList<string> ResourceMembers => [];

    /// <summary>The resource in an access-denied message.</summary>
    public virtual string ArnOf(SandboxCall call) => call.Resource is { } r && r.StartsWith("arn:", StringComparison.Ordinal)
        ? r
        : $"arn:aws:{IamPrefix}:{call.Region}:{call.AccountId}:{call.Resource ?? "*"}";

    /// <summary>The IAM action that a call needs.</summary>
    public virtual string IamActionOf(SandboxCall call) => $"{IamPrefix}:{call.ActionName}";

    /// <summary>Whether an operation may be called without a signature.</summary>
    public virtual bool IsAnonymous(AwsAction action) => false;

    /// <summary>The error for a request that is none of the operations.</summary>
    public virtual AwsError UnknownAction(SandboxCall call) => Protocol switch
    {
        AwsProtocol.Json10 or AwsProtocol.Json11 =>
            new AwsError("UnknownOperationException", $"The sandbox's {Name} has no operation '{call.Header("X-Amz-Target")}'."),
        AwsProtocol.Query =>
            new AwsError("InvalidAction", $"Could not find operation {call.Form.Find("Action")} for version {call.Form.Find("Version")}"),
        _ => new AwsError("UnknownOperationException", $"The sandbox's {Name} has no operation {call.Request.Method} {call.Request.RawPath}.", 404),
    };

    /// <summary>The most bytes that the body of a request may have; no operation of AWS's takes more but S3's uploads.</summary>
    public virtual long BodyLimit(HttpRequest head) => 4 * 1024 * 1024;

    /// <summary>The error for an injected throttling.</summary>
    public virtual AwsError ThrottlingError => Protocol switch
    {
        AwsProtocol.Json10 or AwsProtocol.Json11 => new AwsError("ThrottlingException", "Rate exceeded"),
        AwsProtocol.RestJson => new AwsError("TooManyRequestsException", "Too Many Requests", 429),
        AwsProtocol.S3 => new AwsError("SlowDown", "Please reduce your request rate.", 503),
        _ => new AwsError("Throttling", "Rate exceeded"),
    };

    /// <summary>The error for an injected internal error.</summary>
    public virtual AwsError InternalError => Protocol switch
    {
        AwsProtocol.Json10 or AwsProtocol.Json11 => new AwsError("InternalServerError", "The request processing has failed because of an unknown error, exception or failure.", 500),
        AwsProtocol.RestJson => new AwsError("InternalServerErrorException", "Internal server error", 500),
        AwsProtocol.S3 => new AwsError("InternalError", "We encountered an internal error. Please try again.", 500),
        _ => new AwsError("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500),
    };

    /// <summary>The whole state as JSON, or null when there is none.</summary>
    public virtual JsonNode? Export() => null;

    /// <summary>Replaces the whole state.</summary>
    public virtual void Import(JsonNode? state) { }

    /// <summary>Adds what a scenario's section for this service describes.</summary>
    public virtual void LoadScenario(ScenarioSection section) =>
        throw new InvalidDataException($"The service '{Name}' has no scenario section.");
}
