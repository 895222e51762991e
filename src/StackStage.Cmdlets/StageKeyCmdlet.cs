using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets;

/// <summary>The base of cmdlets that look for stage keys in Parameter Store. Records of Get-StackStage bind to it.</summary>
public abstract class StageKeyCmdlet : AwsStageCmdlet
{
    private const string AwsHome = "aws";

    /// <summary>Only these apps; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string[]? App { get; set; }

    /// <summary>Only these stages; wildcards are allowed. _fallback names the key of an app's fallback secrets.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string[]? Stage { get; set; }

    /// <summary>The kind of the record's home. Only those on AWS have their keys in Parameter Store.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Home { get; set; }

    /// <summary>The Region, such as eu-central-1; without it, the profile's, the session's or the environment's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public override string? Region { get; set; }

    /// <summary>Whether a switch that is on unless it is turned off is on.</summary>
    private protected bool IsOnUnlessOff(SwitchParameter value, string parameter) => !CmdletHost.IsBound(parameter) || IsOn(value, parameter);

    /// <summary>What the present record, or the command line, asks for.</summary>
    /// <exception cref="StageException">The record is of a home whose keys are elsewhere.</exception>
    private protected StageFilter ToFilter()
    {
        if (Home is { Length: > 0 } home && home != AwsHome)
        {
            var name = $"{string.Join(',', App ?? [])}/{string.Join(',', Stage ?? [])}";
            throw new StageException(new StageError(
                "StageKeyElsewhere",
                StageErrorCategory.InvalidArgument,
                $"{name} is in a home of the kind '{home}', whose keys are not in Parameter Store. A stage on AWS may have the same name; it was not looked for.",
                name,
                home == "local" ? "The keys of a local home are files in its folder 'passphrase'." : "The keys of a Pulumi backend are with those who use it."));
        }

        return new StageFilter(App, Stage);
    }

    /// <inheritdoc/>
    private protected override Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        RefuseEmpty(nameof(Region), nameof(Home));
        return Task.CompletedTask;
    }
}
