namespace StackStage.Operations.Stages.Homes;

/// <summary>What must be true of an object for a write to go through.</summary>
internal readonly record struct WriteCondition
{
    private WriteCondition(string? tag) => Tag = tag;

    /// <summary>There must be no such object yet.</summary>
    public static WriteCondition IsNew { get; } = new(null);

    /// <summary>The tag that the object must have; null when there must be none.</summary>
    public string? Tag { get; }

    /// <summary>The object must still be the one that was read.</summary>
    /// <param name="read">What was read.</param>
    public static WriteCondition IsStill(StoredContent read) => new(read.Tag);

    /// <summary>The object must be the one that was read, or still be missing if nothing was there.</summary>
    /// <param name="read">What was read, or null.</param>
    public static WriteCondition IsAsRead(StoredContent? read) => read is null ? IsNew : IsStill(read);
}
