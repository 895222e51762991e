using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Looking;

namespace StackStage.Cmdlets.Commands.Looking;

/// <summary>Lists the certificates of ACM with the app and stage they belong to, and who holds them.</summary>
[Cmdlet(VerbsCommon.Get, "StageCertificate", HelpUri = HelpPages.Root + "Get-StageCertificate.md")]
[OutputType(typeof(StageCertificate))]
public sealed class GetStageCertificateCommand : LookingCmdlet
{
    /// <summary>Only certificates for one of these names; wildcards are allowed, but *.example.com is a name.</summary>
    [Parameter(Position = 0)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CertificateNameCompleter))]
    public string[]? DomainName { get; set; }

    /// <summary>Only these certificates, by ARN or the id at its end; wildcards are allowed.</summary>
    [Parameter]
    [Alias("Arn")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CertificateArnCompleter))]
    public string[]? CertificateArn { get; set; }

    /// <summary>Looks in every Region that the account has enabled.</summary>
    [Parameter]
    public SwitchParameter AllRegions { get; set; }

    /// <summary>Does not ask who holds the certificates, which takes a call or more for each that is in use.</summary>
    [Parameter]
    public SwitchParameter NoHolder { get; set; }

    private protected override LookingRequest Refine(LookingRequest request) => request with
    {
        Names = DomainName ?? [],
        Ids = CertificateArn ?? [],
        AllRegions = IsOn(AllRegions),
        WithHolders = !IsOn(NoHolder),
    };

    private protected override async Task WriteAsync(AwsConnection connection, LookingRequest request, CmdletOutput output, CancellationToken cancellationToken)
    {
        await foreach (var one in CertificateFinder.FindAsync(connection, request, output, cancellationToken).ConfigureAwait(false))
        {
            output.WriteObject(one);
        }
    }
}
