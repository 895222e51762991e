using System.Text;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Tagging;

/// <summary>The Resource Groups Tagging API: finds what the other services tell of, by tags, kind and ARN, in pages.</summary>
internal sealed class TaggingService : SandboxService
{
    public TaggingService()
    {
        On("GetResources", GetResources);
        On("GetTagKeys", GetTagKeys);
        On("GetTagValues", GetTagValues);
        On("TagResources", TagResources);
        On("UntagResources", UntagResources);
    }

    public override string Name => "tagging";

    public override AwsProtocol Protocol => AwsProtocol.Json11;

    public override string TargetPrefix => "ResourceGroupsTaggingAPI_20170126";

    public override string IamPrefix => "tag";

    public override AwsError ThrottlingError => new("ThrottledException", "Rate exceeded");

    public override AwsError InternalError => new("InternalServiceException", "An internal error occurred.", 500);

    public override string ArnOf(SandboxCall call) => "*";

    private IEnumerable<TaggedResource> All(SandboxCall call) =>
        World.All<ITaggedResources>().SelectMany(s => s.TaggedResources(call.AccountId, call.Region))
            .OrderBy(r => r.Arn, StringComparer.Ordinal);

    private AwsReply GetResources(SandboxCall call)
    {
        var json = call.Json;
        var filters = json.Objects("TagFilters").Select(f => (Key: f.Str("Key") ?? throw Invalid("TagFilters need a Key."), Values: f.Strings("Values"))).ToList();
        var types = json.Strings("ResourceTypeFilters");
        var arns = json.Strings("ResourceARNList");
        if (filters.Count > 50)
        {
            throw Invalid("There are more than 50 tag filters.");
        }

        if (types.Count > 100)
        {
            throw Invalid("There are more than 100 resource type filters.");
        }

        if (arns.Count > 100)
        {
            throw Invalid("There are more than 100 ARNs.");
        }

        if (arns.Count > 0 && (filters.Count > 0 || types.Count > 0 || json["ResourcesPerPage"] is not null || json["TagsPerPage"] is not null || !string.IsNullOrEmpty(json.Str("PaginationToken"))))
        {
            throw Invalid("ResourceARNList can't be used with any other parameter.");
        }

        var found = All(call).Where(r =>
            (arns.Count == 0 || arns.Contains(r.Arn))
            && (types.Count == 0 || types.Any(t => ResourceType.Matches(t, r.Arn)))
            && filters.TrueForAll(f => r.Tags.TryGetValue(f.Key, out var value) && (f.Values.Count == 0 || f.Values.Contains(value)))).ToList();

        var size = json.Int("ResourcesPerPage") ?? (arns.Count > 0 ? 100 : 50);
        if (size is < 1 or > 100)
        {
            throw Invalid("ResourcesPerPage must be between 1 and 100.");
        }

        var (page, token) = Page(found, r => r.Arn, size, json.Str("PaginationToken"));
        return AwsReply.Of(new JsonObject
        {
            ["PaginationToken"] = token,
            ["ResourceTagMappingList"] = JsonMembers.ToArray(page, r => new JsonObject
            {
                ["ResourceARN"] = r.Arn,
                ["Tags"] = JsonMembers.ToArray(r.Tags.OrderBy(t => t.Key, StringComparer.Ordinal),
                    t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value }),
            }),
        });
    }

    private AwsReply GetTagKeys(SandboxCall call) =>
        Strings(call, "TagKeys", All(call).SelectMany(r => r.Tags.Keys));

    private AwsReply GetTagValues(SandboxCall call)
    {
        var key = call.Json.Str("Key") ?? throw Invalid("Key is required.");
        return Strings(call, "TagValues", All(call).Where(r => r.Tags.ContainsKey(key)).Select(r => r.Tags[key]));
    }

    private static AwsReply Strings(SandboxCall call, string member, IEnumerable<string> all)
    {
        var distinct = all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var (page, token) = Page(distinct, s => s, 1000, call.Json.Str("PaginationToken"));
        return AwsReply.Of(new JsonObject { ["PaginationToken"] = token, [member] = JsonMembers.ToArray(page, s => s) });
    }

    private AwsReply TagResources(SandboxCall call)
    {
        var tags = (call.Json.Obj("Tags") ?? []).ToDictionary(t => t.Key, t => t.Value?.ToString() ?? "", StringComparer.Ordinal);
        return Change(call, tags, []);
    }

    private AwsReply UntagResources(SandboxCall call) => Change(call, new Dictionary<string, string>(), call.Json.Strings("TagKeys"));

    private AwsReply Change(SandboxCall call, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove)
    {
        var arns = call.Json.Strings("ResourceARNList");
        if (arns.Count is 0 or > 20)
        {
            throw Invalid("ResourceARNList must have between 1 and 20 members.");
        }

        var failed = new JsonObject();
        foreach (var arn in arns)
        {
            if (!World.All<ITaggedResources>().Any(s => s.ChangeTags(call.AccountId, call.Region, arn, set, remove)))
            {
                failed[arn] = new JsonObject
                {
                    ["StatusCode"] = 400,
                    ["ErrorCode"] = "InvalidParameterException",
                    ["ErrorMessage"] = $"The resource {arn} was not found.",
                };
            }
        }

        return AwsReply.Of(new JsonObject { ["FailedResourcesMap"] = failed });
    }

    private static (List<T> Page, string Token) Page<T>(List<T> all, Func<T, string> id, int size, string? token)
    {
        var start = 0;
        if (!string.IsNullOrEmpty(token))
        {
            string after;
            try
            {
                after = Encoding.UTF8.GetString(Convert.FromBase64String(token));
            }
            catch (FormatException)
            {
                throw Invalid("The pagination token is not valid.");
            }
            start = all.FindIndex(i => string.CompareOrdinal(id(i), after) > 0);
            if (start < 0)
            {
                start = all.Count;
            }
        }
        var page = all.GetRange(start, Math.Min(size, all.Count - start));
        var more = start + page.Count < all.Count;
        return (page, more ? Convert.ToBase64String(Encoding.UTF8.GetBytes(id(page[^1]))) : "");
    }

    private static AwsError Invalid(string message) =>
        new("InvalidParameterException", message);
}
