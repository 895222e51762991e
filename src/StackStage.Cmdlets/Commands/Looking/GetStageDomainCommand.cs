using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Looking;

namespace StackStage.Cmdlets.Commands.Looking;

/// <summary>Lists the custom domain names of API Gateway with the app and stage they belong to.</summary>
[Cmdlet(VerbsCommon.Get, "StageDomain", HelpUri = HelpPages.Root + "Get-StageDomain.md")]
[OutputType(typeof(StageDomain))]
public sealed class GetStageDomainCommand : LookingCmdlet
{
    /// <summary>Only these domain names; wildcards are allowed, but *.example.com is a name.</summary>
    [Parameter(Position = 0)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApiDomainCompleter))]
    public string[]? DomainName { get; set; }

    /// <summary>Looks in every Region that the account has enabled.</summary>
    [Parameter]
    public SwitchParameter AllRegions { get; set; }

    private protected override LookingRequest Refine(LookingRequest request) => request with { Names = DomainName ?? [], AllRegions = IsOn(AllRegions) };

    private protected override async Task WriteAsync(AwsConnection connection, LookingRequest request, CmdletOutput output, CancellationToken cancellationToken)
    {
        await foreach (var one in DomainFinder.FindAsync(connection, request, output, cancellationToken).ConfigureAwait(false))
        {
            output.WriteObject(one);
        }
    }
}
