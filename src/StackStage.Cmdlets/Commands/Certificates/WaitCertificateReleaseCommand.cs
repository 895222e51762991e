using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Certificates;

namespace StackStage.Cmdlets.Commands.Certificates;

/// <summary>Waits until nothing holds certificates any more. What your own account holds is an error at once: it does not let go by itself.</summary>
[Cmdlet(VerbsLifecycle.Wait, "CertificateRelease", HelpUri = HelpPages.Root + "Wait-CertificateRelease.md")]
[OutputType(typeof(CertificateRelease))]
public sealed class WaitCertificateReleaseCommand : WaitingStageCmdlet
{
    private readonly List<string> _arns = [];

    /// <summary>The certificates.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CertificateArnCompleter))]
    public string[] CertificateArn { get; set; } = [];

    /// <summary>Waits also for what your own account holds, because somebody else is removing it.</summary>
    [Parameter]
    public SwitchParameter WaitForOwnHolder { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        _arns.AddRange(CertificateArn);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        var options = new CertificateRemovalOptions { OwnHolder = IsOn(WaitForOwnHolder) ? OwnHolderPolicy.Wait : OwnHolderPolicy.Fail };
        await NameContinuationAsync(output, nameof(CertificateArn), _arns, cancellationToken).ConfigureAwait(false);
        await CertificateReleaser.WaitAsync(connection, _arns, options, ToWaitOptions(CertificateCmdlet.DefaultTimeout, CertificateCmdlet.ReleaseInterval), output, cancellationToken, output.WriteResult).ConfigureAwait(false);
    }
}
