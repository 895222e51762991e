using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Compares two states resource by resource: added, removed, moved, changed, renamed.</summary>
[Cmdlet(VerbsData.Compare, "PulumiSnapshot", DefaultParameterSetName = StageSet, HelpUri = HelpPages.Root + "Compare-PulumiSnapshot.md")]
[OutputType(typeof(SnapshotChange))]
public sealed class ComparePulumiSnapshotCommand : StateFileCmdlet
{
    /// <summary>The state to compare with: the older one. With -App and -Stage, -SnapshotId may say it instead.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputObjectSet)]
    [Parameter(Position = 0, ParameterSetName = StageSet)]
    [ValidateNotNullOrEmpty]
    public string? ReferencePath { get; set; }

    /// <summary>The state that may differ: the newer one.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    public string? DifferencePath { get; set; }

    /// <summary>What comes through the pipeline instead of -DifferencePath: a state's text (whole, or line by line) or bytes; or paths. A string is a text if its first character is a brace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [SnapshotContentTransformation]
    public SnapshotContent? InputObject { get; set; }

    /// <summary>The newer one of two earlier states of the stage; without it, the present state.</summary>
    [Parameter(ParameterSetName = StageSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SnapshotIdCompleter))]
    public string? DifferenceSnapshotId { get; set; }

    private protected override string CommandName => "Compare-PulumiSnapshot";

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => IsStage
        ? output.ReportAsync(() => CompareStageAsync(output, cancellationToken))
        : ForEachStateAsync(DifferencePath is null ? null : [DifferencePath], null, InputObject, isLiteral: false, output, state => CompareAsync(state, output, cancellationToken), cancellationToken);

    private protected override Task EndAsync(CmdletOutput output, CancellationToken cancellationToken) =>
        EndPipedAsync(output, state => CompareAsync(state, output, cancellationToken));

    private static void Write(StateFile reference, StateFile difference, CmdletOutput output, CancellationToken cancellationToken)
    {
        foreach (var change in SnapshotComparison.Compare(reference.Snapshot, difference.Snapshot, cancellationToken))
        {
            output.WriteObject(change);
        }
    }

    // With a file as the older one, the record says what is compared with it; else an earlier state is, with the present one.
    private async Task CompareStageAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (ReferencePath is not null)
        {
            if (!string.IsNullOrEmpty(SnapshotId) && DifferenceSnapshotId is not null)
            {
                throw new StageException(new StageError(
                    "ThreeStates", StageErrorCategory.InvalidArgument, "-ReferencePath, -SnapshotId and -DifferenceSnapshotId name three states.", ReferencePath, "Leave one of them out."));
            }

            await CompareAsync(await DifferenceAsync(DifferenceSnapshotId ?? SnapshotId).ConfigureAwait(false), output, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (string.IsNullOrEmpty(SnapshotId))
        {
            throw new StageException(new StageError(
                "ReferenceNotNamed",
                StageErrorCategory.InvalidArgument,
                $"What the state of {StageName} is to be compared with is not said.",
                StageName.ToString(),
                $"Give -SnapshotId, or -ReferencePath, or pipe an earlier state: {ContinuationLine.Of("Get-StackStageSnapshot", NamedHome(), nameof(App), [App ?? string.Empty])} | Select-Object -First 1 | Compare-PulumiSnapshot"));
        }

        var older = await ToStageAsync(SnapshotId, Source, output, cancellationToken).ConfigureAwait(false);
        var reference = await older.ReadAsync(false, output, cancellationToken).ConfigureAwait(false);
        var newer = await DifferenceAsync(DifferenceSnapshotId).ConfigureAwait(false);
        Write(reference, await newer.ReadAsync(false, output, cancellationToken).ConfigureAwait(false), output, cancellationToken);

        Task<StateReference> DifferenceAsync(string? id) => ToStageAsync(id, id == SnapshotId ? Source : null, output, cancellationToken);
    }

    private async Task CompareAsync(StateReference state, CmdletOutput output, CancellationToken cancellationToken)
    {
        var difference = await state.ReadAsync(false, output, cancellationToken).ConfigureAwait(false);
        await ForEachFileAsync(
            [ReferencePath!],
            null,
            output,
            async file => Write(await file.ReadAsync(false, output, cancellationToken).ConfigureAwait(false), difference, output, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }
}
