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

    /// <summary>A parent that it is to have, which it does not name now; null: as it is.</summary>
    public string? NewParent { get; set; }

    /// <summary>A URN that is added to its aliases.</summary>
    public string? NewAlias { get; set; }

    /// <summary>Set or cleared; null: as it is.</summary>
    public bool? Protect { get; set; }

    /// <summary>Set or cleared; null: as it is.</summary>
    public bool? Taint { get; set; }

    /// <summary>Set or cleared; null: as it is.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>Patches inside its inputs and outputs.</summary>
    public List<TextPatch> Values { get; } = [];
}
