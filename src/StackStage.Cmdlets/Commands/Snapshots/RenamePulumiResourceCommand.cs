using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Gives a resource of a state another name, type or parent: its URN, those of its children, and every reference to them. The real resource stays as it is.</summary>
[Cmdlet(VerbsCommon.Rename, "PulumiResource", DefaultParameterSetName = StageSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Rename-PulumiResource.md")]
[OutputType(typeof(PulumiResource), typeof(Operations.Stages.StagePulumiResource), typeof(string))]
public sealed class RenamePulumiResourceCommand : ResourceEditCmdlet
{
    /// <summary>The new name: the last part of the URN.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>The new type, such as aws:s3/bucketV2:BucketV2.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    public string? NewType { get; set; }

    /// <summary>The URN of the new parent. That of the stack itself takes the resource out of every other.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UrnCompleter))]
    public string? NewParent { get; set; }

    /// <summary>Keeps the old URNs among the aliases of what gets a new one.</summary>
    [Parameter]
    public SwitchParameter KeepAlias { get; set; }

    /// <summary>Writes what has another URN or parent now. A text from the pipeline is answered with a text in any case, and not with these.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string CommandName => "Rename-PulumiResource";

    private protected override bool PrefersLive => true;

    private protected override Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken) => NewName is null && NewType is null && NewParent is null
        ? throw new StageException(new StageError("NothingToRename", StageErrorCategory.InvalidArgument, "What the resource is to be called is not said.", null, "Give -NewName, -NewType or -NewParent."))
        : base.BeginAsync(output, cancellationToken);

    private protected override async Task EditAsync(StateFile file, Func<StateFile, IReadOnlyList<int>> select, CmdletOutput output, CancellationToken cancellationToken)
    {
        var renaming = new ResourceRenaming { NewName = NewName, NewType = NewType, NewParent = NewParent, KeepAlias = IsOn(KeepAlias) };
        Write(await ResourceRenamer.RenameAsync(file, select, renaming, output, cancellationToken).ConfigureAwait(false), IsOn(PassThru), output);
    }
}
