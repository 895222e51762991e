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

    /// <summary>What comes through the pipeline: a state's text (whole, or line by line) or bytes; or paths. A string is a text if its first character is a brace. A text is written repaired, and no file is touched.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [SnapshotContentTransformation]
    public SnapshotContent? InputObject { get; set; }

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

    private protected override async Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(output, cancellationToken).ConfigureAwait(false);
        await (InputObject is null
            ? ForEachFileAsync(Path, LiteralPath, output, RepairFileAsync, cancellationToken)
            : ForEachPipedAsync(InputObject, literal: false, output, RepairFileAsync, content => RepairContentAsync(content, request, output, cancellationToken), cancellationToken)).ConfigureAwait(false);

        async Task RepairFileAsync(string path)
        {
            TakeDestination(path, request);
            Write(await SnapshotRepairer.RepairAsync(path, request, output, cancellationToken).ConfigureAwait(false), output);
        }
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(output, cancellationToken).ConfigureAwait(false);
        await EndPipedAsync(output, content => RepairContentAsync(content, request, output, cancellationToken)).ConfigureAwait(false);
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

    private static void Write((Operations.StateFiles.SnapshotRepair Record, string? Text)? result, CmdletOutput output)
    {
        if (result is { } done)
        {
            output.WriteObject(done.Text ?? (object)done.Record);
        }
    }

    private async Task RepairContentAsync(byte[] content, SnapshotRepairRequest request, CmdletOutput output, CancellationToken cancellationToken)
    {
        TakeDestination(InputName, request);
        Write(await SnapshotRepairer.RepairAsync(StateFile.Parse(InputName, content, request.Salvage, output, cancellationToken), request, output, cancellationToken).ConfigureAwait(false), output);
    }

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
