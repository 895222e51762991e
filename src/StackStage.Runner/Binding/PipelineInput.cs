using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StackStage.Runner.Binding;

/// <summary>
/// Takes apart what comes on standard input. Records are JSON values: one a line, as --json writes them, over several lines, or
/// in an array, as other tools do. A line that is no JSON is the pipeline object itself, where the cmdlet takes text. The two do
/// not go together: a line that is not understood must not pass for a name.
/// </summary>
/// <param name="TakesText">Whether a parameter takes a line of text.</param>
/// <param name="TakesContent">Whether a parameter takes a whole document, which may be a broken one. Then the first line tells: unless it is a whole JSON value, all lines are text, as Get-Content would give them.</param>
internal sealed record PipelineInput(bool TakesText, bool TakesContent)
{
    private const string HowToWrite = "Write one JSON value a line, as --json does, or plain lines of text; --no-stdin leaves standard input alone.";

    private enum Form
    {
        Unknown,
        Json,
        Text,
    }

    /// <summary>The longest record, in characters.</summary>
    public int Limit { get; init; } = 1_000_000_000;

    /// <summary>Reads all records.</summary>
    /// <exception cref="UsageException">Something is not understood. What came before it has been returned.</exception>
    public IEnumerable<JsonElement> Read(TextReader reader)
    {
        var lines = new InputLines(reader, Limit);
        return TakesContent ? ReadContent(lines) : ReadRecords(lines);
    }

    private static IEnumerable<JsonElement> ReadContent(InputLines lines)
    {
        var form = Form.Unknown;
        while (lines.Next() is { } line)
        {
            if (form != Form.Text && string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (form == Form.Text)
            {
                yield return JsonSerializer.SerializeToElement(line);
                continue;
            }

            var failure = TryParse(line, out var record);
            if (failure is not null && form == Form.Json)
            {
                throw NotUnderstood($"Line {lines.Number} of standard input is not JSON, and what came before is", failure);
            }

            form = failure is null ? Form.Json : Form.Text;
            yield return failure is null ? record : JsonSerializer.SerializeToElement(line);
        }
    }

    private IEnumerable<JsonElement> ReadRecords(InputLines lines)
    {
        var form = Form.Unknown;
        while (lines.Next() is { } line)
        {
            var text = line.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (text[0] is '{' or '[' or '"')
            {
                form = Agree(form, Form.Json, lines.Number);
                foreach (var record in Values(text, lines).SelectMany(Unrolled))
                {
                    yield return record;
                }
            }
            else if (text == "null")
            {
                // What jq writes for a property that is not there; never a name.
                throw NotUnderstood($"Line {lines.Number} of standard input is null", null);
            }
            else
            {
                // A number is the same text in both forms.
                form = IsScalar(text) ? form : Agree(form, Form.Text, lines.Number);
                if (!TakesText)
                {
                    throw NotUnderstood($"Line {lines.Number} of standard input is text, and the cmdlet takes records", null);
                }

                yield return JsonSerializer.SerializeToElement(text);
            }
        }
    }

    private static Form Agree(Form before, Form now, int line) => before == Form.Unknown || before == now
        ? now
        : throw NotUnderstood($"Line {line} of standard input is {(now == Form.Json ? "JSON" : "text")}, and what came before is {(now == Form.Json ? "text" : "JSON")}", null);

    // The values that begin on a line; the last of them may end on a later one.
    private List<JsonElement> Values(string text, InputLines lines)
    {
        var found = new List<JsonElement>();
        var start = lines.Number;
        var value = new StringBuilder();
        var scan = new BracketScan();
        while (true)
        {
            foreach (var character in text)
            {
                if (value.Length == 0 && char.IsWhiteSpace(character))
                {
                    continue;
                }

                value.Append(character);
                if (value.Length > Limit)
                {
                    throw InputLines.TooLong(Limit);
                }

                if (scan.Ends(character))
                {
                    found.Add(Parse(value.ToString(), start));
                    value.Clear();
                    scan = new BracketScan();
                    start = lines.Number;
                }
            }

            if (value.Length == 0)
            {
                return found;
            }

            if (!scan.IsOpen)
            {
                // Neither an object, an array nor a string: what is left of the line must be one value.
                found.Add(Parse(value.ToString(), start));
                return found;
            }

            value.Append('\n');
            text = lines.Next() ?? throw NotUnderstood($"Standard input ends in the middle of the JSON value that begins in line {start}", null);
        }
    }

    private static IEnumerable<JsonElement> Unrolled(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static bool IsScalar(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static JsonElement Parse(string text, int line) =>
        TryParse(text, out var value) is { } failure ? throw NotUnderstood($"The JSON value that begins in line {line} of standard input is not valid", failure) : value;

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

    // Never with the line itself: what goes through a pipe may be a secret.
    private static UsageException NotUnderstood(string what, JsonException? failure) => new("InvalidInput", failure is null ? what + "." : $"{what}: {failure.Message}", HowToWrite, failure);

    /// <summary>Follows brackets and strings, to tell where a JSON value ends.</summary>
    private struct BracketScan
    {
        private int _depth;
        private bool _inString;
        private bool _escaped;

        public readonly bool IsOpen => _depth > 0 || _inString;

        /// <summary>Takes a character; true when the value that was begun ends with it.</summary>
        public bool Ends(char character)
        {
            if (_inString)
            {
                _inString = _escaped || character != '"';
                _escaped = !_escaped && character == '\\';
                return !_inString && _depth == 0;
            }

            switch (character)
            {
                case '"':
                    _inString = true;
                    return false;
                case '{' or '[':
                    _depth++;
                    return false;
                case '}' or ']':
                    _depth--;
                    return _depth == 0;
                default:
                    return false;
            }
        }
    }
}
