using System.Text.Json;
using StackStage.Runner.Hosting;

namespace StackStage.Runner.Tests;

public class CommandRunnerTests : CommandTestBase
{
    [Fact]
    public void Alone_it_lists_every_cmdlet()
    {
        var result = Run();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Repair-PulumiSnapshot", result.Output, StringComparison.Ordinal);
        Assert.Contains("Test-PulumiSnapshot", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_mark_shows_the_syntax_of_every_parameter_set()
    {
        var result = Run("test-pulumisnapshot", "-?");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Test-PulumiSnapshot [-Path] <string[]>", result.Output, StringComparison.Ordinal);
        Assert.Contains("Test-PulumiSnapshot -LiteralPath <string[]>", result.Output, StringComparison.Ordinal);
        Assert.Contains("[-Quiet]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_cmdlet_is_wrong_usage_and_near_ones_are_named()
    {
        var result = Run("Fix-PulumiSnapshot");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("[CommandNotFound]", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Repair-PulumiSnapshot", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_are_shown_with_the_views_of_the_module()
    {
        var result = Run("Test-PulumiSnapshot", Sample);

        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Severity Kind", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("Error    DependencyAfter", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= 120, $"Wider than the terminal: {line}"));
    }

    [Fact]
    public void Json_is_one_object_a_line_with_PowerShells_property_names()
    {
        var result = Run("Test-PulumiSnapshot", Sample, "--json");

        var records = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.Equal(Sample, record.GetProperty("Path").GetString()));
        Assert.Contains(records, record => record.GetProperty("Severity").GetString() == "Error");
    }

    [Fact]
    public void Records_on_standard_input_bind_by_property_name()
    {
        var listed = Run("Get-PulumiResource", Sample, "-Type", "aws:s3/*", "--json");

        var tested = RunWith(listed.Output, false, "Test-PulumiSnapshot", "-Quiet");

        Assert.Equal(0, tested.ExitCode);
        Assert.Equal(["False", "False"], tested.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_stage_on_standard_input_is_its_state_in_its_home_and_not_its_file()
    {
        var home = Directory.CreateTempSubdirectory("stackstage-runner-home").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(home, "app", "shop"));
            File.Copy(Sample, Path.Combine(home, "app", "shop", "dev.json"));
            var listed = Run("Get-StackStage", "-HomePath", home, "--json");

            var faults = RunWith(listed.Output, false, "Test-PulumiSnapshot", "--json");

            var fault = JsonDocument.Parse(faults.Output.Split('\n')[0]).RootElement;
            Assert.Equal(("shop", "dev", home), (fault.GetProperty("App").GetString(), fault.GetProperty("Stage").GetString(), fault.GetProperty("HomePath").GetString()));

            // Records of resources lead back to their stage, too.
            var resources = RunWith(listed.Output, false, "Get-PulumiResource", "-Name", "UploadsPolicy", "--json");
            var removed = RunWith(resources.Output, false, "Remove-PulumiResource", "-Confirm:false", "-PassThru", "--json");
            Assert.Equal("UploadsPolicy", JsonDocument.Parse(removed.Output).RootElement.GetProperty("Name").GetString());
            Assert.Single(Directory.GetFiles(Path.Combine(home, "snapshot", "shop", "dev")));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public void Text_on_standard_input_is_the_pipeline_object() =>
        Assert.Equal("False\n", RunWith(File.ReadAllText(Sample), false, "Test-PulumiSnapshot", "-Quiet", "--stdin").Output);

    [Fact]
    public void A_state_on_one_line_of_standard_input_is_a_state_and_no_record() =>
        Assert.Equal("True\n", RunWith("{\"version\":3,\"checkpoint\":{\"stack\":\"organization/a/b\"}}\n", false, "Test-PulumiSnapshot", "-Quiet").Output);

    [Fact]
    public void A_command_line_that_names_its_subject_leaves_standard_input_alone()
    {
        using var input = new UnreadableReader();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = new RunnerConsole(input, output, errors) { InputKind = InputKind.Pipe };

        Assert.Equal(0, new CommandRunner(console).Run(["Test-PulumiSnapshot", Sample, "-Quiet"]));
        Assert.Equal("False" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void Stdin_for_a_cmdlet_that_takes_none_is_wrong_usage() =>
        Assert.Contains("[NoPipelineInput]", RunWith("{}", InputKind.Pipe, "Stop-StageSandbox", "--stdin").Errors, StringComparison.Ordinal);

    [Fact]
    public void A_switch_of_one_record_is_not_that_of_the_next()
    {
        // Both records name the state; nothing of the first is left when the second is processed.
        var input = $"{{\"Path\":{JsonSerializer.Serialize(Sample)}}}\n{{\"FullName\":{JsonSerializer.Serialize(Sample)}}}\n";

        Assert.Equal(["False", "False"], RunWith(input, InputKind.Pipe, "Test-PulumiSnapshot", "-Quiet").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_for_a_pipe_that_nobody_writes_to()
    {
        using var input = new EndlessReader();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var runner = new CommandRunner(new RunnerConsole(input, output, errors) { InputKind = InputKind.Pipe });
        var run = Task.Run(() => runner.Run(["Repair-PulumiSnapshot"]));
        await input.Asked.WaitAsync(TimeSpan.FromSeconds(30));

        runner.Stop();

        Assert.Equal(CommandRunner.Interrupted, await run.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Ctrl_C_at_a_question_is_a_no()
    {
        using var input = new EndlessReader();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var state = CopyOfSample();
        var before = await File.ReadAllBytesAsync(state);
        var runner = new CommandRunner(new RunnerConsole(input, output, errors) { InputKind = InputKind.Terminal, CanPrompt = true });
        var run = Task.Run(() => runner.Run(["Repair-PulumiSnapshot", state, "-Confirm"]));
        await input.Asked.WaitAsync(TimeSpan.FromSeconds(30));

        runner.Stop();

        Assert.Equal(CommandRunner.Interrupted, await run.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(before, await File.ReadAllBytesAsync(state));
    }

    [Fact]
    public void A_forgotten_parameter_without_any_input_is_wrong_usage()
    {
        var result = Run("Repair-PulumiSnapshot");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("[MissingMandatoryParameter]", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_fails_is_an_error_and_the_next_one_goes_on()
    {
        var result = Run("Test-PulumiSnapshot", Path.Combine(Folder, "nope.json"), Sample, "-Quiet");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("[PathNotFound]", result.Errors, StringComparison.Ordinal);
        Assert.Equal("False\n", result.Output);
    }

    [Fact]
    public void ErrorAction_Stop_ends_at_the_first_error()
    {
        var result = Run("Test-PulumiSnapshot", Path.Combine(Folder, "nope.json"), Sample, "-Quiet", "-ErrorAction", "Stop");

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_secret_does_not_belong_on_a_command_line_and_is_not_repeated()
    {
        var result = Run("Test-PulumiSnapshot", Sample, "-Passphrase", "hunter2");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("[SecretOnCommandLine]", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_names_every_repair_and_changes_nothing()
    {
        var state = CopyOfSample();
        var before = File.ReadAllBytes(state);

        var result = Run("Repair-PulumiSnapshot", state, "-WhatIf");

        Assert.Equal(0, result.ExitCode);
        Assert.True(result.Output.Split('\n').Count(line => line.StartsWith("What if: ", StringComparison.Ordinal)) >= 5, result.Output);
        Assert.Equal(before, File.ReadAllBytes(state));
        Assert.Equal([state], Directory.GetFiles(Folder));
    }

    [Fact]
    public void Beside_json_a_preview_stays_out_of_the_records() =>
        Assert.Empty(Run("Repair-PulumiSnapshot", CopyOfSample(), "-WhatIf", "--json").Output);

    [Fact]
    public void A_needed_confirmation_without_a_terminal_is_an_error_and_not_a_hang()
    {
        var state = CopyOfSample();

        var result = Run("Repair-PulumiSnapshot", state, "-Confirm");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("[ConfirmationRequired]", result.Errors, StringComparison.Ordinal);

        // As the runner takes it: a shell makes "-Confirm:" of PowerShell's -Confirm:$false.
        Assert.Contains("-Confirm:false", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("$false", result.Errors, StringComparison.Ordinal);
        Assert.Equal([state], Directory.GetFiles(Folder));
    }

    [Fact]
    public void With_a_terminal_each_repair_is_asked_for_until_the_answer_is_for_all()
    {
        var state = CopyOfSample();

        var result = RunWith("y\nA\n", true, "Repair-PulumiSnapshot", state, "-Confirm");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Errors.Split('\n').Count(line => line.Contains("Are you sure", StringComparison.Ordinal)));
        Assert.Equal("True\n", Run("Test-PulumiSnapshot", state, "-Quiet").Output);
    }

    [Fact]
    public void A_no_to_a_repair_leaves_the_state_alone_and_says_so()
    {
        var state = CopyOfSample();
        var before = File.ReadAllBytes(state);

        var result = RunWith("L\n", true, "Repair-PulumiSnapshot", state, "-Confirm");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("[SnapshotNotRepairable]", result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(state));
    }

    [Fact]
    public void Wildcards_are_expanded_by_us_where_the_shell_did_not()
    {
        CopyOfSample("a1.json");
        CopyOfSample("a2.json");
        CopyOfSample("b.json");

        Assert.Equal("False\nFalse\n", Run("Test-PulumiSnapshot", Path.Combine(Folder, "a[0-9].json"), "-Quiet").Output);
    }

    [Fact]
    public void A_table_parameter_is_written_as_in_PowerShell_or_shorter()
    {
        const string Old = "urn:pulumi:pr-42::shop::pulumi:providers:aws::default_6_52_0";
        const string New = "urn:pulumi:pr-42::shop::pulumi:providers:aws::default_6_66_2";
        var first = Run("Repair-PulumiSnapshot", CopyOfSample("1.json"), "-ProviderMap", $"@{{ '{Old}' = '{New}'; {Old}::9c5d6a52-52a1-4c0f-8e0b-3f3f6f2f9b77 = {New} }}", "-WhatIf");
        var second = Run("Repair-PulumiSnapshot", CopyOfSample("2.json"), "-ProviderMap", $"{Old}={New}", "-WhatIf");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public void A_destination_s_folder_is_made_and_one_that_cannot_be_is_an_error_and_no_crash()
    {
        var state = CopyOfSample();
        var made = Path.Combine(Folder, "no", "such", "folder.json");
        Assert.Equal(0, Run("Repair-PulumiSnapshot", state, "-Destination", made).ExitCode);
        Assert.True(File.Exists(made));

        // A file is no folder.
        var result = Run("Repair-PulumiSnapshot", state, "-Destination", Path.Combine(made, "folder.json"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("[StateNotWritable]", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_copies_that_are_piped_on_are_removed_and_the_live_ones_stay()
    {
        const string Copies = """
            {"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[
            {"urn":"urn:pulumi:dev::shop::a:b:C::x","custom":true,"id":"new","type":"a:b:C"},
            {"urn":"urn:pulumi:dev::shop::a:b:C::x","custom":true,"id":"old","type":"a:b:C","delete":true}],"metadata":{}}}
            """;

        // The name of the file is not a pattern either: state1.json is another stack's.
        var state = Path.Combine(Folder, "state[1].json");
        var other = Path.Combine(Folder, "state1.json");
        File.WriteAllText(state, Copies);
        File.WriteAllText(other, Copies);

        var old = Run("Get-PulumiResource", "-LiteralPath", state, "-PendingDelete", "--json").Output;
        var result = RunWith(old, false, "Remove-PulumiResource", "-Confirm:false", "-PassThru");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\"id\":\"new\"", File.ReadAllText(state), StringComparison.Ordinal);
        Assert.DoesNotContain("\"id\":\"old\"", File.ReadAllText(state), StringComparison.Ordinal);
        Assert.Equal(Copies, File.ReadAllText(other));
    }

    private sealed class UnreadableReader : TextReader
    {
        public override int Read(char[] buffer, int index, int count) => throw new InvalidOperationException("Read, although nothing was to be read.");
    }

    private sealed class EndlessReader : TextReader
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _closed = new();

        public Task Asked => _asked.Task;

        public override int Read(char[] buffer, int index, int count)
        {
            _asked.TrySetResult();
            _closed.Wait();
            return 0;
        }

        public override string? ReadLine()
        {
            Read([], 0, 0);
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _closed.Set();
            base.Dispose(disposing);
        }
    }
}
