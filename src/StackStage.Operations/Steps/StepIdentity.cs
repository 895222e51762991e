namespace StackStage.Operations.Steps;

/// <summary>
/// What a step does, in words that outlive the process: a step of an earlier run is the same when all of this is the same.
/// It is compared as a whole; no part of it is ever taken apart.
/// </summary>
/// <param name="Kind">What is done to what kind of thing: <c>cloudfront.distribution.delete</c>.</param>
/// <param name="AccountId">The account, twelve digits.</param>
/// <param name="Region">The Region; empty for what has none.</param>
/// <param name="Id">The ARN or physical id.</param>
public sealed record StepIdentity(string Kind, string AccountId, string Region, string Id)
{
    /// <summary>
    /// Tells a resource from a later one of the same name: its creation time, or an id that AWS gave it. Null where names are
    /// never born anew.
    /// </summary>
    public string? Birth { get; init; }
}
