using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Certificates;

namespace StackStage.Cmdlets.Commands.Certificates;

/// <summary>Waits until nothing holds certificates any more, and deletes them.</summary>
[Cmdlet(VerbsCommon.Remove, "ReleasedCertificate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Remove-ReleasedCertificate.md")]
[OutputType(typeof(CertificateRelease))]
public sealed class RemoveReleasedCertificateCommand : CertificateCmdlet
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

    /// <summary>Deletes the CNAMEs in Route 53 that validated a certificate, where no other certificate needs them.</summary>
    [Parameter]
    public SwitchParameter RemoveValidationRecord { get; set; }

    /// <summary>The Regions to look in for certificates that need a validation record, where not all enabled ones can be asked; us-east-1, the certificate's and the connection's are looked in always.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? ValidationRegion { get; set; }

    /// <summary>The hosted zones that hold the validation records.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostedZoneIdCompleter))]
    public string[]? HostedZoneId { get; set; }

    /// <summary>The profile of the account that holds the hosted zones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? DnsProfileName { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        _arns.AddRange(CertificateArn);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        var dns = await ConnectDnsAsync(DnsProfileName, output, cancellationToken).ConfigureAwait(false);
        var options = new CertificateRemovalOptions
        {
            OwnHolder = IsOn(WaitForOwnHolder) ? OwnHolderPolicy.Wait : OwnHolderPolicy.Fail,
            RemoveValidationRecord = IsOn(RemoveValidationRecord),
            ValidationRegions = ValidationRegion ?? [],
            HostedZoneIds = HostedZoneId ?? [],
        };
        await BeginRunAsync(connection, output, nameof(CertificateArn), _arns, cancellationToken).ConfigureAwait(false);
        await CertificateReleaser.RemoveAsync(connection, _arns, options, ToReleaseWait(), output, cancellationToken, dns, output.WriteResult).ConfigureAwait(false);
    }
}
