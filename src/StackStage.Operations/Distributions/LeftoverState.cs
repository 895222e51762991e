namespace StackStage.Operations.Distributions;

/// <summary>What became of something that a distribution used.</summary>
public enum LeftoverState
{
    /// <summary>Nothing else uses it; it is still there.</summary>
    Orphaned,

    /// <summary>Its distribution is still there and uses it.</summary>
    InUse,

    /// <summary>Other distributions use it too, so it stays.</summary>
    Shared,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It is still to be deleted; the same call goes on.</summary>
    Pending,

    /// <summary>It could not be deleted; the error tells why.</summary>
    Failed,

    /// <summary>A Lambda@Edge function: it can be deleted once AWS has taken its replicas away.</summary>
    Replicated,
}
