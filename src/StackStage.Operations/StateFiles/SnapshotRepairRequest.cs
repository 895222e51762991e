using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>How a state file is to be repaired.</summary>
public sealed class SnapshotRepairRequest
{
    /// <summary>Which repairs are wanted where there is a choice.</summary>
    public required RepairOptions Options { get; init; }

    /// <summary>Whether to recover what is whole of a damaged document.</summary>
    public bool Salvage { get; init; }

    /// <summary>The full path to write to; null for the state file itself.</summary>
    public string? Destination { get; init; }

    /// <summary>Whether an existing <see cref="Destination"/> may be replaced without asking.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether the repaired text is wanted as well.</summary>
    public bool WantsText { get; init; }

    /// <summary>Asks whether an existing destination may be replaced.</summary>
    public Func<string, CancellationToken, Task<bool>> ConfirmOverwriteAsync { get; init; } = (_, _) => Task.FromResult(false);
}
