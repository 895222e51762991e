using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Scenarios;

/// <summary>A scenario's file with its text, which can say where in it something stands.</summary>
internal sealed class ScenarioText
{
    private readonly string _file;
    private readonly byte[] _bytes;
    private Dictionary<string, int>? _lines;

    public ScenarioText(string file, string text)
    {
        _file = file;
        _bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            Json = JsonNode.Parse(text, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }) as JsonObject
                ?? throw new InvalidDataException($"'{file}' is not a JSON object.");
            _ = Json.Count;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"'{file}' is not valid JSON: {e.Message}", e);
        }
    }

    public JsonObject Json { get; }

    /// <summary>An error about what stands at a path such as <c>services.s3.buckets[0].name</c>.</summary>
    public InvalidDataException Wrong(string path, string sentence)
    {
        var line = (_lines ??= Lines()).TryGetValue(path, out var number) ? $", line {number.ToString(CultureInfo.InvariantCulture)}" : "";
        var place = path.Length == 0 ? "" : $", {path}";
        return new InvalidDataException($"'{_file}'{line}{place}: {sentence.TrimEnd()}");
    }

    /// <summary>Where every member and item begins.</summary>
    private Dictionary<string, int> Lines()
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<(string Path, int Next)>();
        var (line, at, path) = (1, 0, "");
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            line += _bytes.AsSpan(at, (int)reader.TokenStartIndex - at).Count((byte)'\n');
            at = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var parent = open.Peek().Path;
                    path = parent.Length == 0 ? reader.GetString()! : parent + "." + reader.GetString();
                    lines.TryAdd(path, line);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    continue;
            }

            if (open.TryPop(out var around) && around.Next >= 0)
            {
                path = $"{around.Path}[{around.Next.ToString(CultureInfo.InvariantCulture)}]";
                lines.TryAdd(path, line);
                around.Next++;
            }

            if (around.Path is not null)
            {
                open.Push(around);
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return lines;
    }
}
