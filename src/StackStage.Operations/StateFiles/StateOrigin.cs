using StackStage.Operations.Steps;

namespace StackStage.Operations.StateFiles;

/// <summary>Where a state was read from, and the way to write it back: a file, or a stage's home. Text from a pipeline has none.</summary>
public abstract class StateOrigin
{
    /// <summary>Makes an origin.</summary>
    private protected StateOrigin()
    {
    }

    /// <summary>What messages call it: the full path, or the stage.</summary>
    public abstract string Name { get; }

    /// <summary>What questions and previews call it: enough to find it.</summary>
    public virtual string Target => Name;

    /// <summary>What leads out when the state cannot be read: a sentence for whoever has it; null when nothing does.</summary>
    internal virtual string? WayBack => null;

    /// <summary>Refuses what is never changed, before anything is asked.</summary>
    /// <exception cref="Errors.StageException">It is such a thing.</exception>
    internal abstract void EnsureChangeable();

    /// <summary>Replaces the state, and keeps it as it was.</summary>
    /// <param name="read">The state as it was read; the present one must still be the same.</param>
    /// <param name="content">The new bytes.</param>
    /// <param name="test">Throws if the new content must not replace the old.</param>
    /// <param name="host">Hears of what could not be kept.</param>
    /// <param name="cancellationToken">Stops it before anything is written.</param>
    /// <returns>Where the state as it was before is.</returns>
    /// <exception cref="Errors.StageException">It cannot be written, or somebody else wrote it meanwhile.</exception>
    internal abstract Task<string> ReplaceAsync(StateFile read, ReadOnlyMemory<byte> content, Action test, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>The record of a resource, with what leads back to this state.</summary>
    internal abstract PulumiResource Describe(PulumiResource resource);

    /// <summary>The record of a fault, with what leads back to this state.</summary>
    internal abstract SnapshotFault Describe(SnapshotFault fault);

    /// <summary>The record of a repair, with what leads back to this state.</summary>
    internal abstract SnapshotRepair Describe(SnapshotRepair repair);
}
