using System.Management.Automation;
using StackStage.Cmdlets.Hosting;

namespace StackStage.Cmdlets.Commands.Sandbox;

/// <summary>Stops this session's sandbox and sends its commands back to AWS. With none running, there is nothing to do.</summary>
[Cmdlet(VerbsLifecycle.Stop, "StageSandbox", HelpUri = HelpPages.Root + "Stop-StageSandbox.md")]
public sealed class StopStageSandboxCommand : StageCmdlet
{
    private protected override Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        output.WriteVerbose(SandboxSession.Stop() ? "The sandbox has stopped; commands go to AWS again." : "No sandbox runs in this session.");
        return Task.CompletedTask;
    }
}
