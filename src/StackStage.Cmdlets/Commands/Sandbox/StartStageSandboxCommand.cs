using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Sandbox;

namespace StackStage.Cmdlets.Commands.Sandbox;

/// <summary>Starts an AWS of one's own on loopback and sends this session's commands there, so that a removal can be rehearsed.</summary>
[Cmdlet(VerbsLifecycle.Start, "StageSandbox", HelpUri = HelpPages.Root + "Start-StageSandbox.md")]
[OutputType(typeof(StageSandboxInfo))]
public sealed class StartStageSandboxCommand : StageCmdlet
{
    internal const string DefaultScenario = "demo";
    internal const double DefaultTimeScale = 600;

    /// <summary>What is in it: a built-in scenario, a scenario file, or a folder with a scenario.json; demo when left out.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    public string? Scenario { get; set; }

    /// <summary>How much faster than real time its time passes: at 600, a wait of ten minutes takes a second.</summary>
    [Parameter]
    [ValidateRange(0.001, 1000000.0)]
    public double TimeScale { get; set; } = DefaultTimeScale;

    /// <summary>The port on 127.0.0.1; any free one when left out.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>A file that keeps the sandbox: read when it is there (the scenario is not, then), written after every change.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StateFile { get; set; }

    /// <summary>Sets AWS_ENDPOINT_URL, keys and Region in this process, so that AWS Tools and the aws CLI go to the sandbox, too.</summary>
    [Parameter]
    public SwitchParameter SetEnvironment { get; set; }

    /// <summary>Says that the state file counts, and not the scenario that was asked for.</summary>
    internal static string ScenarioNotRead(string? stateFile, string scenario) =>
        $"The sandbox goes on from the state file '{stateFile}'; the scenario '{scenario}' is not read. Delete the file, or name another, to start from a scenario.";

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var options = await output.OnPipelineThreadAsync(ToOptions, cancellationToken).ConfigureAwait(false);
        var endsWithCommand = await output.OnPipelineThreadAsync(host => host.EndsWithCommand, cancellationToken).ConfigureAwait(false);
        var sandbox = SandboxSession.Start(options, IsOn(SetEnvironment));
        if (sandbox.IsRestored && Scenario is not null)
        {
            output.WriteWarning(ScenarioNotRead(sandbox.StateFile, Scenario));
        }

        output.WriteObject(StageSandboxInfo.Of(sandbox));
        if (!endsWithCommand)
        {
            return;
        }

        try
        {
            output.WriteWarning($"The sandbox runs until Ctrl+C. Reach it from another terminal with AWS_ENDPOINT_URL={sandbox.Endpoint.AbsoluteUri.TrimEnd('/')} (or -EndpointUrl), AWS_ACCESS_KEY_ID={sandbox.AccessKeyId} and any AWS_SECRET_ACCESS_KEY.");
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            SandboxSession.Stop();
        }
    }

    private SandboxOptions ToOptions(ICmdletHost host) => new()
    {
        Scenario = Scenario is null ? DefaultScenario : StageSandbox.BuiltInScenarios.Contains(Scenario) ? Scenario : host.ResolveNewFile(Scenario),
        TimeScale = TimeScale,
        Port = Port,
        StateFile = StateFile is null ? null : host.ResolveNewFile(StateFile),
    };
}
