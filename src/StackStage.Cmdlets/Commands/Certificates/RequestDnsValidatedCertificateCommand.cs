using System.Collections;
using System.Globalization;
using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Certificates;

namespace StackStage.Cmdlets.Commands.Certificates;

/// <summary>Gets a certificate that DNS records prove: the one there is, or a new one, with its records written and issued.</summary>
[Cmdlet(VerbsLifecycle.Request, "DnsValidatedCertificate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPages.Root + "Request-DnsValidatedCertificate.md")]
[OutputType(typeof(CertificateIssuance))]
public sealed class RequestDnsValidatedCertificateCommand : CertificateCmdlet
{
    /// <summary>The first name, such as app.example.com or *.example.com.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ZoneNameCompleter))]
    public string? DomainName { get; set; }

    /// <summary>The other names.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("SubjectAlternativeNames")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ZoneNameCompleter))]
    public string[]? SubjectAlternativeName { get; set; }

    /// <summary>The hosted zones to use for the names that lie in them; without it, the public one with the longest matching name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostedZoneIdCompleter))]
    public string[]? HostedZoneId { get; set; }

    /// <summary>Tags of a new certificate: a hashtable of keys and values.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>The algorithm of the key.</summary>
    [Parameter]
    [ValidateSet("RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1")]
    public string KeyAlgorithm { get; set; } = CertificateOrder.DefaultKeyAlgorithm;

    /// <summary>The profile of the account that holds the hosted zones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? DnsProfileName { get; set; }

    /// <summary>Requests a new certificate although there is one with these names.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Deletes the certificate that this call requested if it is not issued.</summary>
    [Parameter]
    public SwitchParameter RemoveOnFailure { get; set; }

    private protected override async Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        var dns = await ConnectDnsAsync(DnsProfileName, output, cancellationToken).ConfigureAwait(false);
        var order = new CertificateOrder
        {
            DomainName = DomainName!,
            SubjectAlternativeNames = SubjectAlternativeName ?? [],
            HostedZoneIds = HostedZoneId ?? [],
            Tags = ToTags(Tag),
            KeyAlgorithm = KeyAlgorithm,
            Force = IsOn(Force),
            RemoveOnFailure = IsOn(RemoveOnFailure),
        };
        await BeginRunAsync(connection, output, nameof(DomainName), [DomainName!], cancellationToken).ConfigureAwait(false);
        var issuance = await CertificateIssuer.RequestAsync(connection, order, ToIssuanceWait(), output, cancellationToken, dns).ConfigureAwait(false);
        output.WriteResult(issuance);
    }

    private static Dictionary<string, string> ToTags(Hashtable? tags)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry tag in tags ?? [])
        {
            result.Add(
                Convert.ToString(tag.Key, CultureInfo.InvariantCulture)!,
                Convert.ToString(tag.Value is PSObject wrapped ? wrapped.BaseObject : tag.Value, CultureInfo.InvariantCulture) ?? string.Empty);
        }

        return result;
    }
}
