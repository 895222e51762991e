using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Operations.Permissions;

/// <summary>Writes IAM policy documents (version 2012-10-17).</summary>
public static class PolicyWriter
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// A policy for whoever deploys: reads stage keys, and makes those of new stages; never changes or deletes one. The denials
    /// hold whatever else allows it.
    /// </summary>
    /// <remarks>Source: AWS Systems Manager User Guide, "Preventing access to Parameter Store API operations" (<c>ssm:Overwrite</c>).</remarks>
    /// <param name="place">Which keys.</param>
    public static string ForDeployers(PolicyPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var keys = place.StageKeys(withFallback: true);
        return Write(
        [
            Statement("ReadStageKeys", "Allow", ["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParameters", "ssm:GetParametersByPath"], keys),
            Statement("MakeStageKeys", "Allow", ["ssm:PutParameter"], keys),
            Statement("ListParameters", "Allow", ["ssm:DescribeParameters"], ["*"]),
            Statement("NeverChangeStageKeys", "Deny", ["ssm:PutParameter"], keys, new JsonObject { ["StringEquals"] = new JsonObject { ["ssm:Overwrite"] = "true" } }),
            Statement("NeverDeleteStageKeys", "Deny", ["ssm:DeleteParameter", "ssm:DeleteParameters"], keys),
        ]);
    }

    /// <summary>A policy for whoever runs some cmdlets: all that they may call, and no more.</summary>
    /// <param name="permissions">What they call.</param>
    /// <param name="place">Where.</param>
    /// <param name="withOptional">Whether what they can do without is allowed, too.</param>
    public static string For(IEnumerable<CmdletPermission> permissions, PolicyPlace place, bool withOptional)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        ArgumentNullException.ThrowIfNull(place);
        return Write(
        [
            .. permissions.Where(one => withOptional || !one.IsOptional).GroupBy(one => one.Scope).OrderBy(group => group.Key)
                .Select(group => Statement(group.Key.ToString(), "Allow", [.. group.Select(one => one.Action).Distinct().Order(StringComparer.Ordinal)], place.ArnsOf(group.Key))),
        ]);
    }

    private static JsonObject Statement(string id, string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources, JsonObject? condition = null)
    {
        var statement = new JsonObject { ["Sid"] = id, ["Effect"] = effect, ["Action"] = Texts(actions), ["Resource"] = Texts(resources) };
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string Write(JsonObject[] statements) => new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) }.ToJsonString(Indented);
}
