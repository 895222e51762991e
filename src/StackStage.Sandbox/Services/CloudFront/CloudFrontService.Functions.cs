using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>CloudFront functions: found by name, with a DEVELOPMENT and a LIVE stage.</summary>
internal sealed partial class CloudFrontService
{
    private void RegisterFunctions()
    {
        Rest("POST", Version + "/function", "CreateFunction", CreateFunction);
        Rest("GET", Version + "/function", "ListFunctions", ListFunctions);
        Rest("GET", Version + "/function/{Id}", "GetFunction", GetFunction);
        Rest("GET", Version + "/function/{Id}/describe", "DescribeFunction", DescribeFunction);
        Rest("PUT", Version + "/function/{Id}", "UpdateFunction", UpdateFunction);
        Rest("POST", Version + "/function/{Id}/publish", "PublishFunction", PublishFunction);
        Rest("DELETE", Version + "/function/{Id}", "DeleteFunction", DeleteFunction);
    }

    private static string FunctionArn(string account, string name) => $"arn:aws:cloudfront::{account}:function/{name}";

    private static XElement FunctionXml(Entity function, string account, bool live) => new("FunctionSummary",
        new XElement("Name", function.Id),
        new XElement("Status", function.Live is not null && function.Live.Code == function.Code && function.Live.Config == function.Config ? "DEPLOYED" : "UNASSOCIATED"),
        XElement.Parse(live ? function.Live!.Config : function.Config),
        new XElement("FunctionMetadata",
            new XElement("FunctionARN", FunctionArn(account, function.Id)),
            new XElement("Stage", live ? "LIVE" : "DEVELOPMENT"),
            new XElement("CreatedTime", AwsTime.Iso(live ? function.Live!.CreatedAt : function.CreatedAt)),
            new XElement("LastModifiedTime", AwsTime.Iso(live ? function.Live!.LastModified : function.LastModified))));

    private Entity Function(SandboxCall call, bool live)
    {
        var function = Entity(call, EntityKind.Functions);
        return live && function.Live is null
            ? throw new AwsError("NoSuchFunctionExists", "The specified function does not exist in the LIVE stage.", 404)
            : function;
    }

    private static bool WantsLive(SandboxCall call) => call.Query("Stage") == "LIVE";

    private AwsReply CreateFunction(SandboxCall call)
    {
        var body = Body(call);
        var name = body.Text("Name") ?? throw new AwsError("InvalidArgument", "The function has no name.");
        if (Find(Present(call), EntityKind.Function, name) is not null)
        {
            throw new AwsError("FunctionAlreadyExists", "A function with the same name already exists in this AWS account.", 409);
        }

        var function = Add(State(call), EntityKind.Functions, name, ConfigIn(body, EntityKind.Functions), call.Now);
        function.Code = body.Text("FunctionCode") ?? "";
        function.Tags = TagsIn(body);
        return AwsReply.Of(FunctionXml(function, call.AccountId, live: false), 201).With("ETag", function.ETag)
            .With("Location", $"https://cloudfront.amazonaws.com/2020-05-31/function/{FunctionArn(call.AccountId, name)}");
    }

    private AwsReply ListFunctions(SandboxCall call)
    {
        var live = WantsLive(call);
        return ListOf(call, "FunctionList", Present(call).Entities.Values.Where(e => e.Kind == EntityKind.Function && (!live || e.Live is not null)),
            f => f.Id, f => FunctionXml(f, call.AccountId, live), full: false);
    }

    private AwsReply GetFunction(SandboxCall call)
    {
        var function = Function(call, WantsLive(call));
        var reply = new AwsReply
        {
            Bytes = Convert.FromBase64String((WantsLive(call) ? function.Live!.Code : function.Code) ?? ""),
            ContentType = "application/octet-stream",
        };
        return reply.With("ETag", WantsLive(call) ? function.Live!.ETag : function.ETag);
    }

    private AwsReply DescribeFunction(SandboxCall call)
    {
        var function = Function(call, WantsLive(call));
        return AwsReply.Of(FunctionXml(function, call.AccountId, WantsLive(call))).With("ETag", WantsLive(call) ? function.Live!.ETag : function.ETag);
    }

    private AwsReply UpdateFunction(SandboxCall call)
    {
        var function = Function(call, live: false);
        CheckIfMatch(call, function.ETag);
        var body = Body(call);
        function.Config = ConfigIn(body, EntityKind.Functions).Flat();
        function.Code = body.Text("FunctionCode") ?? function.Code;
        function.ETag = NewETag();
        function.LastModified = call.Now;
        // The model's header is spelt like this.
        return AwsReply.Of(FunctionXml(function, call.AccountId, live: false)).With("ETtag", function.ETag).With("ETag", function.ETag);
    }

    private AwsReply PublishFunction(SandboxCall call)
    {
        var function = Function(call, live: false);
        CheckIfMatch(call, function.ETag);
        function.Live = new PublishedFunction(function.Config, function.Code ?? "", NewETag(), function.Live?.CreatedAt ?? call.Now, call.Now);
        return AwsReply.Of(FunctionXml(function, call.AccountId, live: true));
    }

    private AwsReply DeleteFunction(SandboxCall call)
    {
        var function = Function(call, live: false);
        CheckIfMatch(call, function.ETag);
        CheckUnused(call, EntityKind.Functions, function);
        State(call).Entities.Remove($"{EntityKind.Function}/{function.Id}");
        return AwsReply.Empty(204);
    }
}
