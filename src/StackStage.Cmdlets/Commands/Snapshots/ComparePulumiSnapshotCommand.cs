using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Compares two state files resource by resource: added, removed, moved, changed, renamed.</summary>
[Cmdlet(VerbsData.Compare, "PulumiSnapshot", HelpUri = HelpPages.Root + "Compare-PulumiSnapshot.md")]
[OutputType(typeof(SnapshotChange))]
public sealed class ComparePulumiSnapshotCommand : StateFileCmdlet
{
    /// <summary>The state to compare with: the older one.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? ReferencePath { get; set; }

    /// <summary>The state that may differ: the newer one.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    public string? DifferencePath { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => ReportAsync(output, async () =>
    {
        var reference = await ReadAsync(ReferencePath!).ConfigureAwait(false);
        var difference = await ReadAsync(DifferencePath!).ConfigureAwait(false);
        foreach (var change in SnapshotComparison.Compare(reference.Snapshot, difference.Snapshot, cancellationToken))
        {
            output.WriteObject(change);
        }

        async Task<StateFile> ReadAsync(string path)
        {
            var files = await output.OnPipelineThreadAsync(host => host.ResolveFiles(path, literal: false), cancellationToken).ConfigureAwait(false);
            return await StateFile.ReadAsync(files[0], salvage: false, output, cancellationToken).ConfigureAwait(false);
        }
    });
}
