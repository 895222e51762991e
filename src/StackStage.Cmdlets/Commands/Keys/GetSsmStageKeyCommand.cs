using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Keys;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>Lists stage keys: where each is, since when, in which version and under which KMS key. Never the value, unless it is asked for as a SecureString.</summary>
[Cmdlet(VerbsCommon.Get, "SsmStageKey", HelpUri = HelpPages.Root + "Get-SsmStageKey.md")]
[OutputType(typeof(StageKey))]
public sealed class GetSsmStageKeyCommand : StageKeyCmdlet
{
    /// <summary>Tries each key on its stage's state and secrets.</summary>
    [Parameter]
    public SwitchParameter CheckState { get; set; }

    /// <summary>Adds the value, as a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        var filter = ToFilter();
        var connection = await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false);
        await foreach (var key in StageKeyLister.ListAsync(connection, filter, IsOn(CheckState), IsOn(AsSecureString), output, cancellationToken).ConfigureAwait(false))
        {
            output.WriteObject(key);
        }
    });
}
