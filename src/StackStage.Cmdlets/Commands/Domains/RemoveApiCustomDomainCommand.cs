using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Domains;

namespace StackStage.Cmdlets.Commands.Domains;

/// <summary>
/// Removes custom domain names of API Gateway in the order that works: mappings and routing rules, DNS records, the
/// domain, and its certificate once AWS has let it go. The APIs stay.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "ApiCustomDomain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Remove-ApiCustomDomain.md")]
[OutputType(typeof(ApiDomainRemoval))]
public sealed class RemoveApiCustomDomainCommand : JournaledStageCmdlet
{
    // AWS lets go of a certificate within 10 to 60 minutes.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(75);
    private static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(30);

    // All that the pipeline names is one removal: certificates that domains share go after the last of them.
    private readonly List<string> _names = [];

    /// <summary>The domain names; wildcards are allowed, but *.example.com is a name. A private one with its id where several have the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Arn")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApiDomainCompleter))]
    public string[]? DomainName { get; set; }

    /// <summary>Removes the records in Route 53 that point at a domain first, and waits until resolvers have forgotten them.</summary>
    [Parameter]
    public SwitchParameter RemoveDnsRecord { get; set; }

    /// <summary>The profile of the account that holds the hosted zones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? DnsProfileName { get; set; }

    /// <summary>Removes the certificates too that nothing else uses, once AWS has let them go.</summary>
    [Parameter]
    public SwitchParameter RemoveCertificate { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        _names.AddRange(DomainName ?? []);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (_names.Count == 0)
        {
            return;
        }

        if (DnsProfileName is not null && !IsOn(RemoveDnsRecord))
        {
            output.WriteWarning("-DnsProfileName counts only with -RemoveDnsRecord; no DNS record is looked for.");
        }

        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        var dns = await ConnectDnsAsync(DnsProfileName, output, cancellationToken).ConfigureAwait(false);
        var request = new ApiDomainRemovalRequest
        {
            DomainNames = _names,
            RemoveDnsRecord = IsOn(RemoveDnsRecord),
            RemoveCertificate = IsOn(RemoveCertificate),
            Wait = ToWaitOptions(DefaultTimeout, DefaultPollInterval),
        };
        await BeginRunAsync(connection, output, nameof(DomainName), _names, cancellationToken).ConfigureAwait(false);
        await ApiDomainRemover.RemoveAsync(connection, request, output, cancellationToken, dns, output.WriteResult).ConfigureAwait(false);
    }
}
