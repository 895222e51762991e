using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Tests.Support;

internal static class Expect
{
    /// <summary>Compares member by member, and names all that differ.</summary>
    public static void Same(string expected, JsonNode actual)
    {
        var wanted = JsonNode.Parse(expected)!.AsObject();
        var got = actual.AsObject();
        var differences = wanted.Select(w => w.Key).Union(got.Select(g => g.Key))
            .Where(k => !JsonNode.DeepEquals(wanted[k], got[k]) || wanted.ContainsKey(k) != got.ContainsKey(k))
            .Select(k => $"{k}: expected {wanted[k]?.ToJsonString() ?? "null"}, got {got[k]?.ToJsonString() ?? "null"}").ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
