using System.Text;
using System.Text.Json;
using StackStage.Runner.Binding;
using StackStage.Runner.Hosting;

namespace StackStage.Runner.Tests;

public class StandardInputTests
{
    private static readonly PipelineInput Records = new(TakesText: true, TakesContent: false);

    [Theory]
    [InlineData(0x1180, true, false, InputKind.Pipe)]
    [InlineData(0xC1ED, true, false, InputKind.Pipe)]
    [InlineData(0x81A4, true, false, InputKind.File)]
    [InlineData(0x21B6, true, false, InputKind.None)]
    [InlineData(0x2190, true, true, InputKind.Terminal)]
    [InlineData(0x41ED, true, false, InputKind.None)]
    [InlineData(null, true, false, InputKind.None)]
    [InlineData(0x1180, false, false, InputKind.None)]
    public void On_Unix_the_kind_is_fstats_word(int? mode, bool isInherited, bool isTerminal, object expected) =>
        Assert.Equal((InputKind)expected, StandardInput.OnUnix(mode, isInherited, isTerminal));

    [Theory]
    [InlineData(1u, false, null, InputKind.File)]
    [InlineData(2u, true, null, InputKind.Terminal)]
    [InlineData(2u, false, null, InputKind.None)]
    [InlineData(3u, false, null, InputKind.Pipe)]
    [InlineData(3u, false, @"\dotnet-diagnostic-1", InputKind.Pipe)]
    [InlineData(3u, false, @"\msys-1888ae32e00d56aa-pty0-from-master", InputKind.Terminal)]
    [InlineData(3u, false, @"\cygwin-e022582115c10879-pty4-from-master-nat", InputKind.Terminal)]
    [InlineData(0u, false, null, InputKind.None)]
    public void On_Windows_it_is_GetFileTypes(uint type, bool isConsole, string? pipe, object expected) =>
        Assert.Equal((InputKind)expected, StandardInput.OnWindows(type, isConsole, pipe));

    [Theory]
    [InlineData("{\"A\":1}\n{\"A\":2}\n")]
    [InlineData("\uFEFF{\"A\":1}\r\n\r\n{\"A\":2}")]
    [InlineData("[{\"A\":1},\n {\"A\":2}]\n")]
    [InlineData("{\n  \"A\": 1\n}\n{\n  \"A\": 2\n}\n")]
    [InlineData("{\"A\":1} {\"A\":2}")]
    [InlineData("[\r  {\"A\":1}\r]\r[{\"A\":2}]\r")]
    public void Records_come_a_line_each_or_over_several_or_in_an_array(string input) =>
        Assert.Equal([1, 2], Records.Read(new StringReader(input)).Select(record => record.GetProperty("A").GetInt32()));

    [Fact]
    public void Brackets_and_quotes_in_a_string_end_nothing() =>
        Assert.Equal("a]}\"\\", Records.Read(new StringReader("{\"A\":\n\"a]}\\\"\\\\\"}")).Single().GetProperty("A").GetString());

    [Theory]
    [InlineData("a.example.com\nb.example.com")]
    [InlineData("\uFEFFa.example.com\r\n\r\nb.example.com\r\n")]
    [InlineData("\"a.example.com\"\n\"b.example.com\"")]
    [InlineData("[\"a.example.com\",\"b.example.com\"]")]
    public void Text_comes_as_lines_or_as_JSON(string input) =>
        Assert.Equal(["a.example.com", "b.example.com"], Records.Read(new StringReader(input)).Select(record => record.GetString()));

