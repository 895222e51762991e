using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>
/// The lines of a journal: each a JSON object, in UTF-8, that ends with a line feed. What they hold is documented in
/// about_StackStage_Journal; members and types that are not known are passed over, so that a newer version may add some.
/// </summary>
internal static class JournalFormat
{
    /// <summary>The version that is written and understood. A journal of a higher one is not read: what it means may have changed.</summary>
    public const int Version = 1;

    // What is said of a step is for reading; a service's error page of a megabyte is not.
    private const int MaxDetail = 2000;

    // A command that is cut off would do something else.
    private const int MaxCommand = 32 * 1024;

    // Controls, line separators and lone surrogates are escaped; letters of all languages stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A text of limited length.</summary>
    public static string? Shorten(string? text) => text is { Length: > MaxDetail } ? string.Concat(text.AsSpan(0, MaxDetail), "…") : text;

    /// <summary>A command as it is kept: whole or not at all.</summary>
    public static string? Keep(string command) => command.Length is 0 or > MaxCommand ? null : command;

    /// <summary>Writes an entry, with its line feed.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="numberOf">The number of a step within its plan, for what comes before what.</param>
    public static byte[] Write(JournalEntry entry, Func<StepIdentity, int>? numberOf = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", TypeOf(entry));
            json.WriteString("at", Text(entry.At));
            switch (entry)
            {
                case HeaderEntry header:
                    json.WriteNumber("format", Version);
                    json.WriteString("run", header.Run);
                    json.WriteString("command", header.Scope.Command);
                    json.WriteString("account", header.Scope.AccountId);
                    json.WriteString("region", header.Scope.Region);
                    WriteOptional(json, "endpoint", header.Endpoint);
                    WriteTexts(json, "targets", header.Scope.Targets);
                    WriteOptional(json, "continueWith", header.ContinueWith);
                    WriteOptional(json, "switches", header.Switches);
                    WriteWriter(json, header.Writer);
                    break;
                case ContinuedEntry continued:
                    json.WriteString("run", continued.Run);
                    WriteTexts(json, "targets", continued.Targets);
                    WriteOptional(json, "continueWith", continued.ContinueWith);
                    WriteOptional(json, "switches", continued.Switches);
                    WriteWriter(json, continued.Writer);
                    break;
                case PlanEntry plan:
                    WritePlan(json, plan, numberOf!);
                    break;
                case BeginEntry begin:
                    WriteStep(json, begin.Step);
                    break;
                case EndEntry end:
                    WriteStep(json, end.Step);
                    json.WriteString("state", end.State.ToString());
                    WriteOptional(json, "detail", Shorten(end.Detail));
                    WriteOptional(json, "error", Shorten(end.ErrorId));
                    WriteOptional(json, "againAt", end.AgainAt is { } again ? Text(again) : null);
                    break;
                case NoteEntry note:
                    WriteOptional(json, "from", note.From);
                    if (note.Begun.Count > 0)
                    {
                        WriteTexts(json, "begun", note.Begun);
                    }

                    WriteFacts(json, note.Facts);
                    break;
                case TakenOverEntry taken:
                    json.WriteString("run", taken.Run);
                    WriteTexts(json, "targets", taken.Targets);
                    json.WriteString("by", taken.By);
                    break;
                case FinishEntry finish:
                    WriteTexts(json, "targets", finish.Targets);
                    json.WriteBoolean("ended", finish.Ended);
                    break;
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <returns>The entry; null when it is of a type that is not known.</returns>
    /// <exception cref="JournalTooNewException">The header has a higher version.</exception>
    /// <exception cref="FormatException">It is no entry.</exception>
    public static JournalEntry? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            // Text that is no UTF-8 shows itself only when it is asked for, as an invalid operation.
            throw new FormatException(failure.Message, failure);
        }
    }

    private static JournalEntry? Read(JsonElement json)
    {
        var at = ReadTime(json.GetProperty("at"));
        switch (json.GetProperty("type").GetString())
        {
            case "header":
                if (json.GetProperty("format").GetInt32() is > Version and var version)
                {
                    throw new JournalTooNewException(version);
                }

                return new HeaderEntry(at, Required(json, "run"), new RunScope(Required(json, "command"), Required(json, "account"), Required(json, "region"), ReadTexts(json, "targets")), Optional(json, "endpoint"), Optional(json, "continueWith"), Optional(json, "switches"), ReadWriter(json));
            case "continued":
                return new ContinuedEntry(at, Required(json, "run"), ReadTexts(json, "targets"), Optional(json, "continueWith"), Optional(json, "switches"), ReadWriter(json));
            case "plan":
                return new PlanEntry(at, ReadPlan(json));
            case "begin":
                return new BeginEntry(at, ReadStep(json));
            case "end":
                return new EndEntry(at, ReadStep(json), Enum.TryParse<StepState>(Required(json, "state"), out var state) && Enum.IsDefined(state) ? state : null, Optional(json, "detail"), Optional(json, "error"), Optional(json, "againAt") is null ? null : ReadTime(json.GetProperty("againAt")));
            case "note":
                return new NoteEntry(at, ReadFacts(json), Optional(json, "from")) { Begun = json.TryGetProperty("begun", out _) ? ReadTexts(json, "begun") : [] };
            case "taken-over":
                return new TakenOverEntry(at, Required(json, "run"), ReadTexts(json, "targets"), Required(json, "by"));
            case "finish":
                return new FinishEntry(at, ReadTexts(json, "targets"), json.GetProperty("ended").GetBoolean());
            case "beat":
                return new BeatEntry(at);
            case null:
                throw new FormatException("Its type is null.");
            default:
                return null;
        }
    }

