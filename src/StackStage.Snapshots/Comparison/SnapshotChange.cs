using System.Collections.ObjectModel;

namespace StackStage.Snapshots;

/// <summary>How a resource differs between two snapshots.</summary>
public enum SnapshotChangeKind
{
    /// <summary>Only in the second snapshot.</summary>
    Added,

    /// <summary>Only in the first snapshot.</summary>
    Removed,

    /// <summary>The same, at another place relative to the others.</summary>
    Moved,

    /// <summary>The same resource with other fields.</summary>
    Changed,

    /// <summary>The same real resource (type and id) under another URN.</summary>
    Renamed,
}

/// <summary>One difference between two snapshots.</summary>
/// <param name="Kind">What happened to the resource.</param>
/// <param name="Urn">Its URN (in the second snapshot, if it is there).</param>
/// <param name="OldUrn">Its URN in the first snapshot, when it was renamed.</param>
/// <param name="OldIndex">Its place in the first snapshot's list, from 0.</param>
/// <param name="NewIndex">Its place in the second snapshot's list, from 0.</param>
/// <param name="Fields">The top-level fields that differ, in the order in which they are written.</param>
/// <param name="Moved">Whether it was also moved relative to the others.</param>
public sealed record SnapshotChange(
    SnapshotChangeKind Kind,
    string? Urn,
    string? OldUrn,
    int? OldIndex,
    int? NewIndex,
    IReadOnlyList<string> Fields,
    bool Moved)
{
    /// <summary>The top-level fields that differ, in the order in which they are written.</summary>
    public IReadOnlyList<string> Fields { get => field; init => field = new FieldNames([.. value]); } = new FieldNames([.. Fields]);

    // The text of a list is the name of its type, which helps nobody in a CSV file.
    private sealed class FieldNames(IList<string> names) : ReadOnlyCollection<string>(names)
    {
        public override string ToString() => string.Join(", ", this);
    }
}
