using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets;

/// <summary>The base of cmdlets that work on one stage a record: which stage, and in which home. Records of Get-StackStage bind to it.</summary>
public abstract class StageHomeCmdlet : HomeCmdlet
{
    /// <summary>The app (Pulumi: the project). Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(AppCompleter))]
    public virtual string? App { get; set; }

    /// <summary>The stage (Pulumi: the stack). Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public virtual string? Stage { get; set; }

    /// <summary>The stage that the present record names.</summary>
    private protected StageName StageName => new(App ?? string.Empty, Stage!);

    /// <summary>The parameters that name the stage, but for its app, and its home, as they were given: for a line to paste.</summary>
    private protected IReadOnlyDictionary<string, object?> NamedHome() => new Dictionary<string, object?>
    {
        [nameof(Stage)] = Stage,
        [nameof(LocalHome)] = IsOn(LocalHome) ? true : null,
        [nameof(HomePath)] = HomePath,
        [nameof(Backend)] = Backend,
        [nameof(Region)] = Region,
        [nameof(ProfileName)] = ProfileName,
        [nameof(EndpointUrl)] = EndpointUrl?.OriginalString,
        [nameof(AccountId)] = AccountId,
    }.Where(given => given.Value is not (null or "")).ToDictionary();
}
