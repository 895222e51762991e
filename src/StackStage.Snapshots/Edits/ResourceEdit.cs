namespace StackStage.Snapshots;

/// <summary>What is to be changed in one resource.</summary>
internal sealed class ResourceEdit
{
    /// <summary>References to drop, by their place in <see cref="SnapshotIndex.Refs"/>.</summary>
    public HashSet<int> Dropped { get; } = [];

    /// <summary>References to rewrite, by their place in <see cref="SnapshotIndex.Refs"/>.</summary>
    public Dictionary<int, string> Rewritten { get; } = [];

    public string? Urn { get; set; }

    public string? Type { get; set; }

    public bool MarkDelete { get; set; }

    public bool Protect { get; set; }

    public bool RetainOnDelete { get; set; }
}
