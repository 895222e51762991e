using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using StackStage.Operations.Errors;
using StackStage.Runner.Catalog;
using StackStage.Runner.Hosting;
using StackStage.Runner.Output;
using StackStage.Sandbox;

namespace StackStage.Runner.Tests;

public class RecordWriterTests
{
    public static TheoryData<Type> RecordTypes
    {
        get
        {
            var types = CmdletCatalog.All.SelectMany(cmdlet => cmdlet.Type.GetCustomAttributesData())
                .Where(attribute => attribute.AttributeType.Name == "OutputTypeAttribute")
                .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
                .Select(argument => (Type)argument.Value!)
                .Where(type => type != typeof(string) && type != typeof(bool)).Distinct();
            return [.. types];
        }
    }

    [Theory]
    [MemberData(nameof(RecordTypes))]
    public void Every_record_with_a_real_exception_in_it_is_a_line_of_JSON(Type type)
    {
        var record = Fill(type, 0)!;
        var warnings = new List<string>();
        using var output = new StringWriter { NewLine = "\n" };

        new JsonRecordWriter(output, warnings.Add).Write(record);
        new TextRecordWriter(output, 120, "…").Write(record);

        var line = output.ToString().Split('\n')[0];
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Empty(warnings);
        Assert.Equal(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(property => property.Name).Order(),
            json.EnumerateObject().Select(property => property.Name).Order());
    }

    [Fact]
    public void An_exception_of_AWS_is_written_with_what_tells_it_apart()
    {
        var json = Json(new { Failure = RealFailure(), Error = new StageError("Broken", StageErrorCategory.InvalidData, "It is broken.", new Knot(), "Mend it.", RealFailure()) });

        Assert.Equal("Throttling", json.GetProperty("Failure").GetProperty("ErrorCode").GetString());
        Assert.Equal(429, json.GetProperty("Failure").GetProperty("StatusCode").GetInt32());
        Assert.Equal("Amazon.Runtime.AmazonServiceException", json.GetProperty("Failure").GetProperty("Type").GetString());
        Assert.Equal("inner", json.GetProperty("Failure").GetProperty("InnerException").GetProperty("Message").GetString());
        Assert.False(json.GetProperty("Failure").TryGetProperty("TargetSite", out _));
        Assert.Equal("Broken", json.GetProperty("Error").GetProperty("ErrorId").GetString());
        Assert.Equal("a knot", json.GetProperty("Error").GetProperty("Target").GetString());
    }

