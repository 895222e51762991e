namespace StackStage.Operations.Distributions;

/// <summary>Something a distribution used that does not go with it.</summary>
/// <param name="Kind">What it is, such as <c>OriginAccessControl</c>.</param>
/// <param name="Id">Its id; a function's name; a Lambda function's ARN.</param>
/// <param name="Name">Its name, or null when it has none or it was not asked for.</param>
/// <param name="State">What became of it.</param>
/// <param name="Detail">Why, or when; null when there is nothing to say.</param>
public sealed record DistributionLeftover(string Kind, string Id, string? Name, LeftoverState State, string? Detail = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name ?? Id}: {State}";
}
