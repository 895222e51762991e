namespace StackStage.Snapshots;

/// <summary>A comma that is missing, or one too many.</summary>
/// <param name="IsMissing">Whether it is missing.</param>
/// <param name="Position">Where it is, or where it belongs: offset in bytes in the text as it was read.</param>
internal readonly record struct CommaFault(bool IsMissing, int Position);
