using System.Text;
using System.Text.Json;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>
/// Makes states of what comes through the pipeline. A string whose first character that is no white space is a brace begins a text; what
/// follows belongs to it, line by line, to the end. Any other string is a path. A string of several lines is a text by itself,
/// and so is a whole document on one line if another text follows it.
/// </summary>
internal sealed class PipedStates
{
    // A record that was taken for a state's text is not longer.
    private const int MaxRecordLength = 64 * 1024;

    // What a string can hold; the text becomes one.
    private const int MaxTextLength = 0x3FFFFFDF;

    private readonly StringBuilder _text = new();
    private int _lines;
    private bool _onlyBlank;

    /// <summary>Takes the next record.</summary>
    /// <returns>The states that are complete with it.</returns>
    public IEnumerable<PipedState> Take(SnapshotContent content)
    {
        if (content.Failure is { } failure)
        {
            return [new PipedState(null, null, failure)];
        }

        return content.Bytes is { } bytes ? [new PipedState(null, bytes, null)] : content.Strings.SelectMany(Take);
    }

    /// <summary>Takes the end of the pipeline.</summary>
    /// <returns>The state whose text it ends; null when there is none.</returns>
    public PipedState? End()
    {
        if (_lines > 0)
        {
            return Complete();
        }

        // Blank lines alone are no state, and no success.
        return _onlyBlank ? new PipedState(null, [], null) : null;
    }

    private static ReadOnlySpan<char> WithoutMargin(string text) => text.AsSpan().TrimStart('\uFEFF').TrimStart();

    private IEnumerable<PipedState> Take(string text)
    {
        var begins = WithoutMargin(text).StartsWith("{");
        if (_lines == 1 && begins && IsWhole(_text.ToString()))
        {
            yield return Complete();
        }

        if (_lines > 0)
        {
            Append(text);
        }
        else if (begins && text.AsSpan().TrimEnd().Contains('\n'))
        {
            Append(text);
            yield return Complete();
        }
        else if (begins)
        {
            Append(text);
        }
        else if (WithoutMargin(text).IsEmpty)
        {
            _onlyBlank = true;
        }
        else
        {
            yield return new PipedState(text, null, null);
        }
    }

    private void Append(string text)
    {
        if ((long)_text.Length + text.Length >= MaxTextLength)
        {
            _text.Clear();
            _lines = 0;
            throw new StageException(new StageError(
                "StateTooLarge", StageErrorCategory.InvalidData, "The text from the pipeline is larger than a text can be.", null, "Save it as a file, and give its path."));
        }

        // The line breaks are between the lines: what goes in as one line comes out as one.
        if (_lines++ > 0)
        {
            _text.Append('\n');
        }

        _text.Append(text);
        _onlyBlank = false;
    }

    private PipedState Complete()
    {
        var text = _text.ToString();
        _text.Clear();
        _lines = 0;
        return StageWithoutFile(text) is { } failure ? new PipedState(null, null, failure) : new PipedState(null, Encoding.UTF8.GetBytes(text), null);
    }

    // Whether every brace and bracket of a line is closed at its very end.
    private static bool IsWhole(string text)
    {
        var depth = 0;
        var inString = false;
        var end = text.AsSpan().TrimEnd().Length;
        for (var index = 0; index < end; index++)
        {
            var character = text[index];
            if (inString)
            {
                index += character == '\\' ? 1 : 0;
                inString = character != '"';
                continue;
            }

            inString = character == '"';
            depth += character is '{' or '[' ? 1 : character is '}' or ']' ? -1 : 0;
            if (depth == 0 && character is '}' or ']')
            {
                return depth == 0 && index == end - 1;
            }
        }

        return false;
    }

    // A record as JSON, as 'stackstage Get-StackStage --json' writes it, begins with a brace, too.
    private static StageError? StageWithoutFile(string text)
    {
        if (text.Length > MaxRecordLength)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text.TrimStart('\uFEFF'));
            return Text(json, "App") is { } app && Text(json, "Stage") is { } stage && Text(json, "Home") is not null && Text(json, "Path") is null
                ? FileErrors.NoFile(app, stage, Text(json, "Bucket"), Text(json, "Key")).Error
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
