using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Protocols;

/// <summary>Typed members of a JSON request. A member of the wrong type is a SerializationException, as AWS answers.</summary>
internal static class JsonMembers
{
    /// <summary>How deep JSON may nest; AWS's requests go to about ten.</summary>
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

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
            var json = JsonNode.Parse(body, documentOptions: Shallow) as JsonObject
                ?? throw new AwsError("SerializationException", "Start of structure or map found where not expected.");
            Visit(json);
            return json;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new AwsError("SerializationException", "Unexpected character in the request body.");
        }
    }

    /// <summary>
    /// Reads everything once. JsonNode puts off looking at members that come twice and at text that is no Unicode, and
    /// would fail in the middle of an operation.
    /// </summary>
    private static void Visit(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject obj:
                foreach (var (_, member) in obj)
                {
                    Visit(member);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Visit(item);
                }

                break;
            case JsonValue value:
                value.TryGetValue<string>(out _);
                break;
        }
    }

    private static AwsError Wrong(string name) => new("SerializationException", $"Unexpected type for member '{name}'.");
}