    [Theory]
    [InlineData("a.example.com\n{\"A\":1}")]
    [InlineData("{\"A\":1}\na.example.com")]
    [InlineData("{\"A\":1")]
    [InlineData("{\"A\":1}}")]
    [InlineData("{\"A\":1},\n{\"A\":2}")]
    [InlineData("\"a")]
    [InlineData("null")]
    [InlineData("a\0.\0e\0")]
    public void What_is_not_understood_is_an_error_that_does_not_repeat_it(string input)
    {
        var failure = Assert.Throws<UsageException>(() => Records.Read(new StringReader(input)).ToArray());

        Assert.Equal("InvalidInput", failure.ErrorId);
        Assert.DoesNotContain("example", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_for_a_cmdlet_that_takes_records_only_is_an_error() =>
        Assert.Throws<UsageException>(() => (Records with { TakesText = false }).Read(new StringReader("shop")).ToArray());

    [Theory]
    [InlineData("{\n\"version\": 3,\n", "{", "\"version\": 3,")]
    [InlineData("{\"version\":3}\n", "{\"version\":3}")]
    public void A_document_may_be_broken(string input, params string[] expected) =>
        Assert.Equal(expected, (Records with { TakesContent = true }).Read(new StringReader(input)).Select(line => line.ValueKind == JsonValueKind.String ? line.GetString() : line.GetRawText()));

    [Theory]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("{\n\"a\":\n\"xxxxxxxxx\",\n\"b\":1}")]
    public void A_record_without_an_end_is_not_read_for_ever(string input) =>
        Assert.Equal("InputTooLong", Assert.Throws<UsageException>(() => (Records with { Limit = 20 }).Read(new StringReader(input)).ToArray()).ErrorId);

    [Fact]
    public void A_line_of_many_megabytes_is_a_line()
    {
        var name = new string('x', 5_000_000);

        Assert.Equal(name, Records.Read(new StringReader($"{{\"A\":\"{name}\"}}\r\n")).Single().GetProperty("A").GetString());
    }

    [Fact]
    public void Input_is_UTF_8_or_what_its_mark_says()
    {
        Assert.Equal("bücher.example", Text(new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes("bücher.example"))));
        Assert.Equal("bücher.example", Text(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("bücher.example"))));
        Assert.Equal("InvalidInput", Assert.Throws<UsageException>(() => Text(Encoding.Latin1.GetBytes("bücher.example"))).ErrorId);

        static string? Text(IEnumerable<byte> bytes)
        {
            using var reader = ConsoleStreams.Reader(new MemoryStream([.. bytes]));
            return Records.Read(reader).Single().GetString();
        }
    }

    [Fact]
    public async Task A_wait_is_told_once_and_only_when_it_is_long()
    {
        var time = new HandTime();
        var told = new List<string>();
        using var input = new GatedReader("{\"A\":1}\n");
        using var records = new InputReader(input, Records, time, told.Add).Read(CancellationToken.None).GetEnumerator();

        var first = Task.Run(records.MoveNext);
        await time.Started.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(told);
        Assert.Equal(InputReader.Patience, time.Due);
        time.Fire();
        time.Fire();
        input.Open();

        Assert.True(await first.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("--no-stdin", Assert.Single(told), StringComparison.Ordinal);
        Assert.False(records.MoveNext());
    }

    [SkippableTheory]
    [InlineData("< /dev/null", "acts")]
    [InlineData("<&-", "acts")]
    [InlineData("< empty", "nothing")]
    [InlineData("< <(:)", "nothing")]
    public async Task The_process_itself_tells_them_apart(string redirection, string expected)
    {
        Skip.If(OperatingSystem.IsWindows(), "The redirections are those of bash.");
        var folder = Directory.CreateTempSubdirectory("stackstage-stdin-").FullName;
        File.WriteAllText(Path.Combine(folder, "empty"), string.Empty);

        var (output, errors) = await Processes.RunAsync("bash", ["-c", $"\"$0\" Repair-CertificateValidation -Sandbox -WhatIf {redirection}", Processes.Stackstage], folder);

        Assert.Equal(expected == "acts", output.Contains("What if", StringComparison.Ordinal));
        Assert.Equal(expected == "nothing", errors.Contains("Standard input is empty", StringComparison.Ordinal));
        Assert.DoesNotContain("\r", output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private sealed class GatedReader(string text) : StringReader(text)
    {
        private readonly ManualResetEventSlim _open = new();

        public void Open() => _open.Set();

        public override int Read(char[] buffer, int index, int count)
        {
            _open.Wait();
            return base.Read(buffer, index, count);
        }
    }

    /// <summary>A clock whose timers go off when a test says so.</summary>
    private sealed class HandTime : TimeProvider
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Action _fire = () => { };

        public Task Started => _started.Task;

        public TimeSpan Due { get; private set; }

        public void Fire() => _fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            _fire = () => callback(state);
            _started.TrySetResult();
            return new NoTimer();
        }

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
