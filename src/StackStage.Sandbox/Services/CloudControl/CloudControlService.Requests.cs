using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Services.ApiGatewayV2;
using StackStage.Sandbox.Services.CloudFront;

namespace StackStage.Sandbox.Services.CloudControl;

internal sealed partial class CloudControlService
{
    private static readonly TimeSpan PendingFor = TimeSpan.FromSeconds(2);

    private static bool IsRunning(ResourceRequest request) => request.Outcome is null && request.CancelledAt is null;

    private static string StatusOf(ResourceRequest request, DateTimeOffset now) =>
        request.CancelledAt is { } cancelled ? (now - cancelled < PendingFor ? "CANCEL_IN_PROGRESS" : "CANCEL_COMPLETE")
        : request.Outcome ?? (now - request.CreatedAt < PendingFor ? "PENDING" : "IN_PROGRESS");

    private static AwsReply Progress(ResourceRequest request, DateTimeOffset now) =>
        AwsReply.Of(new JsonObject { ["ProgressEvent"] = Event(request, now) });

    private static JsonObject Event(ResourceRequest request, DateTimeOffset now)
    {
        var json = new JsonObject
        {
            ["TypeName"] = request.Type,
            ["Identifier"] = request.Identifier,
            ["RequestToken"] = request.Token,
            ["Operation"] = "DELETE",
            ["OperationStatus"] = StatusOf(request, now),
            ["EventTime"] = AwsTime.Epoch(request.Outcome is null ? request.CancelledAt ?? request.CreatedAt : request.DoneAt),
        };
        if (request.ErrorCode is not null)
        {
            json["ErrorCode"] = request.ErrorCode;
        }

        if (request.Message is not null)
        {
            json["StatusMessage"] = request.Message;
        }

        return json;
    }

    /// <summary>Carries out, in order, every request whose time has come.</summary>
    private CloudControlState Settled(CloudControlState state, DateTimeOffset now)
    {
        // What was part of an API went with it.
        foreach (var part in state.Resources.Values.Where(r => r.PartOfApi is not null).ToList())
        {
            if (!World.Service<ApiGatewayV2Service>().HasApi(part.PartOfApi!))
            {
                state.Resources.Remove(part.Key);
            }
        }

        foreach (var request in state.Requests.Values.Where(r => IsRunning(r) && r.DoneAt <= now).OrderBy(r => r.DoneAt).ThenBy(r => r.CreatedAt).ToList())
        {
            Carry(state, request);
        }

        return state;
    }

    private void Carry(CloudControlState state, ResourceRequest request)
    {
        if (!state.Resources.TryGetValue(request.Type + "|" + request.Identifier, out var resource))
        {
            Fail(request, "NotFound", $"Resource of type '{request.Type}' with identifier '{request.Identifier}' was not found.");
            return;
        }
        if (resource.Failures.Find(f => f.Times is null or > 0) is { } failure)
        {
            if (failure.Times is not null)
            {
                failure.Times--;
            }

            Fail(request, failure.Code, failure.Message ?? $"The handler of {request.Type} failed: {failure.Code}");
            return;
        }
        if (state.Resources.Values.FirstOrDefault(r => r.DependsUpon(resource)) is { } dependent)
        {
            Fail(request, "ResourceConflict", $"The resource '{request.Identifier}' has a dependent object: '{dependent.Identifier}' of type '{dependent.Type}'.");
            return;
        }
        if (request.Type == "AWS::Lambda::Function" && World.Service<CloudFrontService>().HasReplicas(request.Identifier, request.DoneAt))
        {
            Fail(request, "InvalidRequest", $"Lambda was unable to delete {resource.Arn ?? request.Identifier} because it is a replicated function. Please see our documentation for Deleting Lambda@Edge Functions and Replicas. (Service: Lambda, Status Code: 400)");
            return;
        }
        state.Resources.Remove(resource.Key);
        request.Outcome = "SUCCESS";
    }

    private static void Fail(ResourceRequest request, string code, string message)
    {
        request.Outcome = "FAILED";
        request.ErrorCode = code;
        request.Message = message;
    }
}
