using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.Ssm;

/// <summary>One ParameterFilter (or one of the older Filters) and whether a parameter satisfies it.</summary>
internal sealed record SsmFilter(string Key, string Option, IReadOnlyList<string> Values)
{
    private static readonly string[] Known = ["Name", "Type", "KeyId", "Path", "Label", "Tier", "DataType"];

    public static IReadOnlyList<SsmFilter> Of(JsonObject json, IReadOnlyList<string> keys)
    {
        if (json["Filters"] is not null && json["ParameterFilters"] is not null)
        {
            throw AwsError.Validation("You can use either Filters or ParameterFilters in a single request.");
        }

        var filters = json.Objects("ParameterFilters").Select(f => new SsmFilter(f.Required("Key"), f.Str("Option") ?? "Equals", f.Strings("Values")))
            .Concat(json.Objects("Filters").Select(f => new SsmFilter(f.Required("Key"), f.Str("Key") == "Name" ? "BeginsWith" : "Equals", f.Strings("Values"))))
            .ToList();
        foreach (var filter in filters)
        {
            filter.Check(keys);
        }

        return filters;
    }

    private void Check(IReadOnlyList<string> keys)
    {
        var isTag = Key.StartsWith("tag:", StringComparison.Ordinal);
        if (!isTag && !Known.Contains(Key))
        {
            throw AwsError.Validation($"1 validation error detected: Value '{Key}' at 'parameterFilters.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType");
        }

        if (!keys.Contains(isTag ? "tag" : Key))
        {
            throw new AwsError("InvalidFilterKey", $"The specified filter key is not valid: {Key}. Valid filter keys include: [{string.Join(", ", keys)}].");
        }

        var options = Key switch
        {
            "Path" => new[] { "Recursive", "OneLevel", "Equals" },
            "Name" => ["Equals", "BeginsWith", "Contains"],
            "Type" or "KeyId" or "Tier" => ["Equals", "BeginsWith"],
            _ => ["Equals"],
        };
        if (!options.Contains(Option))
        {
            throw new AwsError("InvalidFilterOption", $"The following filter option is not valid: {Option}. Valid options include: [{string.Join(", ", options)}].");
        }

        if (Values.Count == 0 && !isTag)
        {
            throw new AwsError("InvalidFilterValue", $"The following filter values are missing : null for filter key {Key}");
        }

        if (Values.Count > 50)
        {
            throw SsmErrors.TooMany("parameterFilters.values", Values.Count, 50);
        }
    }

    public bool Matches(SsmParameter parameter)
    {
        if (Key.StartsWith("tag:", StringComparison.Ordinal))
        {
            return parameter.Tags.TryGetValue(Key["tag:".Length..], out var tag) && (Values.Count == 0 || Values.Contains(tag));
        }

        return Key switch
        {
            "Path" => Values.Any(v => IsUnder(parameter.Name, v)),
            "Label" => parameter.Versions.Exists(v => v.Labels.Exists(Values.Contains)),
            "Name" => Values.Any(v => Compare(parameter.Name, v) || Compare(parameter.Name, "/" + v)),
            "Type" => Values.Any(v => Compare(parameter.Latest.Type, v)),
            "KeyId" => Values.Any(v => parameter.Latest.KeyId is { } id && Compare(id, v)),
            "Tier" => Values.Any(v => Compare(parameter.Latest.Tier, v)),
            "DataType" => Values.Any(v => Compare(parameter.Latest.DataType, v)),
            _ => false,
        };
    }

    private bool Compare(string actual, string wanted) => Option switch
    {
        "BeginsWith" => actual.StartsWith(wanted, StringComparison.Ordinal),
        "Contains" => actual.Contains(wanted, StringComparison.Ordinal),
        _ => actual == wanted,
    };

    private bool IsUnder(string name, string path)
    {
        var prefix = path.EndsWith('/') ? path : path + "/";
        return name.StartsWith(prefix, StringComparison.Ordinal)
            && (Option == "Recursive" || !name[prefix.Length..].Contains('/', StringComparison.Ordinal));
    }
}