    [Fact]
    public void What_cannot_be_written_is_null_and_said_and_the_rest_is_written()
    {
        var warnings = new List<string>();
        using var output = new StringWriter();
        new JsonRecordWriter(output, warnings.Add).Write(new Awkward());

        var json = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal("kept", json.GetProperty("Kept").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("Throws").ValueKind);
        Assert.Contains("Throws of a Awkward cannot be written as JSON: no", warnings.Single(warning => warning.StartsWith("Throws", StringComparison.Ordinal)), StringComparison.Ordinal);

        using var text = new StringWriter();
        var table = new TextRecordWriter(text, 120, "…");
        table.Write(new Awkward());
        table.Flush();
        Assert.Contains("kept", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_names_and_odd_numbers_are_written_as_what_they_are()
    {
        var json = Json(new { Secret = new BasicAWSCredentials("AKIA", "hunter2"), Type = typeof(string), Number = double.NaN, Text = "ä </>" });

        Assert.Equal("{\"Secret\":null,\"Type\":\"System.String\",\"Number\":\"NaN\",\"Text\":\"ä </>\"}", json.GetRawText());
    }

    [Fact]
    public void What_programs_read_is_UTF_8_with_line_feeds_and_what_a_console_shows_is_in_its_encoding()
    {
        Assert.Equal([0xC3, 0xA4, 0x0A], Written(true, Encoding.Latin1));
        Assert.Equal([0xE4, .. Encoding.Latin1.GetBytes(Environment.NewLine)], Written(false, Encoding.Latin1));
        Assert.Equal([0xC3, 0xA4, .. Encoding.Latin1.GetBytes(Environment.NewLine)], Written(false, new UTF8Encoding(true)));

        static byte[] Written(bool isRedirected, Encoding encoding)
        {
            using var stream = new MemoryStream();
            using var writer = ConsoleStreams.Writer(stream, isRedirected, encoding, _ => Assert.Fail("Nothing fails here."));
            writer.WriteLine("ä");
            writer.Flush();
            return stream.ToArray();
        }
    }

    [Fact]
    public void Where_output_has_no_ellipsis_three_dots_stand_for_what_is_cut_off()
    {
        using var ascii = new StreamWriter(new MemoryStream(), Encoding.ASCII);
        using var unicode = new StringWriter();

        Assert.Equal("...", new RunnerConsole(TextReader.Null, ascii, unicode).Ellipsis);
        Assert.Equal("…", new RunnerConsole(TextReader.Null, unicode, unicode).Ellipsis);
    }

    [Fact]
    public void Progress_is_overwritten_without_an_escape_sequence()
    {
        using var errors = new StringWriter();
        var console = new RunnerConsole(TextReader.Null, TextWriter.Null, errors) { ShowsProgress = true, ErrorWidth = 20 };
        console.WriteProgress(new(1, "Removing", "a very long status of something"));
        console.WriteNotice("WARNING", "x");

        Assert.Equal($"\rRemoving: a very lo\r{new string(' ', 19)}\rWARNING: x{Environment.NewLine}", errors.ToString());
        Assert.False(RunnerConsole.CanReturnCarriage(false, "dumb"));
        Assert.False(RunnerConsole.CanReturnCarriage(false, null));
        Assert.True(RunnerConsole.CanReturnCarriage(false, "xterm"));
        Assert.True(RunnerConsole.CanReturnCarriage(true, null));
    }

    [Fact]
    public void In_a_log_progress_is_one_line_a_minute()
    {
        using var errors = new StringWriter();
        var clock = SandboxClock.Manual();
        var console = new RunnerConsole(TextReader.Null, TextWriter.Null, errors) { Time = clock };
        for (var second = 0; second <= 150; second++)
        {
            console.WriteProgress(new(1, "Removing", $"{second} done"));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        console.WriteProgress(new(1, "Removing", "done", Completed: true));

        Assert.Equal($"Removing: 60 done{Environment.NewLine}Removing: 120 done{Environment.NewLine}", errors.ToString());
    }

    [Fact]
    public void A_full_disk_does_not_end_what_runs()
    {
        var failures = new List<IOException>();
        using var stream = new FullStream();
        using var writer = ConsoleStreams.Writer(stream, true, Encoding.UTF8, failures.Add);
        for (var line = 0; line < 3; line++)
        {
            writer.WriteLine(line);
            writer.Flush();
        }

        Assert.Equal("no space", Assert.Single(failures).Message);
    }

    private static JsonElement Json(object record)
    {
        using var output = new StringWriter();
        new JsonRecordWriter(output, warning => Assert.Fail(warning)).Write(record);
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    // Thrown and caught, so that it has all that a thrown exception has.
    private static AmazonServiceException RealFailure()
    {
        try
        {
            throw new AmazonServiceException("Rate exceeded", new InvalidOperationException("inner"), ErrorType.Sender, "Throttling", "request-1", HttpStatusCode.TooManyRequests);
        }
        catch (AmazonServiceException failure)
        {
            return failure;
        }
    }

    // Something of every type that a record has, with an exception wherever one fits.
    private static object? Fill(Type type, int depth)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsAssignableFrom(typeof(AmazonServiceException)))
        {
            return RealFailure();
        }

        if (bare == typeof(string))
        {
            return "text";
        }

        if (bare == typeof(Uri))
        {
            return new Uri("https://example.com");
        }

        if (bare.IsEnum)
        {
            return Enum.GetValues(bare).GetValue(0);
        }

        if (bare.IsPrimitive || bare == typeof(DateTimeOffset) || bare == typeof(DateTime) || bare == typeof(TimeSpan) || bare == typeof(decimal))
        {
            return RuntimeHelpers.GetUninitializedObject(bare);
        }

        if (typeof(IEnumerable).IsAssignableFrom(bare))
        {
            return Several(bare, depth);
        }

        if (bare.IsAbstract || depth > 6)
        {
            return null;
        }

        var instance = RuntimeHelpers.GetUninitializedObject(bare);
        foreach (var field in Fields(bare).Where(field => !field.IsStatic))
        {
            field.SetValue(instance, Fill(field.FieldType, depth + 1));
        }

        return instance;
    }

    private static object? Several(Type type, int depth)
    {
        var arguments = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            var table = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            table.Add(Fill(arguments[0], depth + 1)!, Fill(arguments[1], depth + 1));
            return type.IsInstanceOfType(table) ? table : null;
        }

        if (arguments.Length != 1)
        {
            return null;
        }

        var array = Array.CreateInstance(arguments[0], 1);
        array.SetValue(Fill(arguments[0], depth + 1), 0);
        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments), array) is { } list && type.IsInstanceOfType(list) ? list : null;
    }

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.BaseType is null ? [] : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(Fields(type.BaseType));

    private sealed class Knot
    {
        public Knot Self => this;

        public Type Type => GetType();

        public override string ToString() => "a knot";
    }

    private sealed class Awkward
    {
        public string Kept => "kept";

        public string Throws => throw new InvalidOperationException("no");

        public Dictionary<(int, int), int> Keys { get; } = new() { [(1, 2)] = 3 };
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("no space");
    }
}
