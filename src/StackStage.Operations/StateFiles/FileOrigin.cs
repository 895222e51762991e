using StackStage.Operations.Steps;

namespace StackStage.Operations.StateFiles;

/// <summary>A file that a state was read from.</summary>
/// <param name="path">Its full path.</param>
internal sealed class FileOrigin(string path) : StateOrigin
{
    public override string Name => path;

    internal override void EnsureChangeable()
    {
        // Whether a file may be written is found out when it is: a preview may be of somebody else's.
    }

    internal override async Task<string> ReplaceAsync(StateFile read, ReadOnlyMemory<byte> content, Action test, IOperationHost host, CancellationToken cancellationToken)
    {
        var backup = await StateFileWriter.ReplaceAsync(read, content, test, host, cancellationToken).ConfigureAwait(false);
        host.WriteVerbose($"The state as it was before is in '{backup}'.");
        return backup;
    }

    internal override PulumiResource Describe(PulumiResource resource) => resource with { Path = path };

    internal override SnapshotFault Describe(SnapshotFault fault) => fault with { Path = path };

    internal override SnapshotRepair Describe(SnapshotRepair repair) => repair with { Path = path };
}
