using System.Management.Automation;
using StackStage.Cmdlets.Hosting;

namespace StackStage.Cmdlets.Commands.Sandbox;

/// <summary>Shows the sandbox that this session's commands go to. With none running there is nothing to show: they go to AWS.</summary>
[Cmdlet(VerbsCommon.Get, "StageSandbox", HelpUri = HelpPages.Root + "Get-StageSandbox.md")]
[OutputType(typeof(StageSandboxInfo))]
public sealed class GetStageSandboxCommand : StageCmdlet
{
    private protected override Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (SandboxSession.Current is { } sandbox)
        {
            output.WriteObject(StageSandboxInfo.Of(sandbox));
            if (sandbox.StateFileFailure is { } failure)
            {
                output.WriteWarning($"What was changed last is not in the state file yet: {failure}");
            }
        }
        else
        {
            output.WriteVerbose("No sandbox runs in this session: commands go to AWS.");
        }

        return Task.CompletedTask;
    }
}
