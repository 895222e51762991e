using System.Management.Automation;
using StackStage.Cmdlets.Commands.Snapshots;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Stages;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Stages;

/// <summary>Writes the states of stages into a folder under version control, in one stable form, so that a difference is a change. Secrets stay ciphertext.</summary>
[Cmdlet(VerbsData.Export, "StackStageSnapshot", DefaultParameterSetName = StageSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, HelpUri = HelpPages.Root + "Export-StackStageSnapshot.md")]
[OutputType(typeof(StateExport))]
public sealed class ExportStackStageSnapshotCommand : StateFileCmdlet
{
    /// <summary>The app (Pulumi: the project). Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(AppCompleter))]
    public override string? App { get => base.App; set => base.App = value; }

    /// <summary>The stage (Pulumi: the stack). Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public override string? Stage { get => base.Stage; set => base.Stage = value; }

    /// <summary>State files instead of stages, whose names are taken as they are: those of Get-ChildItem.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The folder. Each state becomes app/stage.json in it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The form: Checkpoint, as SST and Pulumi's own backends keep it, or Export, as 'pulumi stack export' writes it. Without it, the one it is in.</summary>
    [Parameter]
    public SnapshotForm? As { get; set; }

    /// <summary>Replaces a file that holds no state.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string CommandName => "Export-StackStageSnapshot";

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => ForEachStateAsync(
        null,
        LiteralPath,
        null,
        isLiteral: true,
        output,
        async state =>
        {
            var folder = await output.OnPipelineThreadAsync(host => host.ResolveNewFile(Path!), cancellationToken).ConfigureAwait(false);
            var file = await state.ReadAsync(false, output, cancellationToken).ConfigureAwait(false);
            if (await StateExporter.ExportAsync(file, folder, As, IsOn(Force), output, cancellationToken).ConfigureAwait(false) is { } export)
            {
                output.WriteResult(export);
            }
        },
        cancellationToken);
}
