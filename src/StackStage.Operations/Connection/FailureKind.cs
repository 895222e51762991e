namespace StackStage.Operations.Connection;

/// <summary>What a service's refusal means for whoever might ask again.</summary>
public enum FailureKind
{
    /// <summary>Nothing of the others: the same call fails in the same way until somebody changes something.</summary>
    Terminal,

    /// <summary>Too many calls: the same call, later and more seldom.</summary>
    Throttling,

    /// <summary>It passes by itself: something else is under way, or what is known is behind.</summary>
    Passing,

    /// <summary>There is no such thing (any more).</summary>
    Gone,

    /// <summary>The account has as much as it may have; time does not mend that.</summary>
    Quota,
}

/// <summary>How a failure is to be taken.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Passes">Of one that passes: after how long that usually has happened; null when nobody knows.</param>
public readonly record struct FailureVerdict(FailureKind Kind, TimeSpan? Passes = null);
