using System.Text.Json;

namespace StackStage.Runner.Binding;

/// <summary>
/// Records from standard input: a JSON value a line, or plain text. The first line tells which: if it is no whole JSON
/// value (a name, the first line of an indented document), every line is a string, as Get-Content would give it.
/// </summary>
internal static class PipelineInput
{
    public static IEnumerable<JsonElement> Read(TextReader reader)
    {
        bool? isJson = null;
        while (reader.ReadLine() is { } line)
        {
            if (isJson is null)
            {
                line = line.TrimStart('\uFEFF');
            }

            if (string.IsNullOrWhiteSpace(line) && isJson != false)
            {
                continue;
            }

            isJson ??= TryParse(line, out _) is null;
            if (isJson == false)
            {
                yield return JsonSerializer.SerializeToElement(line);
                continue;
            }

            var failure = TryParse(line, out var record);
            if (failure is not null)
            {
                throw new UsageException(
                    "InvalidInput", $"A line of standard input is not JSON: {failure.Message}", "Write one JSON value a line, as --json does.", failure);
            }

            yield return record;
        }
    }

    private static JsonException? TryParse(string line, out JsonElement record)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            record = document.RootElement.Clone();
            return null;
        }
        catch (JsonException failure)
        {
            record = default;
            return failure;
        }
    }
}
