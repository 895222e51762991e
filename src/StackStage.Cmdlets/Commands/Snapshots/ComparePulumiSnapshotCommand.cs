using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Compares two state files resource by resource: added, removed, moved, changed, renamed.</summary>
// Not PathSet: once -ReferencePath is given, PowerShell would wait for the default set's record with a path, and bind no string.
[Cmdlet(VerbsData.Compare, "PulumiSnapshot", DefaultParameterSetName = InputObjectSet, HelpUri = HelpPages.Root + "Compare-PulumiSnapshot.md")]
[OutputType(typeof(SnapshotChange))]
public sealed class ComparePulumiSnapshotCommand : StateFileCmdlet
{
    /// <summary>The state to compare with: the older one.</summary>
    [Parameter(Mandatory = true, Position = 0)]
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

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        return InputObject is null
            ? ForEachFileAsync([DifferencePath!], null, output, CompareFileAsync, cancellationToken)
            : ForEachPipedAsync(InputObject, literal: false, output, CompareFileAsync, content => CompareContentAsync(content, output, cancellationToken), cancellationToken);

        async Task CompareFileAsync(string path) =>
            await CompareAsync(await StateFile.ReadAsync(path, salvage: false, output, cancellationToken).ConfigureAwait(false), output, cancellationToken).ConfigureAwait(false);
    }

    private protected override Task EndAsync(CmdletOutput output, CancellationToken cancellationToken) =>
        EndPipedAsync(output, content => CompareContentAsync(content, output, cancellationToken));

    private Task CompareContentAsync(byte[] content, CmdletOutput output, CancellationToken cancellationToken) =>
        CompareAsync(StateFile.Parse(InputName, content, salvage: false, output, cancellationToken), output, cancellationToken);

    private Task CompareAsync(StateFile difference, CmdletOutput output, CancellationToken cancellationToken) => ForEachFileAsync(
        [ReferencePath!],
        null,
        output,
        async path =>
        {
            var reference = await StateFile.ReadAsync(path, salvage: false, output, cancellationToken).ConfigureAwait(false);
            foreach (var change in SnapshotComparison.Compare(reference.Snapshot, difference.Snapshot, cancellationToken))
            {
                output.WriteObject(change);
            }
        },
        cancellationToken);
}
