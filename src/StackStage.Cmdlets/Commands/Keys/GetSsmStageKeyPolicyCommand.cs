using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Permissions;
using StackStage.Operations.Text;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>Writes an IAM policy that lets deployers read stage keys and never delete one, or that allows what cmdlets of this module call.</summary>
[Cmdlet(VerbsCommon.Get, "SsmStageKeyPolicy", DefaultParameterSetName = DeployerSet, HelpUri = HelpPages.Root + "Get-SsmStageKeyPolicy.md")]
[OutputType(typeof(string), typeof(CmdletPermission))]
public sealed class GetSsmStageKeyPolicyCommand : StageCmdlet
{
    private const string DeployerSet = "Deployer";
    private const string CmdletSet = "Cmdlet";

    /// <summary>Only the keys of these apps; IAM's wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string[]? App { get; set; }

    /// <summary>Only the keys of these stages; IAM's wildcards are allowed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string[]? Stage { get; set; }

    /// <summary>Allows what these cmdlets call; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CmdletSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModuleCmdletCompleter))]
    public string[]? Cmdlet { get; set; }

    /// <summary>Only what the cmdlets cannot do without.</summary>
    [Parameter(ParameterSetName = CmdletSet)]
    public SwitchParameter Minimal { get; set; }

    /// <summary>Writes a record for each permission in place of the policy.</summary>
    [Parameter(ParameterSetName = CmdletSet)]
    public SwitchParameter Detail { get; set; }

    /// <summary>The bucket with the states; without it, any whose name begins with sst-state-.</summary>
    [Parameter(ParameterSetName = CmdletSet)]
    [ValidateNotNullOrEmpty]
    public string? StateBucket { get; set; }

    /// <summary>The bucket of journals and backups; without it, any.</summary>
    [Parameter(ParameterSetName = CmdletSet)]
    [ValidateNotNullOrEmpty]
    public string? Bucket { get; set; }

    /// <summary>Only in this Region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>Only in this account.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? AccountId { get; set; }

    /// <summary>The partition.</summary>
    [Parameter]
    [ValidateSet("aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f")]
    public string Partition { get; set; } = "aws";

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var place = new PolicyPlace
        {
            Partition = Partition,
            Region = string.IsNullOrEmpty(Region) ? null : Region,
            AccountId = AccountId,
            Apps = App ?? [],
            Stages = Stage ?? [],
            StateBucket = StateBucket,
            NamedBucket = Bucket,
        };
        if (Cmdlet is null)
        {
            output.WriteObject(PolicyWriter.ForDeployers(place));
            return Task.CompletedTask;
        }

        var found = new List<CmdletPermission>();
        foreach (var name in Cmdlet)
        {
            var pattern = new Wildcard(name);
            var own = PermissionTable.For(pattern.IsMatch);
            if (own.Count == 0)
            {
                output.WriteError(ModuleCmdlets.Names.Any(pattern.IsMatch) ? NothingNeeded(name) : NotFound(name));
            }

            found.AddRange(own);
        }

        if (IsOn(Detail))
        {
            foreach (var permission in found.Distinct().Where(one => !IsOn(Minimal) || !one.IsOptional))
            {
                output.WriteObject(permission);
            }
        }
        else if (found.Count > 0)
        {
            output.WriteObject(PolicyWriter.For(found, place, withOptional: !IsOn(Minimal)));
        }

        return Task.CompletedTask;
    }

    private static StageError NotFound(string name) => new(
        "CmdletNotFound", StageErrorCategory.ObjectNotFound, $"This module has no cmdlet '{name}'.", name, "Get-Command -Module StackStage lists them; wildcards are allowed.");

    private static StageError NothingNeeded(string name) => new(
        "NoPermissionNeeded", StageErrorCategory.InvalidArgument, $"'{name}' calls nothing in AWS, so there is nothing to allow.", name, "Leave it out.");
}
