namespace StackStage.Snapshots;

/// <summary>What a resource is to be called, and under which parent it is to stand.</summary>
public sealed class ResourceRenaming
{
    /// <summary>The last part of the URN; null: as it is.</summary>
    public string? NewName { get; init; }

    /// <summary>The type token, such as <c>aws:s3/bucketV2:BucketV2</c>; null: as it is.</summary>
    public string? NewType { get; init; }

    /// <summary>The URN of the parent; that of the stack's root takes it out of every other. Null: as it is.</summary>
    public string? NewParent { get; init; }

    /// <summary>Whether the old URNs are kept among the aliases of what gets a new one.</summary>
    public bool KeepAlias { get; init; }
}

/// <summary>Why a resource is not renamed.</summary>
public enum RenameRefusalKind
{
    /// <summary>A URN that it or a descendant would get is taken.</summary>
    UrnTaken,

    /// <summary>Its URN is none, or several live resources have it.</summary>
    UrnNotClear,

    /// <summary>The new name, type or parent cannot be one.</summary>
    NotValid,

    /// <summary>The new parent is not in the state.</summary>
    ParentNotFound,

    /// <summary>The new parent is the resource itself, or hangs on it.</summary>
    ParentDependsOnIt,
}

/// <summary>A reason why a resource is not renamed.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Message">The reason as a sentence.</param>
public sealed record RenameRefusal(RenameRefusalKind Kind, string Message);

/// <summary>One resource that gets another URN.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="OldUrn">Its URN.</param>
/// <param name="NewUrn">The URN it gets.</param>
public sealed record RenamedResource(int Index, string OldUrn, string NewUrn);

/// <summary>What a renaming would do.</summary>
public sealed class RenamePlan
{
    private readonly Func<Snapshot>? _apply;

    internal RenamePlan(IReadOnlyList<RenamedResource> renamed, string? newParent, RenameRefusal? refusal, Func<Snapshot>? apply)
    {
        Renamed = renamed;
        NewParent = newParent;
        Refusal = refusal;
        _apply = apply;
    }

    /// <summary>What gets another URN: the resource, its old copies, and the descendants whose URNs follow it. Empty when no URN changes.</summary>
    public IReadOnlyList<RenamedResource> Renamed { get; }

    /// <summary>The parent that the resource gets; null when that stays.</summary>
    public string? NewParent { get; }

    /// <summary>Why it is refused; null when it is not.</summary>
    public RenameRefusal? Refusal { get; }

    /// <summary>Whether anything would change.</summary>
    public bool Changes => Refusal is null && (Renamed.Count > 0 || NewParent is not null);

    /// <summary>Carries the renaming out.</summary>
    /// <exception cref="InvalidOperationException">It is refused, or nothing would change.</exception>
    public Snapshot Apply() => Changes && _apply is not null ? _apply() : throw new InvalidOperationException(Refusal?.Message ?? "There is nothing to rename.");
}
