using System.Collections;
using System.Globalization;
using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Mends a broken Pulumi or SST state where it is, a file's or a stage's, with a backup, or into another file.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "PulumiSnapshot", DefaultParameterSetName = StageSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPages.Root + "Repair-PulumiSnapshot.md")]
[OutputType(typeof(Operations.StateFiles.SnapshotRepair), typeof(Operations.Stages.StageSnapshotRepair), typeof(string))]
public sealed class RepairPulumiSnapshotCommand : SnapshotCmdlet
{
    private readonly HashSet<string> _destinations = new(StringComparer.Ordinal);

    /// <summary>Writes the repaired state to this file and leaves the original alone. For one state file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>What to do with a resource whose parent is missing: keep its URN under the stack's root (default), rename it as pulumi state repair does, or re-create the missing component.</summary>
    [Parameter]
    public OrphanAction OrphanAction { get; set; } = OrphanAction.Reparent;

    /// <summary>Which provider takes the place of an unknown one, where the state does not tell: old reference or URN = new one.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? ProviderMap { get; set; }

    /// <summary>What to do about a provider that is not in the state: take another where it is clear which (default), or bring it back.</summary>
    [Parameter]
    public ProviderAction ProviderAction { get; set; } = ProviderAction.Replace;

    /// <summary>Which of the live copies of a URN stays, when they differ in more than their times.</summary>
    [Parameter]
    public DuplicateAction DuplicateAction { get; set; } = DuplicateAction.None;

    /// <summary>Drops the fewest references that take all cycles apart.</summary>
    [Parameter]
    public SwitchParameter BreakCycle { get; set; }

    /// <summary>Drops recorded pending operations. Look first: a resource that was being created may exist in the cloud.</summary>
    [Parameter]
    public SwitchParameter ClearPendingOperation { get; set; }

    /// <summary>Recovers every complete resource of a damaged document, those behind a damaged part as well.</summary>
    [Parameter]
    public SwitchParameter Salvage { get; set; }

    /// <summary>Replaces an existing destination without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the repaired text instead of the result record.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string CommandName => "Repair-PulumiSnapshot";

    private protected override async Task TakeAsync(StateReference state, CmdletOutput output, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(output, cancellationToken).ConfigureAwait(false);
        TakeDestination(state.Name, request);
        var file = await state.ReadAsync(request.Salvage, output, cancellationToken).ConfigureAwait(false);
        if (await SnapshotRepairer.RepairAsync(file, request, output, cancellationToken).ConfigureAwait(false) is { } done)
        {
            output.WriteObject(done.Text ?? (object)done.Record);
        }
    }

    private async Task<SnapshotRepairRequest> RequestAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var destination = Destination is null ? null : await output.OnPipelineThreadAsync(host => host.ResolveNewFile(Destination), cancellationToken).ConfigureAwait(false);
        return new SnapshotRepairRequest
        {
            Options = new RepairOptions
            {
                OrphanAction = OrphanAction,
                ProviderMap = ToMap(ProviderMap),
                ProviderAction = ProviderAction,
                DuplicateAction = DuplicateAction,
                BreakCycle = IsOn(BreakCycle),
                ClearPendingOperation = IsOn(ClearPendingOperation),
            },
            Salvage = IsOn(Salvage),
            Destination = destination,
            Overwrite = IsOn(Force),
            WantsText = IsOn(PassThru),
            ConfirmOverwriteAsync = (path, cancellation) => output.ShouldContinueAsync($"'{path}' exists. Replace it?", "Replace the destination", cancellation),
        };
    }

    private static Dictionary<string, string>? ToMap(IDictionary? table) => table?.Cast<DictionaryEntry>().ToDictionary(
        entry => Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!,
        entry => Convert.ToString(entry.Value, CultureInfo.InvariantCulture)!,
        StringComparer.Ordinal);

    private void TakeDestination(string path, SnapshotRepairRequest request)
    {
        if (request.Destination is not null && !_destinations.Add(request.Destination))
        {
            throw new StageException(new StageError(
                "DestinationForSeveral",
                StageErrorCategory.InvalidArgument,
                $"'{path}' was left alone: -Destination names one file, which already has the state before it.",
                path,
                "Repair one file at a time with -Destination, or leave it out to repair in place with backups."));
        }
    }
}