    private static string TypeOf(JournalEntry entry) => entry switch
    {
        HeaderEntry => "header",
        ContinuedEntry => "continued",
        PlanEntry => "plan",
        BeginEntry => "begin",
        EndEntry => "end",
        NoteEntry => "note",
        TakenOverEntry => "taken-over",
        FinishEntry => "finish",
        BeatEntry => "beat",
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    private static void WriteWriter(Utf8JsonWriter json, RunWriter writer)
    {
        json.WriteString("caller", writer.Caller);
        json.WriteString("user", writer.User);
        json.WriteString("machine", writer.Machine);
        json.WriteNumber("process", writer.Process);
        if (writer.ProcessStarted != 0)
        {
            json.WriteString("processStarted", Text(DateTimeOffset.FromUnixTimeSeconds(writer.ProcessStarted)));
        }

        WriteOptional(json, "space", writer.Space);
        json.WriteString("version", writer.Version);
    }

    private static RunWriter ReadWriter(JsonElement json) => new(
        Optional(json, "caller") ?? string.Empty,
        Optional(json, "user") ?? string.Empty,
        Optional(json, "machine") ?? string.Empty,
        json.TryGetProperty("process", out var process) ? process.GetInt32() : 0,
        Optional(json, "processStarted") is null ? 0 : ReadTime(json.GetProperty("processStarted")).ToUnixTimeSeconds(),
        Optional(json, "version") ?? string.Empty)
    {
        Space = Optional(json, "space"),
    };

    private static void WritePlan(Utf8JsonWriter json, PlanEntry plan, Func<StepIdentity, int> numberOf)
    {
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("number", numberOf(step.Identity));
            WriteStep(json, step.Identity);
            json.WriteString("action", step.Action);
            json.WriteString("target", step.Target);
            WriteOptional(json, "subject", step.Subject);
            if (step.After.Count > 0)
            {
                json.WriteStartArray("after");
                foreach (var before in step.After)
                {
                    json.WriteNumberValue(numberOf(before));
                }

                json.WriteEndArray();
            }

            json.WriteBoolean("changes", step.Changes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // What came before what is for other readers: a run that is continued plans anew.
    private static PlannedStep[] ReadPlan(JsonElement json) =>
    [
        .. json.GetProperty("steps").EnumerateArray().Select(step => new PlannedStep(
            ReadStep(step), Required(step, "action"), Required(step, "target"), Optional(step, "subject"), [], !step.TryGetProperty("changes", out var changes) || changes.GetBoolean())),
    ];

    private static void WriteStep(Utf8JsonWriter json, StepIdentity step)
    {
        json.WriteStartObject("step");
        json.WriteString("kind", step.Kind);
        json.WriteString("account", step.AccountId);
        json.WriteString("region", step.Region);
        json.WriteString("id", step.Id);
        WriteOptional(json, "birth", step.Birth);
        json.WriteEndObject();
    }

    private static StepIdentity ReadStep(JsonElement json)
    {
        var step = json.GetProperty("step");
        return new StepIdentity(Required(step, "kind"), Required(step, "account"), Required(step, "region"), Required(step, "id")) { Birth = Optional(step, "birth") };
    }

    private static void WriteFacts(Utf8JsonWriter json, IReadOnlyList<RunFact> facts)
    {
        json.WriteStartArray("facts");
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("kind", fact.Kind);
            json.WriteString("target", fact.Target);
            json.WriteStartObject("data");
            foreach (var (name, value) in fact.Data)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static RunFact[] ReadFacts(JsonElement json) =>
    [
        .. json.GetProperty("facts").EnumerateArray().Select(fact => new RunFact(
            Required(fact, "kind"),
            Required(fact, "target"),
            fact.GetProperty("data").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? throw new FormatException($"The fact's '{member.Name}' is null."), StringComparer.Ordinal))),
    ];

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string[] ReadTexts(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(text => text.GetString() ?? throw new FormatException($"One of its {name} is null."))];

    private static void WriteOptional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string Required(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"Its {name} is null.");

    private static string? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(JsonElement json) => json.GetDateTimeOffset();
}
