using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Ssm;

/// <summary>What there is to know about parameters besides their values: metadata, labels, tags.</summary>
internal sealed partial class SsmService
{
    private AwsReply DescribeParameters(SandboxCall call)
    {
        var filters = SsmFilter.Of(call.Json, ["Name", "Path", "Type", "KeyId", "Tier", "DataType", "tag"]);
        var found = State(call).Parameters.Values.Where(p => filters.All(f => f.Matches(p)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        return Page(call, found, "Parameters", 10, 50, p => Metadata(call, p, p.Latest));
    }

    private static JsonObject Metadata(SandboxCall call, SsmParameter parameter, SsmVersion version)
    {
        var json = new JsonObject
        {
            ["Name"] = parameter.Name,
            ["ARN"] = ArnOf(call.AccountId, call.Region, parameter.Name),
            ["Type"] = version.Type,
            ["LastModifiedDate"] = AwsTime.Epoch(version.Modified),
            ["LastModifiedUser"] = version.ModifiedBy,
            ["Version"] = version.Version,
            ["Tier"] = version.Tier,
            ["Policies"] = PoliciesOf(version),
            ["DataType"] = version.DataType,
        };
        if (version.KeyId is not null)
        {
            json["KeyId"] = version.KeyId;
        }

        if (version.Description is not null)
        {
            json["Description"] = version.Description;
        }

        if (version.AllowedPattern is not null)
        {
            json["AllowedPattern"] = version.AllowedPattern;
        }

        return json;
    }

    private static JsonArray PoliciesOf(SsmVersion version)
    {
        var policies = version.Policies is null ? [] : (JsonArray)JsonNode.Parse(version.Policies)!;
        return JsonMembers.ToArray(policies, p => new JsonObject
        {
            ["PolicyText"] = p!.ToJsonString(SandboxJson.Compact),
            ["PolicyType"] = (string?)p["Type"],
            ["PolicyStatus"] = "Pending",
        });
    }

    private AwsReply LabelParameterVersion(SandboxCall call)
    {
        var parameter = Find(call, call.Json.Required("Name"));
        var version = VersionOf(call, parameter);
        var labels = call.Json.Strings("Labels");
        if (labels.Count is 0 or > 10)
        {
            throw SsmErrors.TooMany("labels", labels.Count, 10);
        }

        var invalid = labels.Where(l => !Label().IsMatch(l)).ToList();
        var valid = labels.Except(invalid).ToList();
        if (version.Labels.Union(valid).Count() > 10)
        {
            throw new AwsError("ParameterVersionLabelLimitExceeded", "A parameter version can have a maximum of ten labels.");
        }
        // A label belongs to one version; it moves.
        foreach (var other in parameter.Versions)
        {
            other.Labels.RemoveAll(valid.Contains);
        }

        version.Labels.AddRange(valid);
        return AwsReply.Of(new JsonObject { ["InvalidLabels"] = JsonMembers.ToArray(invalid, l => l), ["ParameterVersion"] = version.Version });
    }

    private AwsReply UnlabelParameterVersion(SandboxCall call)
    {
        var version = VersionOf(call, Find(call, call.Json.Required("Name")));
        var labels = call.Json.Strings("Labels");
        var removed = labels.Where(version.Labels.Contains).ToList();
        version.Labels.RemoveAll(removed.Contains);
        return AwsReply.Of(new JsonObject
        {
            ["RemovedLabels"] = JsonMembers.ToArray(removed, l => l),
            ["InvalidLabels"] = JsonMembers.ToArray(labels.Except(removed), l => l),
        });
    }

    private static SsmVersion VersionOf(SandboxCall call, SsmParameter parameter)
    {
        if (call.Json.Int("ParameterVersion") is not { } number)
        {
            return parameter.Latest;
        }

        return parameter.Versions.Find(v => v.Version == number)
            ?? throw SsmErrors.VersionNotFound(parameter.Name, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private AwsReply AddTagsToResource(SandboxCall call)
    {
        var parameter = Tagged(call);
        var tags = call.Json.Objects("Tags").Select(t => (Key: t.Required("Key"), Value: t.Required("Value"))).ToList();
        if (parameter.Tags.Keys.Union(tags.Select(t => t.Key)).Count() > 50)
        {
            throw new AwsError("TooManyTagsError", "The Targets parameter includes too many tags. Remove one or more tags and try the command again.");
        }

        foreach (var (key, value) in tags)
        {
            parameter.Tags[key] = value;
        }

        return AwsReply.Empty();
    }

    private AwsReply RemoveTagsFromResource(SandboxCall call)
    {
        var parameter = Tagged(call);
        foreach (var key in call.Json.Strings("TagKeys"))
        {
            parameter.Tags.Remove(key);
        }

        return AwsReply.Empty();
    }

    private AwsReply ListTagsForResource(SandboxCall call) => AwsReply.Of(new JsonObject
    {
        ["TagList"] = JsonMembers.ToArray(Tagged(call).Tags.OrderBy(t => t.Key, StringComparer.Ordinal),
            t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value }),
    });

    private SsmParameter Tagged(SandboxCall call)
    {
        if (call.Json.Required("ResourceType") is var type and not "Parameter")
        {
            throw new AwsError("InvalidResourceType", $"The sandbox tags parameters only, not {type}.");
        }

        var id = call.Json.Required("ResourceId");
        return State(call).Parameters.TryGetValue(PlainName(id), out var parameter)
            ? parameter
            : throw new AwsError("InvalidResourceId", "The resource ID isn't valid. Verify that you entered the correct ID and try again.");
    }

    [GeneratedRegex("^(?!aws|ssm)[a-zA-Z_.-][a-zA-Z0-9_.-]{0,99}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
