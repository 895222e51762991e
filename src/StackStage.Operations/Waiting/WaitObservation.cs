using StackStage.Operations.Errors;

namespace StackStage.Operations.Waiting;

/// <summary>What a look at one awaited resource showed.</summary>
/// <param name="State">The resource's own word for its state, such as <c>InProgress</c>.</param>
/// <param name="IsReached">Whether this is what was waited for.</param>
/// <param name="Failure">Why it can never be reached, or null.</param>
/// <param name="Detail">What more there is to say, such as who still holds it.</param>
public sealed record WaitObservation(string State, bool IsReached, StageError? Failure = null, string? Detail = null)
{
    /// <summary>Why it could not be seen this time, when the next look may well succeed; null when it was seen.</summary>
    public Exception? Silence { get; init; }

    /// <summary>It could not be seen, and the next look may well succeed.</summary>
    /// <param name="failure">What the look failed with.</param>
    public static WaitObservation Unseen(Exception failure) => new("unknown", false) { Silence = failure };

    /// <summary>Not yet.</summary>
    /// <param name="state">The present state.</param>
    /// <param name="detail">What more there is to say.</param>
    public static WaitObservation Pending(string state, string? detail = null) => new(state, false, null, detail);

    /// <summary>It is there.</summary>
    /// <param name="state">The present state.</param>
    public static WaitObservation Reached(string state) => new(state, true);

    /// <summary>It will never get there.</summary>
    /// <param name="state">The present state.</param>
    /// <param name="failure">Why, and what to do.</param>
    public static WaitObservation Failed(string state, StageError failure) => new(state, false, failure);
}
