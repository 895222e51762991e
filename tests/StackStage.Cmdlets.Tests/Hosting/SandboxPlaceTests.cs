using System.Collections;
using StackStage.Cmdlets.Commands.Distributions;
using StackStage.Cmdlets.Commands.Runs;
using StackStage.Cmdlets.Commands.Snapshots;
using StackStage.Cmdlets.Commands.Stages;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Sandbox;

namespace StackStage.Cmdlets.Tests.Hosting;

/// <summary>One sees where one is. These tests change the session and the environment of the process: one at a time, and nothing beside them.</summary>
[Collection(nameof(SandboxPlaceTests))]
[CollectionDefinition(nameof(SandboxPlaceTests), DisableParallelization = true)]
public sealed class SandboxPlaceTests : IDisposable
{
    // Of the demo's production stage.
    private const string Distribution = "ENKAY3AVIMDYSJ";

    // Of its development stage.
    private const string Other = "E63XL25M1OK80X";

    private static readonly string[] Names = [SandboxEnvironment.Marker, SandboxEnvironment.NameMarker, SandboxEnvironment.RunsMarker, "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION"];

    private readonly Dictionary<string, string?> _before = Names.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public void Dispose()
    {
        SandboxSession.Stop();
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Fact]
    public void Questions_previews_and_verbose_messages_name_the_sandbox()
    {
        var sandbox = SandboxSession.Start(new SandboxOptions { Scenario = "demo", TimeScale = 100000 }, setEnvironment: false);

        var host = TestHost.Run(new DisableDistributionAndRemoveCommand { Id = [Distribution] }, "WhatIf", "Verbose", "Debug");

        Assert.Same(StackStage.Operations.Pacing.CallPacer.Session, new ConnectionParameters().ToRequest(_ => null).Pacer);
        Assert.NotEmpty(host.Places);
        Assert.All(host.Places, place => Assert.Equal($"sandbox {sandbox.Endpoint.Authority}", place));
        Assert.Contains($"Commands go to sandbox {sandbox.Endpoint.Authority}.", host.Verbose);
        Assert.Contains(host.Debug, line => line.Contains($"GET {sandbox.Endpoint.Authority} ", StringComparison.Ordinal) && line.Contains("request id", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Debug, line => line.Contains("wJalrXUtnFEMI", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Warnings, warning => warning.Contains("sandbox", StringComparison.Ordinal));
        Assert.Equal(
            "Performing the operation \"Disable\" on target \"E1\" (sandbox 127.0.0.1:1).",
            PowerShellHost.Description("E1", "Disable", "sandbox 127.0.0.1:1"));
    }

    [Fact]
    public void Each_record_of_a_pipeline_is_asked_about_with_where_it_is()
    {
        var sandbox = SandboxSession.Start(new SandboxOptions { Scenario = "demo", TimeScale = 100000 }, setEnvironment: false);
        var host = new TestHost { On = { "WhatIf" } };
        var restore = new RestoreStackStageSnapshotCommand { CmdletHost = host };
        host.On.Add("Previous");
        restore.Begin();
        foreach (var stage in new[] { "dev", "pr-17" })
        {
            (restore.App, restore.Stage, restore.Region) = ("shop", stage, sandbox.Region);
            restore.Process();
        }

        restore.End();

        Assert.Equal(Enumerable.Repeat($"sandbox {sandbox.Endpoint.Authority}", 2), host.Places);
    }

    [Fact]
    public void A_record_without_a_Region_is_not_looked_for_in_the_Region_of_the_one_before()
    {
        using var sandbox = StageSandbox.Start(new SandboxOptions { Scenario = "demo", TimeScale = 100000, AccessKeyId = "AKIAIOSFODNN7EXAMPLE" });
        Environment.SetEnvironmentVariable("AWS_REGION", sandbox.Region);
        var host = new TestHost { On = { "WhatIf", "Previous" } };
        var restore = new RestoreStackStageSnapshotCommand { CmdletHost = host, EndpointUrl = new Uri(sandbox.Endpoint.AbsoluteUri), Credential = new Amazon.Runtime.BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY") };
        restore.Begin();
        foreach (var region in new[] { "eu-west-3", null, sandbox.Region })
        {
            (restore.App, restore.Stage, restore.Region) = ("shop", "dev", region);
            restore.Process();
        }

        restore.End();

        Assert.Contains("eu-west-3", Assert.Single(host.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat($"endpoint {sandbox.Endpoint.Authority}, account {sandbox.AccountId}, {sandbox.Region}", 2), host.Places);
    }

    [Fact]
    public void An_edit_at_the_end_of_a_pipeline_is_asked_about_with_where_its_state_is()
    {
        var sandbox = SandboxSession.Start(new SandboxOptions { Scenario = "demo", TimeScale = 100000 }, setEnvironment: false);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "{\"version\":3,\"deployment\":{\"manifest\":{\"time\":\"2026-01-01T00:00:00Z\",\"magic\":\"\",\"version\":\"\"},\"resources\":[{\"urn\":\"urn:pulumi:dev::shop::a:b:C::AssetsBucket\",\"type\":\"a:b:C\",\"custom\":false}]}}");
            var host = new TestHost { On = { "WhatIf" } };
            var set = new SetPulumiResourceCommand { CmdletHost = host, Name = ["AssetsBucket"], Protect = true };
            set.Begin();
            (set.App, set.Stage) = ("shop", "dev");
            set.Process();
            (set.App, set.Stage, set.Path) = (null, null, [file]);
            set.Process();
            set.End();

            Assert.Equal([$"sandbox {sandbox.Endpoint.Authority}", null], host.Places);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Backend")]
    [InlineData("HomePath")]
    [InlineData("Region")]
    [InlineData("SnapshotId")]
    public void A_home_that_is_named_with_nothing_is_not_the_usual_one(string parameter)
    {
        SandboxSession.Start(new SandboxOptions { Scenario = "demo", TimeScale = 100000 }, setEnvironment: false);
        foreach (var nothing in new[] { null, string.Empty })
        {
            var host = new TestHost { On = { "WhatIf" }, Given = { [parameter] = nothing } };

            var failure = Assert.Throws<StageException>(() => host.Run(new RepairPulumiSnapshotCommand { App = "shop", Stage = "pr-17" }));

            Assert.Equal("ParameterArgumentValidationError", failure.Error.ErrorId);
            Assert.Contains($"-{parameter} ", failure.Error.Message, StringComparison.Ordinal);
            Assert.Empty(host.Asked);
        }

        // A record's properties may well be empty.
        var record = new TestHost { On = { "WhatIf" } };
        record.Run(new RepairPulumiSnapshotCommand { App = "shop", Stage = "pr-17", Backend = string.Empty, HomePath = string.Empty, Region = string.Empty, SnapshotId = string.Empty });
        Assert.NotEmpty(record.Asked);
    }

    [Fact]
    public void Elsewhere_they_name_the_account_and_the_Region()
    {
        using var sandbox = StageSandbox.Start(new SandboxOptions { Scenario = "demo", TimeScale = 100000, AccessKeyId = "AKIAIOSFODNN7EXAMPLE" });
        var endpoint = new Uri(sandbox.Endpoint.AbsoluteUri);
        var command = new DisableDistributionAndRemoveCommand { Id = [Distribution], EndpointUrl = endpoint, Region = "eu-central-1", Credential = new Amazon.Runtime.BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY") };

        var host = TestHost.Run(command, "WhatIf");

        Assert.NotEmpty(host.Places);
        Assert.All(host.Places, place => Assert.Equal($"endpoint {endpoint.Authority}, account {sandbox.AccountId}, eu-central-1", place));
    }

    [Fact]
    public void A_process_that_comes_from_a_session_with_a_sandbox_says_when_it_goes_elsewhere()
    {
        using var elsewhere = StageSandbox.Start(new SandboxOptions { Scenario = "demo", AccessKeyId = "AKIAIOSFODNN7EXAMPLE" });
        using var sandbox = StageSandbox.Start(new SandboxOptions { Scenario = "demo", AccessKeyId = "AKIAIOSFODNN7EXAMPLE" });
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        Environment.SetEnvironmentVariable("AWS_REGION", sandbox.Region);
        Environment.SetEnvironmentVariable(SandboxEnvironment.Marker, sandbox.Endpoint.AbsoluteUri);

        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", elsewhere.Endpoint.AbsoluteUri.TrimEnd('/'));
        var away = TestHost.Run(new GetStackStageCommand());
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", sandbox.Endpoint.AbsoluteUri.TrimEnd('/'));
        var there = TestHost.Run(new GetStackStageCommand());

        var warning = Assert.Single(away.Warnings, text => text.Contains("sandbox", StringComparison.Ordinal));
        Assert.Contains(sandbox.Endpoint.Authority, warning, StringComparison.Ordinal);
        Assert.Contains(elsewhere.Endpoint.Authority, warning, StringComparison.Ordinal);
        Assert.Contains("-SetEnvironment", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(there.Warnings, text => text.Contains("sandbox", StringComparison.Ordinal));
    }

    [Fact]
    public void A_real_key_is_not_sent_to_a_sandbox_and_the_command_rehearses()
    {
        var sandbox = SandboxSession.Start(new SandboxOptions { Scenario = "demo", TimeScale = 100000 }, setEnvironment: false);
        var real = new Amazon.Runtime.BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        var request = new ConnectionParameters { Credential = real }.ToRequest(_ => null);
        var host = TestHost.Run(new GetStackStageCommand { Credential = real });

        Assert.Equal(sandbox.AccessKeyId, request.Credentials!.GetCredentials().AccessKey);
        Assert.Empty(host.Errors);
        Assert.NotEmpty(host.Output);
        Assert.Equal("CredentialNotUsable", Assert.Throws<StageException>(() => new ConnectionParameters { Credential = 7 }.ToRequest(_ => null)).Error.ErrorId);
    }

    [Fact]
    public void A_process_without_credentials_hears_of_the_sandbox_it_does_not_reach()
    {
        using var sandbox = StageSandbox.Start(new SandboxOptions { Scenario = "demo" });
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        Environment.SetEnvironmentVariable(SandboxEnvironment.Marker, sandbox.Endpoint.AbsoluteUri);
        var host = new TestHost();

        var failure = Assert.Throws<StageException>(() => host.Run(new GetStackStageCommand { ProfileName = "no-such-profile", Region = "eu-central-1" }));

        Assert.Contains("Profile", failure.Error.ErrorId, StringComparison.Ordinal);
        var warning = Assert.Single(host.Warnings, text => text.Contains("sandbox", StringComparison.Ordinal));
        Assert.Contains(sandbox.Endpoint.Authority, warning, StringComparison.Ordinal);
        Assert.Contains("-SetEnvironment", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_rehearsed_is_never_among_the_users_runs(bool isKept)
    {
        using var own = new EnvironmentFolder("XDG_STATE_HOME");
        var file = isKept ? Path.Combine(own.Path, "sandbox.json") : null;
        SandboxSession.Start(new SandboxOptions { Scenario = "demo", TimeScale = 10, StateFile = file }, setEnvironment: true);
        var (folder, name) = (SandboxSession.Runs!.Folder, SandboxSession.Runs.Name);
        TestHost.Run(new DisableDistributionAndRemoveCommand { Id = [Distribution], NoWait = true }, "NoWait");
        var named = Path.Combine(own.Path, "named");
        TestHost.Run(new DisableDistributionAndRemoveCommand { Id = [Other], NoWait = true, JournalPath = named }, "NoWait", "JournalPath");

        var run = Assert.Single(List());
        Assert.Equal((RunState.Unfinished, name, Distribution), (run.State, run.EndpointUrl, run.Left[0]));
        Assert.StartsWith(folder, run.Location, StringComparison.Ordinal);
        Assert.Equal(RunState.Unfinished, Assert.Single(List(named)).State);

        // A job is a process of its own: what it has of the sandbox stands in the environment.
        var session = StageSession.Current;
        StageSession.Current = null;
        Assert.Equal(run.Id, Assert.Single(List()).Id);
        StageSession.Current = session;
        SandboxSession.Stop();

        Assert.Empty(List());
        Assert.False(Directory.Exists(Path.Combine(own.Path, "StackStage")));
        var after = Assert.Single(List(named));
        Assert.Equal((isKept ? RunState.Unfinished : RunState.Finished, name), (after.State, after.EndpointUrl));
        Assert.Equal(isKept, after.ContinueWith is not null);
        Assert.Equal(isKept, Directory.Exists(folder));
        if (!isKept)
        {
            return;
        }

        // On another port, it is the same.
        SandboxSession.Start(new SandboxOptions { StateFile = file }, setEnvironment: false);
        Assert.Equal((run.Id, RunState.Unfinished), (Assert.Single(List()).Id, List()[0].State));
        SandboxSession.Stop();
        File.Delete(file!);
        Assert.Equal(RunState.Finished, Assert.Single(List(named)).State);

        static List<StackStageRun> List(string? path = null) => [.. TestHost.Run(new GetStackStageRunCommand { JournalPath = path }).Output.Cast<StackStageRun>()];
    }

    [Fact]
    public void A_sandbox_marks_its_process_and_leads_others_there_only_on_demand()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_S3", "https://minio.example");
        var plain = SandboxSession.Start(new SandboxOptions(), setEnvironment: false);
        Assert.Equal(plain.Endpoint, SandboxEnvironment.Inherited);
        Assert.Null(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"));
        Assert.Equal("https://minio.example", Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3"));
        SandboxSession.Stop();
        Assert.Null(SandboxEnvironment.Inherited);

        var leading = SandboxSession.Start(new SandboxOptions(), setEnvironment: true);
        Assert.Equal(leading.Endpoint, new Uri(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")!));
        Assert.Null(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3"));
        SandboxSession.Stop();
        Assert.Equal("https://minio.example", Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_spelling_of_a_services_endpoint_slips_past_where_names_have_no_case(bool ignoresCase)
    {
        var present = new Hashtable { ["aws_endpoint_url_s3"] = "https://minio.example", ["AWS_ENDPOINT_URL_SSM"] = "https://x", ["Aws_Region"] = "eu-west-1" };

        var changes = SandboxEnvironment.Changes(new Uri("http://127.0.0.1:1"), new SandboxRuns("sandbox 127.0.0.1:1 1a2b3c4d", "/tmp/runs"), true, "key", "secret", "eu-central-1", present, ignoresCase);

        Assert.True(changes.ContainsKey("AWS_ENDPOINT_URL_SSM"));
        Assert.Equal(ignoresCase, changes.ContainsKey("aws_endpoint_url_s3"));
        Assert.Equal("http://127.0.0.1:1", changes[SandboxEnvironment.Marker]);
    }

    [Fact]
    public void A_Region_or_an_endpoint_that_is_none_ends_the_cmdlet_with_what_is_wrong()
    {
        var key = new Amazon.Runtime.BasicAWSCredentials("a", "b");

        var region = Assert.Throws<StageException>(() => TestHost.Run(new GetStackStageCommand { Region = "eu central", Credential = key }));
        var endpoint = Assert.Throws<StageException>(() => TestHost.Run(new GetStackStageCommand { EndpointUrl = new Uri("foo", UriKind.Relative), Region = "eu-central-1", Credential = key }));

        Assert.Equal(("RegionNotValid", "EndpointUrlNotValid"), (region.Error.ErrorId, endpoint.Error.ErrorId));
    }

    /// <summary>An empty folder that a variable of the environment names.</summary>
    private sealed class EnvironmentFolder : IDisposable
    {
        private readonly string _variable;
        private readonly string? _before;

        public EnvironmentFolder(string variable)
        {
            _variable = variable;
            _before = Environment.GetEnvironmentVariable(variable);
            Environment.SetEnvironmentVariable(variable, Path);
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("stackstage-place").FullName;

        public void Dispose()
        {
            Environment.SetEnvironmentVariable(_variable, _before);
            Directory.Delete(Path, recursive: true);
        }
    }
}
