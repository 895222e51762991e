namespace StackStage.Operations.Stages;

/// <summary>What tells one stage from another in a home.</summary>
/// <param name="App">The app.</param>
/// <param name="Stage">The stage.</param>
public readonly record struct StageName(string App, string Stage)
{
    /// <inheritdoc/>
    public override string ToString() => $"{App}/{Stage}";
}
