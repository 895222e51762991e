using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Protocols;

/// <summary>Typed members of a JSON request. A member of the wrong type is a SerializationException, as AWS answers.</summary>
internal static class JsonMembers
{
    public static string? Str(this JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Wrong(name),
    };

    public static bool? Bool(this JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        _ => throw Wrong(name),
    };

    public static int? Int(this JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out int number) => number,
        _ => throw Wrong(name),
    };

    public static JsonObject? Obj(this JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonObject obj => obj,
        _ => throw Wrong(name),
    };

    /// <summary>A list of structures; empty when absent.</summary>
    public static IReadOnlyList<JsonObject> Objects(this JsonObject json, string name) => json[name] switch
    {
        null => [],
        JsonArray array => [.. array.Select(i => i as JsonObject ?? throw Wrong(name))],
        _ => throw Wrong(name),
    };

    /// <summary>A list of strings; empty when absent.</summary>
    public static IReadOnlyList<string> Strings(this JsonObject json, string name) => json[name] switch
    {
        null => [],
        JsonArray array => [.. array.Select(i => i is JsonValue v && v.TryGetValue(out string? s) ? s : throw Wrong(name))],
        _ => throw Wrong(name),
    };

    /// <summary>A required string.</summary>
    public static string Required(this JsonObject json, string name) =>
        json.Str(name) ?? throw AwsError.Validation(
            $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must not be null");

    public static JsonArray ToArray<T>(IEnumerable<T> items, Func<T, JsonNode?> convert) =>
        new([.. items.Select(convert)]);

    public static JsonObject Parse(byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw new AwsError("SerializationException", "Start of structure or map found where not expected.");
        }
        catch (JsonException)
        {
            throw new AwsError("SerializationException", "Unexpected character in the request body.");
        }
    }

    private static AwsError Wrong(string name) => new("SerializationException", $"Unexpected type for member '{name}'.");
}
