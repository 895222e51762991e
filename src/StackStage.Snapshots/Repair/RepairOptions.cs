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

/// <summary>
/// What to do with live copies of one URN that differ in more than their times. The newest of them is the first in the list,
/// unless <c>modified</c> (else <c>created</c>) says otherwise. <c>protect</c> and <c>retainOnDelete</c> of every copy pass to
/// the one that stays.
/// </summary>
public enum DuplicateAction
{
    /// <summary>Report them.</summary>
    None,

    /// <summary>Keep the first; the others leave the list, and their ids are named in a warning, because their real resources stay.</summary>
    KeepFirst,

    /// <summary>Keep the last; the others leave the list, and their ids are named in a warning, because their real resources stay.</summary>
    KeepLast,

    /// <summary>
    /// Keep the newest and mark the older ones with <c>delete: true</c>, so that the next deployment deletes their real resources.
    /// Refused for copies of the same id, and where it is not clear which is the older.
    /// </summary>
    MarkForDeletion,
}

/// <summary>What to do about a provider that resources refer to and that is not in the state.</summary>
public enum ProviderAction
{
    /// <summary>
    /// Point the resources to the provider of the same URN, or from a default provider to one of the same package and major
    /// version, if its region and account agree with the resources' own ARNs.
    /// </summary>
    Replace,

    /// <summary>
    /// Bring the provider's entry back: URN and id from the reference, the version from a default provider's name, the region
    /// from the resources' own ARNs.
    /// </summary>
    Restore,
}

/// <summary>Which repairs are planned beyond those that are safe by default.</summary>
public sealed class RepairOptions
{
    /// <summary>What to do with a resource whose parent is missing.</summary>
    public OrphanAction OrphanAction { get; init; }

    /// <summary>
    /// References to unknown providers that are to be replaced, old to new. A key is a reference (<c>urn::id</c>) or a provider's
    /// URN; a value is the URN of a live provider in the state, with or without its id. One that matches nothing is a
    /// <see cref="RepairOptionException"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? ProviderMap { get; init; }

    /// <summary>What to do about a provider that is not in the state, and that <see cref="ProviderMap"/> does not name.</summary>
    public ProviderAction ProviderAction { get; init; }

    /// <summary>What to do with live copies of one URN that differ in more than their times.</summary>
    public DuplicateAction DuplicateAction { get; init; }

    /// <summary>Drops references until no circle is left: few, chosen the same every time, plain dependencies first.</summary>
    public bool BreakCycle { get; init; }

    /// <summary>Drops the operations that were interrupted and are still pending.</summary>
    public bool ClearPendingOperation { get; init; }
}
