namespace StackStage.Operations.Steps;

/// <summary>An object that the user named and that a plan does something to: a distribution, a domain, a stage.</summary>
/// <param name="Key">Names it in <see cref="Step.Subjects"/>, in the run's scope and in its facts.</param>
/// <param name="Action">What is done to it as a whole: "Disable and delete distribution".</param>
/// <param name="Target">The object as the user reads it.</param>
public sealed record PlanSubject(string Key, string Action, string Target)
{
    /// <summary>
    /// Whether it is not done even if all its steps are: it could not be looked at, or an earlier run wrote something down of it
    /// that this plan makes no use of. What earlier runs know of it is kept.
    /// </summary>
    public bool StaysOpen { get; init; }
}
