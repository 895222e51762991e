namespace StackStage.Operations.Stages.Homes;

/// <summary>A stage's state as a home lists it.</summary>
/// <param name="Name">Which stage.</param>
/// <param name="State">The object with the state.</param>
internal sealed record StoredStage(StageName Name, StoredObject State);
