using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Certificates;

namespace StackStage.Cmdlets.Commands.Certificates;

/// <summary>Writes the validation records that certificates lack, and waits until they are issued.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "CertificateValidation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPages.Root + "Repair-CertificateValidation.md")]
[OutputType(typeof(CertificateIssuance))]
public sealed class RepairCertificateValidationCommand : CertificateCmdlet
{
    private readonly List<string> _arns = [];

    /// <summary>The certificates; without it, all of the Region that are pending.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CertificateArnCompleter))]
    public string[]? CertificateArn { get; set; }

    /// <summary>The hosted zones to use for the names that lie in them; without it, the public one with the longest matching name.</summary>
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
        _arns.AddRange(CertificateArn ?? []);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (_arns.Count == 0 && CmdletHost.ExpectsInput)
        {
            // A pipeline that turns out to be empty names no certificate; it does not mean all of them.
            return;
        }

        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        var dns = await ConnectDnsAsync(DnsProfileName, output, cancellationToken).ConfigureAwait(false);
        await BeginRunAsync(connection, output, nameof(CertificateArn), _arns, cancellationToken).ConfigureAwait(false);
        foreach (var issuance in await ValidationRepairer.RepairAsync(
            connection, _arns.Count > 0 ? _arns : null, HostedZoneId ?? [], ToIssuanceWait(), output, cancellationToken, dns).ConfigureAwait(false))
        {
            output.WriteResult(issuance);
        }
    }
}
