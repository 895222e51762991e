using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.Ssm;

/// <summary>Parameter Store: secure strings under real KMS keys, versions, labels, tags, tiers and their limits.</summary>
internal sealed partial class SsmService : SandboxService<SsmState>, ITaggedResources
{
    public SsmService()
    {
        On("PutParameter", PutParameter);
        On("GetParameter", GetParameter);
        On("GetParameters", GetParameters);
        On("GetParametersByPath", GetParametersByPath);
        On("GetParameterHistory", GetParameterHistory);
        On("DescribeParameters", DescribeParameters);
        On("DeleteParameter", DeleteParameter);
        On("DeleteParameters", DeleteParameters);
        On("LabelParameterVersion", LabelParameterVersion);
        On("UnlabelParameterVersion", UnlabelParameterVersion);
        On("AddTagsToResource", AddTagsToResource);
        On("RemoveTagsFromResource", RemoveTagsFromResource);
        On("ListTagsForResource", ListTagsForResource);
    }

    public override string Name => "ssm";

    public override AwsProtocol Protocol => AwsProtocol.Json11;

    public override string TargetPrefix => "AmazonSSM";

    protected override IReadOnlyList<string> ResourceMembers => ["Name", "ResourceId", "Path"];

    public override string? ResourceOf(SandboxCall call) =>
        base.ResourceOf(call) ?? (call.Json["Names"] is JsonArray names ? string.Join(',', names.Select(n => n?.ToString())) : null);

    public override string ArnOf(SandboxCall call) => call.ActionName == "DescribeParameters"
        ? $"arn:aws:ssm:{call.Region}:{call.AccountId}:*"
        : ArnOf(call.AccountId, call.Region, call.Resource ?? "*");

    private static string ArnOf(string accountId, string region, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:ssm:{region}:{accountId}:parameter/{name.TrimStart('/')}";

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) =>
        StateOf(accountId, region).Parameters.Values.Where(p => p.Tags.Count > 0)
            .Select(p => new TaggedResource(ArnOf(accountId, region, p.Name), p.Tags));

    private SsmParameter Find(SandboxCall call, string name) =>
        State(call).Parameters.TryGetValue(PlainName(name), out var parameter) ? parameter : throw SsmErrors.NotFound(name);

    /// <summary>The name in an ARN; anything else as it is.</summary>
    private static string PlainName(string name)
    {
        if (!name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return name;
        }

        var resource = name.Split(':', 6)[^1];
        var plain = resource.StartsWith("parameter/", StringComparison.Ordinal) ? resource["parameter".Length..] : resource;
        return plain.IndexOf('/', 1) < 0 ? plain[1..] : plain;
    }

    private AwsReply DeleteParameter(SandboxCall call)
    {
        var parameter = Find(call, call.Json.Required("Name"));
        Remove(call, parameter);
        return AwsReply.Empty();
    }

    private AwsReply DeleteParameters(SandboxCall call)
    {
        var names = Names(call);
        var deleted = new JsonArray();
        var invalid = new JsonArray();
        foreach (var name in names)
        {
            if (State(call).Parameters.TryGetValue(PlainName(name), out var parameter))
            {
                Remove(call, parameter);
                deleted.Add(name);
            }
            else
            {
                invalid.Add(name);
            }
        }
        return AwsReply.Of(new JsonObject { ["DeletedParameters"] = deleted, ["InvalidParameters"] = invalid });
    }

    private void Remove(SandboxCall call, SsmParameter parameter)
    {
        State(call).Parameters.Remove(parameter.Name);
        State(call).Deleted[parameter.Name] = call.Now;
    }

    private static IReadOnlyList<string> Names(SandboxCall call)
    {
        var names = call.Json.Strings("Names");
        if (names.Count == 0)
        {
            throw AwsError.Validation("1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        return names.Count > 10 ? throw SsmErrors.TooMany("names", names.Count, 10) : names;
    }

    /// <summary>
    /// The section <c>ssm</c>: <c>parameters</c> with <c>name</c>, <c>value</c>, <c>type</c>? (String), <c>region</c>?,
    /// <c>keyId</c>?, <c>description</c>?, <c>tier</c>?, <c>tags</c>?, <c>labels</c>?, <c>modified</c>?; a name may come
    /// again, oldest version first.
    /// </summary>
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioParameter>("parameters"))
        {
            var region = described.Region ?? section.Region;
            var state = StateOf(section.AccountId, region);
            if (!state.Parameters.TryGetValue(described.Name, out var parameter))
            {
                state.Parameters[described.Name] = parameter = new SsmParameter { Name = described.Name };
            }

            foreach (var (key, value) in described.Tags ?? [])
            {
                parameter.Tags[key] = value;
            }

            var secure = described.Type == "SecureString";
            var keyId = secure ? described.KeyId ?? DefaultKey : null;
            parameter.Versions.Add(new SsmVersion
            {
                Version = parameter.Versions.Count + 1,
                Type = described.Type ?? "String",
                Value = described.Value is JsonValue text && text.TryGetValue(out string? s) ? s : described.Value.ToJsonString(SandboxJson.Compact),
                KeyId = keyId,
                KeyArn = keyId is null ? null : Kms.Find(keyId, section.AccountId, region, section.Now).Arn,
                Description = described.Description,
                Tier = described.Tier ?? "Standard",
                Labels = described.Labels ?? [],
                Modified = described.Modified ?? section.Now,
                ModifiedBy = Principal.User(section.AccountId).Arn,
            });
        }
    }

    private sealed record ScenarioParameter(
        string Name, JsonNode Value, string? Type, string? Region, string? KeyId, string? Description, string? Tier,
        Dictionary<string, string>? Tags, List<string>? Labels, DateTimeOffset? Modified);
}
