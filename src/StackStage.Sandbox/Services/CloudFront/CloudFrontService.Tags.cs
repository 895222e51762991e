using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudFront;

internal sealed partial class CloudFrontService
{
    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region)
    {
        if (region != "us-east-1")
        {
            yield break;
        }

        var state = Present(StateOf(accountId, region), World.Now);
        foreach (var (arn, tags) in AllTags(state, accountId))
        {
            if (tags.Count > 0)
            {
                yield return new TaggedResource(arn, tags);
            }
        }
    }

    private static IEnumerable<(string Arn, Dictionary<string, string> Tags)> AllTags(CloudFrontState state, string account)
    {
        foreach (var d in state.Distributions.Values)
        {
            yield return (DistributionArn(account, d.Id), d.Tags);
        }

        foreach (var t in state.Tenants.Values)
        {
            yield return (TenantArn(account, t.Id), t.Tags);
        }

        foreach (var g in state.ConnectionGroups.Values)
        {
            yield return (ConnectionGroupArn(account, g.Id), g.Tags);
        }

        foreach (var e in state.Entities.Values)
        {
            if (e.Kind == EntityKind.Function)
            {
                yield return (FunctionArn(account, e.Id), e.Tags);
            }
            else if (e.Kind == EntityKind.VpcOrigin)
            {
                yield return (VpcOriginArn(account, e.Id), e.Tags);
            }
        }
    }

    private Dictionary<string, string> TagsOf(SandboxCall call)
    {
        var arn = call.Query("Resource") ?? throw new AwsError("InvalidArgument", "The parameter Resource is missing.");
        if (!arn.StartsWith("arn:aws:cloudfront::", StringComparison.Ordinal))
        {
            throw new AwsError("InvalidArgument", $"The ARN is not valid: {arn}");
        }

        return AllTags(Present(call), call.AccountId).FirstOrDefault(t => t.Arn == arn).Tags
            ?? throw new AwsError("NoSuchResource", $"The specified resource does not exist: {arn}", 404);
    }

    /// <summary>The tags in a body: <c>Tags/Items/Tag</c> wherever it stands.</summary>
    private static Dictionary<string, string> TagsIn(XElement body)
    {
        var tags = body.Name.LocalName == "Tags" ? body : body.Child("Tags");
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags?.Child("Items")?.Elements() ?? [])
        {
            found[tag.Text("Key") ?? ""] = tag.Text("Value") ?? "";
        }

        if (found.Keys.Any(k => k.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || k.Length == 0))
        {
            throw new AwsError("InvalidTagging", "The tagging specified is not valid.");
        }

        return found;
    }

    private AwsReply ListTagsForResource(SandboxCall call) => AwsReply.Of(new XElement("Tags", new XElement("Items",
        TagsOf(call).Select(t => new XElement("Tag", new XElement("Key", t.Key), new XElement("Value", t.Value))))));

    private AwsReply TagResource(SandboxCall call)
    {
        var tags = TagsOf(call);
        foreach (var (key, value) in TagsIn(Body(call)))
        {
            tags[key] = value;
        }

        return AwsReply.Empty(204);
    }

    private AwsReply UntagResource(SandboxCall call)
    {
        var tags = TagsOf(call);
        foreach (var key in Body(call).Below("Key"))
        {
            tags.Remove(key.Value);
        }

        return AwsReply.Empty(204);
    }
}
