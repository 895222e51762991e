namespace StackStage.Snapshots;

/// <summary>What a repair does.</summary>
public enum RepairKind
{
    /// <summary>Puts resources after what they refer to.</summary>
    Reorder,

    /// <summary>Drops one reference.</summary>
    DropReference,

    /// <summary>Sets or clears the parent of a resource whose parent is missing.</summary>
    Reparent,

    /// <summary>Gives a resource the URN it has without its missing parent and rewrites the references to it.</summary>
    Rename,

    /// <summary>Re-creates the entry of a missing component.</summary>
    RestoreComponent,

    /// <summary>Points a resource to another provider.</summary>
    ReplaceProvider,

    /// <summary>Re-creates the entry of a missing provider.</summary>
    RestoreProvider,

    /// <summary>Takes a copy of a resource out of the list.</summary>
    RemoveDuplicate,

    /// <summary>Sets <c>delete: true</c> on a copy of a resource.</summary>
    MarkForDeletion,

    /// <summary>Drops a reference that closes a circle.</summary>
    BreakCycle,

    /// <summary>Computes <c>manifest.magic</c> anew.</summary>
    RecomputeMagic,

    /// <summary>Sets a missing <c>type</c> from the URN.</summary>
    SetType,

    /// <summary>Removes Pulumi's record of an invalid state, once it is valid.</summary>
    ClearIntegrityError,

    /// <summary>Drops a pending operation.</summary>
    ClearPendingOperation,

    /// <summary>Puts in commas that are missing, and takes out those that nothing follows.</summary>
    MendComma,

    /// <summary>Writes the salvaged part of a broken file as a whole file.</summary>
    Salvage,
}

/// <summary>One repair, which can be approved or declined on its own.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Urn">The resource it is about.</param>
/// <param name="Index">That resource's place in the list before the repair, from 0.</param>
/// <param name="Description">A sentence for the user who is asked whether to do it.</param>
/// <param name="Faults">The faults that are gone after it.</param>
public sealed record PlannedRepair(
    RepairKind Kind,
    string? Urn,
    int? Index,
    string Description,
    IReadOnlyList<SnapshotFault> Faults);
