using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudControl;

/// <summary>Cloud Control: deletions of any type as requests that take their time, fail while dependents live, and are rationed.</summary>
internal sealed partial class CloudControlService : SandboxService<CloudControlState>, ITaggedResources
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(36);

    public CloudControlService()
    {
        On("GetResource", GetResource);
        On("ListResources", ListResources);
        On("DeleteResource", DeleteResource);
        On("GetResourceRequestStatus", GetResourceRequestStatus);
        On("ListResourceRequests", ListResourceRequests);
        On("CancelResourceRequest", CancelResourceRequest);
    }

    public override string Name => "cloudcontrol";

    public override AwsProtocol Protocol => AwsProtocol.Json10;

    public override string SigningName => "cloudcontrolapi";

    public override string TargetPrefix => "CloudApiService";

    public override string IamPrefix => "cloudformation";

    protected override IReadOnlyList<string> ResourceMembers => ["Identifier", "RequestToken", "TypeName"];

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) => Settled(StateOf(accountId, region), World.Now).Resources.Values
        .Where(r => r.Arn is not null && r.Tags.Count > 0).Select(r => new TaggedResource(r.Arn!, r.Tags));

    /// <summary>The caller's state, after the ration was taken and every request that is due was carried out.</summary>
    private CloudControlState Enter(SandboxCall call)
    {
        var state = State(call);
        state.Calls.RemoveAll(c => call.Now - c >= TimeSpan.FromMinutes(1));
        if (state.Calls.Count >= World.Setting("cloudcontrol.callsPerMinute", 60))
        {
            throw ThrottlingError;
        }

        state.Calls.Add(call.Now);
        return Settled(state, call.Now);
    }

    private static string TypeName(SandboxCall call, CloudControlState state, string action)
    {
        var type = call.Json.Required("TypeName");
        if (!TypeForm().IsMatch(type))
        {
            throw AwsError.Validation($"1 validation error detected: Value '{type}' at 'typeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9]{{2,64}}::[A-Za-z0-9]{{2,64}}::[A-Za-z0-9]{{2,64}}");
        }

        if (ResourceTypes.Unsupported(type, action) || (state.Unsupported.TryGetValue(type, out var actions) && (actions.Contains(action) || actions.Contains("*"))))
        {
            throw new AwsError("UnsupportedActionException", $"Resource type {type} does not support {action} action");
        }

        if (!state.Types.Contains(type) && !ResourceTypes.IsKnown(type))
        {
            throw new AwsError("TypeNotFoundException", $"The type '{type}' cannot be found.");
        }

        return type;
    }

    private AwsReply GetResource(SandboxCall call)
    {
        var state = Enter(call);
        var type = TypeName(call, state, "READ");
        var identifier = call.Json.Required("Identifier");
        if (!state.Resources.TryGetValue(type + "|" + identifier, out var resource))
        {
            throw new AwsError("ResourceNotFoundException", $"Resource of type '{type}' with identifier '{identifier}' was not found.");
        }

        return AwsReply.Of(new JsonObject { ["TypeName"] = type, ["ResourceDescription"] = Description(resource) });
    }

    private static JsonObject Description(GenericResource resource)
    {
        var properties = resource.Properties.DeepClone().AsObject();
        if (resource.Tags.Count > 0 && properties["Tags"] is null)
        {
            properties["Tags"] = JsonMembers.ToArray(resource.Tags, t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value });
        }

        return new JsonObject { ["Identifier"] = resource.Identifier, ["Properties"] = properties.ToJsonString() };
    }

    private AwsReply ListResources(SandboxCall call)
    {
        var state = Enter(call);
        var type = TypeName(call, state, "LIST");
        var (page, token) = Pages.ByToken(state.Resources.Values.Where(r => r.Type == type), r => r.Identifier,
            call.Json.Str("NextToken"), Math.Clamp(call.Json.Int("MaxResults") ?? 20, 1, 100), () => new AwsError("InvalidRequestException", "The token is not valid."));
        var answer = new JsonObject { ["TypeName"] = type, ["ResourceDescriptions"] = JsonMembers.ToArray(page, Description) };
        if (token is not null)
        {
            answer["NextToken"] = token;
        }

        return AwsReply.Of(answer);
    }

    private AwsReply DeleteResource(SandboxCall call)
    {
        var state = Enter(call);
        var type = TypeName(call, state, "DELETE");
        var identifier = call.Json.Required("Identifier");
        var clientToken = call.Json.Str("ClientToken");
        if (clientToken is not null && state.Requests.Values.FirstOrDefault(r => r.ClientToken == clientToken && call.Now - r.CreatedAt < TokenLife) is { } before)
        {
            return before.Type == type && before.Identifier == identifier
                ? Progress(before, call.Now)
                : throw new AwsError("ClientTokenConflictException", $"Client token {clientToken} was used for a different request before.");
        }

        if (state.Requests.Values.Any(r => r.Type == type && r.Identifier == identifier && IsRunning(r)))
        {
            throw new AwsError("ConcurrentOperationException", $"A concurrent operation on the resource '{identifier}' of type '{type}' is in progress.");
        }

        var seconds = state.Resources.GetValueOrDefault(type + "|" + identifier)?.DeleteSeconds;
        var request = new ResourceRequest
        {
            Token = World.Ids.Guid(),
            ClientToken = clientToken,
            Type = type,
            Identifier = identifier,
            CreatedAt = call.Now,
            DoneAt = call.Now + (seconds is { } s ? TimeSpan.FromSeconds(s) : World.Setting("cloudcontrol.deletion", TimeSpan.FromSeconds(20))),
        };
        state.Requests.Add(request.Token, request);
        return Progress(request, call.Now);
    }

    private static ResourceRequest Request(SandboxCall call, CloudControlState state)
    {
        var token = call.Json.Required("RequestToken");
        return state.Requests.GetValueOrDefault(token) is { } request && call.Now - request.CreatedAt < TimeSpan.FromDays(7)
            ? request
            : throw new AwsError("RequestTokenNotFoundException", $"Request token {token} was not found.");
    }

    private AwsReply GetResourceRequestStatus(SandboxCall call)
    {
        var state = Enter(call);
        return Progress(Request(call, state), call.Now);
    }

    private AwsReply CancelResourceRequest(SandboxCall call)
    {
        var state = Enter(call);
        var request = Request(call, state);
        if (!IsRunning(request))
        {
            throw new AwsError("ConcurrentModificationException", "The resource operation request is not pending or in progress, and cannot be cancelled.");
        }

        request.CancelledAt = call.Now;
        return Progress(request, call.Now);
    }

    private AwsReply ListResourceRequests(SandboxCall call)
    {
        var state = Enter(call);
        var filter = call.Json.Obj("ResourceRequestStatusFilter");
        var statuses = filter?.Strings("OperationStatuses") ?? [];
        var operations = filter?.Strings("Operations") ?? [];
        var all = state.Requests.Values.Where(r => (statuses.Count == 0 || statuses.Contains(StatusOf(r, call.Now))) && (operations.Count == 0 || operations.Contains("DELETE")));
        var (page, token) = Pages.ByToken(all, r => r.Token, call.Json.Str("NextToken"), Math.Clamp(call.Json.Int("MaxResults") ?? 20, 1, 100), () => AwsError.Validation("The token is not valid."));
        var answer = new JsonObject { ["ResourceRequestStatusSummaries"] = JsonMembers.ToArray(page, r => Event(r, call.Now)) };
        if (token is not null)
        {
            answer["NextToken"] = token;
        }

        return AwsReply.Of(answer);
    }

    [GeneratedRegex("^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}(::MODULE)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TypeForm();
}
