using System.Text.Json;

namespace StackStage.Runner.Binding;

/// <summary>Records from standard input: a JSON value a line. A line that is no JSON is a string, so that plain lists of names work too.</summary>
internal static class PipelineInput
{
    public static IEnumerable<JsonElement> Read(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            yield return Parse(line);
        }
    }

    private static JsonElement Parse(string line)
    {
        var trimmed = line.AsSpan().TrimStart('\uFEFF').Trim();
        if (trimmed.Length > 0 && trimmed[0] is '{' or '[' or '"')
        {
            try
            {
                using var document = JsonDocument.Parse(trimmed.ToString());
                return document.RootElement.Clone();
            }
            catch (JsonException cause)
            {
                throw new UsageException("InvalidInput", $"A line of standard input is not JSON: {cause.Message}", "Write one JSON value a line, as --json does.", cause);
            }
        }

        return JsonSerializer.SerializeToElement(trimmed.ToString());
    }
}
