using System.Text;
using System.Text.Json;

namespace StackStage.Snapshots.Tests;

/// <summary>Writes small states for tests.</summary>
internal static class State
{
    public const string Root = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    public const string Provider = "urn:pulumi:dev::shop::pulumi:providers:aws::default_6_1_0";
    public const string ProviderReference = Provider + "::p1";
    public const string RootJson = $$"""{"urn":"{{Root}}","custom":false,"type":"pulumi:pulumi:Stack"}""";
    public const string ProviderJson = $$$"""{"urn":"{{{Provider}}}","custom":true,"id":"p1","type":"pulumi:providers:aws","inputs":{"version":"6.1.0"}}""";

    /// <summary>A URN of a bucket.</summary>
    public static string Urn(string name) => $"urn:pulumi:dev::shop::aws:s3:Bucket::{name}";

    /// <summary>A bucket with further fields as JSON text.</summary>
    public static string Bucket(string name, string more = "", string? id = null) =>
        $$"""{"urn":"{{Urn(name)}}","custom":true,"id":"{{id ?? name + "-id"}}","type":"aws:s3:Bucket"{{(more.Length > 0 ? "," + more : "")}}}""";

    public static string Dependencies(params string[] names) => $"\"dependencies\":[{string.Join(',', names.Select(name => $"\"{Urn(name)}\""))}]";

    /// <summary>A checkpoint of these resources.</summary>
    public static string Checkpoint(params string[] resources) => Around(string.Join(",", resources));

    /// <summary>A checkpoint around the text of a list.</summary>
    public static string Around(string list, string rest = "", string manifest = """{"time":"2026-01-02T03:04:05Z","magic":"","version":""}""") =>
        $$$$$"""{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":{"manifest":{{{{{manifest}}}}},"resources":[{{{{{list}}}}}]{{{{{rest}}}}},"metadata":{}}}}""";

    public static Snapshot Read(string text) => Snapshot.Read(Encoding.UTF8.GetBytes(text));

    public static string TextOf(Snapshot snapshot) => Encoding.UTF8.GetString(snapshot.Json.Span);

    /// <summary>A checkpoint of resources given as JSON.</summary>
    public static string Checkpoint(JsonElement resources) => Checkpoint([.. resources.EnumerateArray().Select(resource => resource.GetRawText())]);

    public static SnapshotFault Single(this IReadOnlyList<SnapshotFault> faults, FaultKind kind) => Assert.Single(faults, fault => fault.Kind == kind);

    public static IReadOnlyList<SnapshotFault> Errors(this Snapshot snapshot) => [.. snapshot.Verify().Where(fault => fault.Severity == FaultSeverity.Error)];

    /// <summary>Repairs with everything approved; checks that the result is stable.</summary>
    public static RepairResult Repair(string text, RepairOptions? options = null)
    {
        var result = SnapshotRepair.Plan(Read(text), options).Apply();
        if (result.Changed && result.IsSound)
        {
            // What a map names is mended now, and would be an error.
            var rest = new RepairOptions
            {
                OrphanAction = options?.OrphanAction ?? OrphanAction.Reparent,
                ProviderAction = options?.ProviderAction ?? ProviderAction.Replace,
                DuplicateAction = options?.DuplicateAction ?? DuplicateAction.None,
                BreakCycle = options?.BreakCycle ?? false,
                ClearPendingOperation = options?.ClearPendingOperation ?? false,
            };
            var again = SnapshotRepair.Plan(result.Snapshot, rest).Apply();
            Assert.False(again.Changed, "A second repair changes something: " + string.Join("; ", again.Repaired.Select(repair => repair.Description)));
        }

        return result;
    }

    /// <summary>Repairs, sees that the result is sound, and gives its text.</summary>
    public static string RepairedText(string text, RepairOptions? options = null)
    {
        var result = Repair(text, options);
        Assert.True(result.IsSound, string.Join("\n", result.Remaining.Select(fault => fault.Message)));
        return Encoding.UTF8.GetString(result.ToArray().Span);
    }
}
