namespace StackStage.Snapshots;

/// <summary>What to do with a resource whose parent is missing.</summary>
public enum OrphanAction
{
    /// <summary>Keep the resource and its URN; its parent becomes the stack's root resource, or none if there is no root.</summary>
    Reparent,

    /// <summary>
    /// Do what <c>pulumi state repair</c> does: no parent, the URN rebuilt without the parent's type, and every reference
    /// to it rewritten. The next deployment will replace the real resource unless the program has the new URN.
    /// </summary>
    Rename,

    /// <summary>Re-create the missing component's entry (<c>custom: false</c>, its type taken from the URN).</summary>
    RestoreComponent,
}

/// <summary>What to do with two live resources of one URN that have different ids.</summary>
public enum DuplicateAction
{
    /// <summary>Report them.</summary>
    None,

    /// <summary>Keep the first; the others leave the list, and their ids are named in a warning, because their real resources stay.</summary>
    KeepFirst,

    /// <summary>Keep the last; the others leave the list, and their ids are named in a warning, because their real resources stay.</summary>
    KeepLast,

    /// <summary>Keep the last and mark the others with <c>delete: true</c>, so that the next deployment deletes the real resources.</summary>
    MarkForDeletion,
}

/// <summary>Which repairs are planned beyond those that are safe by default.</summary>
public sealed class RepairOptions
{
    /// <summary>What to do with a resource whose parent is missing.</summary>
    public OrphanAction OrphanAction { get; init; }

    /// <summary>
    /// Provider references that are to be replaced, old to new. A key is a reference (<c>urn::id</c>) or a provider's URN;
    /// a value is the URN of a provider in the state, with or without its id.
    /// </summary>
    public IReadOnlyDictionary<string, string>? ProviderMap { get; init; }

    /// <summary>What to do with two live resources of one URN that have different ids.</summary>
    public DuplicateAction DuplicateAction { get; init; }

    /// <summary>Drops references until no circle is left: few, chosen the same every time, plain dependencies first.</summary>
    public bool BreakCycle { get; init; }

    /// <summary>Drops the operations that were interrupted and are still pending.</summary>
    public bool ClearPendingOperation { get; init; }
}
