using System.Collections;
using System.Globalization;
using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Mends a broken Pulumi or SST state file in place, with a backup beside it, or into another file.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "PulumiSnapshot", DefaultParameterSetName = PathSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPages.Root + "Repair-PulumiSnapshot.md")]
[OutputType(typeof(Operations.StateFiles.SnapshotRepair), typeof(string))]
public sealed class RepairPulumiSnapshotCommand : StateFileCmdlet
{
    private readonly HashSet<string> _destinations = new(StringComparer.Ordinal);

    /// <summary>State files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>State files whose names are taken as they are: those of Get-ChildItem.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

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

    /// <summary>Which of two live copies of a URN with different ids stays.</summary>
    [Parameter]
    public DuplicateAction DuplicateAction { get; set; } = DuplicateAction.None;

    /// <summary>Drops the fewest references that take all cycles apart.</summary>
    [Parameter]
    public SwitchParameter BreakCycle { get; set; }

    /// <summary>Drops recorded pending operations. Look first: a resource that was being created may exist in the cloud.</summary>
    [Parameter]
    public SwitchParameter ClearPendingOperation { get; set; }

    /// <summary>Recovers every complete resource of a document that breaks off.</summary>
    [Parameter]
    public SwitchParameter Salvage { get; set; }

    /// <summary>Replaces an existing destination without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the repaired text instead of the result record.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var destination = Destination is null ? null : await output.OnPipelineThreadAsync(host => host.ResolveNewFile(Destination), cancellationToken).ConfigureAwait(false);
        var request = new SnapshotRepairRequest
        {
            Options = new RepairOptions
            {
                OrphanAction = OrphanAction,
                ProviderMap = ToMap(ProviderMap),
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
        await ForEachFileAsync(Path, LiteralPath, output, path => RepairAsync(path, request, output, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, string>? ToMap(IDictionary? table) => table?.Cast<DictionaryEntry>().ToDictionary(
        entry => Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!,
        entry => Convert.ToString(entry.Value, CultureInfo.InvariantCulture)!,
        StringComparer.Ordinal);

    private async Task RepairAsync(string path, SnapshotRepairRequest request, CmdletOutput output, CancellationToken cancellationToken)
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

        if (await SnapshotRepairer.RepairAsync(path, request, output, cancellationToken).ConfigureAwait(false) is { } result)
        {
            output.WriteObject(result.Text ?? (object)result.Record);
        }
    }
}
