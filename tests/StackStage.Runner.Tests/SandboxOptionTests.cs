using System.Text.Json;
using StackStage.Cmdlets.Hosting;
using StackStage.Runner.Hosting;

namespace StackStage.Runner.Tests;

/// <summary>What -Sandbox and its companions do.</summary>
public sealed class SandboxOptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-runner").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("-Sandbox")]
    [InlineData("-Sandbox demo")]
    [InlineData("-sandbox:demo")]
    [InlineData("-SandboxTimeScale 5")]
    public void A_command_runs_in_a_sandbox_of_its_own(string option)
    {
        Assert.Equal(CommandRunner.Success, Run(["Get-StackStage", "-App", "shop", "-Stage", "dev", .. option.Split(' '), "--json"]));

        var stage = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(("shop", "dev", "aws"), (stage.GetProperty("App").GetString(), stage.GetProperty("Stage").GetString(), stage.GetProperty("Home").GetString()));
        Assert.True(stage.GetProperty("ResourceCount").GetInt32() > 1);
        Assert.Null(SandboxSession.Current);
        Assert.Null(StageSession.Current);
    }

    [Fact]
    public void An_empty_list_of_certificates_does_not_mean_all_of_them()
    {
        var result = CommandTestBase.Run("Repair-CertificateValidation", "--stdin", "-Sandbox", "demo", "-WhatIf");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("What if", CommandTestBase.Run("Repair-CertificateValidation", "-Sandbox", "demo", "-WhatIf").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_json_it_is_the_modules_table()
    {
        Assert.Equal(CommandRunner.Success, Run(["Get-StackStage", "shop", "-Sandbox"]));

        Assert.Matches("App +Stage +Resources +LastUpdated +HasKey +Locked +LockedBy", _output.ToString());
        Assert.Matches(@"shop +production +\d+", _output.ToString());
    }

    [Fact]
    public void An_empty_sandbox_has_no_home()
    {
        Assert.Equal(CommandRunner.Terminated, Run(["Get-StackStage", "-Sandbox", "empty"]));

        Assert.Contains("[SstHomeNotFound]", _errors.ToString(), StringComparison.Ordinal);
        Assert.Null(SandboxSession.Current);
    }

    [Fact]
    public void A_state_file_keeps_it_from_command_to_command()
    {
        var file = Path.Combine(_folder, "sandbox.json");
        Assert.Equal(CommandRunner.Success, Run(["Get-StackStage", "shop", "dev", "-Sandbox", "demo", "-SandboxState", file]));
        Assert.True(File.Exists(file));
        Assert.Contains("new sandbox (scenario 'demo')", _errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("is not read", _errors.ToString(), StringComparison.Ordinal);

        // Without a scenario there is nothing to warn of.
        Assert.Equal(CommandRunner.Success, Run(["Get-StackStage", "shop", "dev", "-SandboxState", file]));
        Assert.DoesNotContain("is not read", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains($"the sandbox that '{file}' keeps, not on AWS", _errors.ToString(), StringComparison.Ordinal);

        // The scenario no longer counts, and that is said.
        Assert.Equal(CommandRunner.Success, Run(["Get-StackStage", "shop", "dev", "-Sandbox", "empty", "-SandboxState", file]));
        Assert.Contains($"goes on from the state file '{file}'; the scenario 'empty' is not read", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Sandbox:nowhere", "ScenarioNotFound")]
    [InlineData("-SandboxState", "MissingArgument")]
    [InlineData("-SandboxTimeScale fast", "InvalidArgument")]
    [InlineData("-SandboxTimeScale 0", "InvalidArgument")]
    public void What_cannot_be_used_is_said(string option, string errorId)
    {
        Assert.Equal(CommandRunner.Terminated, Run(["Get-StackStage", .. option.Split(' ')]));

        Assert.Contains($"[{errorId}]", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Started_as_a_command_it_runs_until_it_is_stopped()
    {
        using var said = new HearingWriter("Ctrl+C");
        var runner = new CommandRunner(new RunnerConsole(TextReader.Null, _output, said) { Width = 200 });
        var run = Task.Run(() => runner.Run(["Start-StageSandbox", "empty", "--json"]));
        try
        {
            Assert.Same(said.Heard, await Task.WhenAny(said.Heard, run));
            var endpoint = JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("Endpoint").GetString()!;
            Assert.Equal(SandboxSession.Current!.Endpoint, new Uri(endpoint));
        }
        finally
        {
            runner.Stop();
        }

        Assert.Equal(CommandRunner.Interrupted, await run.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Null(SandboxSession.Current);
    }

    [Fact]
    public void One_sees_where_one_is()
    {
        Run(["Get-StackStage", "-Sandbox", "demo", "--json"]);

        Assert.Contains("SANDBOX: This runs in a sandbox (scenario 'demo'), not on AWS.", _errors.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The end of a cmdlet is not reached, whatever it would do there: in another account it would refuse.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("{\"CertificateArn\":\"arn:aws:acm:eu-central-1:123456789012:certificate/x\"}", 1)]
    public void An_empty_pipe_ends_before_anything_is_asked(string input, int exitCode)
    {
        var result = CommandTestBase.RunWith(input, InputKind.Pipe, "Remove-ReleasedCertificate", "-Sandbox", "-WhatIf", "-AccountId", "999999999999");

        Assert.Equal(exitCode == 0, result.ExitCode == 0);
        Assert.Equal(exitCode == 0, !result.Errors.Contains("[WrongAccount]", StringComparison.Ordinal));
    }

    /// <summary>Without a pipe the cmdlet works on all certificates: what is piped must never mean that.</summary>
    [Theory]
    [InlineData("", 0, "Standard input is empty")]
    [InlineData("\n \r\n", 0, "Standard input is empty")]
    [InlineData("[]", 0, "Standard input is empty")]
    [InlineData("{\"Foo\":1}", 1, "[InputObjectNotBound]")]
    [InlineData("{\"CertificateArn\":null}", 1, "[ParameterArgumentValidationError]")]
    [InlineData("{\"CertificateArn\":[]}", 1, "[ParameterArgumentValidationError]")]
    [InlineData("null", 2, "[InvalidInput]")]
    [InlineData("{\"CertificateArn\":", 2, "[InvalidInput]")]
    [InlineData("{\"Arn\":\"arn:aws:acm:eu-central-1:123456789012:certificate/x\"}\nsome text", 2, "[InvalidInput]")]
    public void What_is_piped_never_means_everything(string input, int exitCode, string said)
    {
        var result = CommandTestBase.RunWith(input, InputKind.Pipe, "Repair-CertificateValidation", "-Sandbox", "-WhatIf");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InputKind.None)]
    [InlineData(InputKind.Terminal)]
    public void Where_nothing_is_piped_the_command_line_counts(object kind) =>
        Assert.Contains("What if", CommandTestBase.RunWith(string.Empty, (InputKind)kind, "Repair-CertificateValidation", "-Sandbox", "-WhatIf").Output, StringComparison.Ordinal);

    [Fact]
    public void A_pipe_that_is_not_meant_can_be_left_alone() =>
        Assert.Contains("What if", CommandTestBase.RunWith("{}", InputKind.Pipe, "Repair-CertificateValidation", "-Sandbox", "-WhatIf", "--no-stdin").Output, StringComparison.Ordinal);

    [Fact]
    public void Help_mentions_it()
    {
        Run(["-?"]);
        Run(["Get-StackStage", "-?"]);

        Assert.Contains("-Sandbox[:scenario]", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("-SandboxState <file>", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Get-StackStage [[-App] <string[]>] [[-Stage] <string[]>]", _output.ToString(), StringComparison.Ordinal);
    }

    private int Run(string[] arguments) => new CommandRunner(Console()).Run(arguments);

    private RunnerConsole Console() => new(TextReader.Null, _output, _errors) { Width = 200 };

    /// <summary>Tells when a line with these words was written; nobody reads what another thread is writing.</summary>
    private sealed class HearingWriter(string words) : StringWriter
    {
        private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Heard => _heard.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(words, StringComparison.Ordinal) == true)
            {
                _heard.TrySetResult();
            }
        }
    }
}
