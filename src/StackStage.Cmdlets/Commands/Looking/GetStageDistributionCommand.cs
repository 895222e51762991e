using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Looking;

namespace StackStage.Cmdlets.Commands.Looking;

/// <summary>Lists CloudFront distributions with the app and stage they belong to.</summary>
[Cmdlet(VerbsCommon.Get, "StageDistribution", HelpUri = HelpPages.Root + "Get-StageDistribution.md")]
[OutputType(typeof(StageDistribution))]
public sealed class GetStageDistributionCommand : LookingCmdlet
{
    /// <summary>Only these distributions, by id or ARN; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DistributionIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Only distributions with one of these alternate domain names; wildcards are allowed, but *.example.com is a name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AliasCompleter))]
    public string[]? Alias { get; set; }

    private protected override LookingRequest Refine(LookingRequest request) => request with { Ids = Id ?? [], Names = Alias ?? [] };

    private protected override async Task WriteAsync(AwsConnection connection, LookingRequest request, CmdletOutput output, CancellationToken cancellationToken)
    {
        await foreach (var one in DistributionFinder.FindAsync(connection, request, output, cancellationToken).ConfigureAwait(false))
        {
            output.WriteObject(one);
        }
    }
}
