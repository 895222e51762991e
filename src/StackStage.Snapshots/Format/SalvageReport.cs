namespace StackStage.Snapshots;

/// <summary>What was cut off a broken file when it was read with <see cref="SnapshotReadOptions.Salvage"/>.</summary>
/// <param name="Cause">What was wrong with the file.</param>
/// <param name="ErrorPosition">Where the JSON stopped being sound: offset in bytes in the JSON text.</param>
/// <param name="CutPosition">Where the file was cut: everything from this offset on is gone.</param>
/// <param name="BytesCutOff">How many bytes are gone.</param>
/// <param name="ResourcesRecovered">How many complete resources were kept.</param>
/// <param name="LostUrn">The URN of the resource that the cut went through, when its text got that far.</param>
/// <param name="Appended">The text that closes the document.</param>
/// <param name="Message">All of this in a sentence.</param>
public sealed record SalvageReport(
    SnapshotFormatError Cause,
    long ErrorPosition,
    long CutPosition,
    long BytesCutOff,
    int ResourcesRecovered,
    string? LostUrn,
    string Appended,
    string Message);
