namespace StackStage.Snapshots;

/// <summary>A part of a broken file that could not be recovered.</summary>
/// <param name="Start">Where it begins: offset in bytes in the JSON text as it was read.</param>
/// <param name="End">Where the next part that is whole begins, or the end of the text.</param>
/// <param name="LostUrn">The first resource that was in it, when its text got that far.</param>
/// <param name="Message">All of this in a sentence.</param>
public sealed record SalvageGap(long Start, long End, string? LostUrn, string Message);
