namespace StackStage.Operations.Stages;

/// <summary>Which of a stage's kept states is meant.</summary>
public sealed record SnapshotChoice
{
    private SnapshotChoice()
    {
    }

    /// <summary>The newest one that is not what the state is now: undoes the last change, a restoration included.</summary>
    public static SnapshotChoice Previous { get; } = new();

    /// <summary>
    /// The newest one that Pulumi loads, that lists any resource, that the key of the present state opens as far as can be
    /// told, and that is not what the state is now.
    /// </summary>
    public static SnapshotChoice LastSound { get; } = new() { MustBeSound = true };

    internal bool MustBeSound { get; private init; }

    internal StageSnapshotSource? Source { get; private init; }

    internal string? Id { get; private init; }

    /// <summary>A certain one.</summary>
    /// <param name="id">What names it.</param>
    /// <param name="source">Where it is kept; null for wherever this id is.</param>
    public static SnapshotChoice Of(string id, StageSnapshotSource? source = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new() { Id = id, Source = source };
    }

    internal bool Names(Homes.KeptState kept) => kept.Id == Id && (Source is null || kept.Source == Source);

    internal bool Fits(StageSnapshot snapshot) => !snapshot.IsPresent && (!MustBeSound || (snapshot.Sound && snapshot.ResourceCount > 0 && snapshot.NeedsKey != SnapshotKey.Other));
}
