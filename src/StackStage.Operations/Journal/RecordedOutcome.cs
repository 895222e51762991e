using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>What a journal knows of a step.</summary>
/// <param name="Began">When it began; null when it ended without having begun, as what was declined does.</param>
/// <param name="State">What it came to; null when it was begun and nothing more is known: the call may have been made or not.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Detail">What was said of it.</param>
internal sealed record RecordedOutcome(DateTimeOffset? Began, StepState? State = null, DateTimeOffset? Ended = null, string? Detail = null);
