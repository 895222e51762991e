namespace StackStage.Snapshots;

/// <summary>What was lost of a broken file when it was read with <see cref="SnapshotReadOptions.Salvage"/>.</summary>
/// <param name="Cause">What was wrong with the file.</param>
/// <param name="ErrorPosition">Where the JSON stopped being sound: offset in bytes in the JSON text.</param>
/// <param name="CutPosition">Where the first gap begins.</param>
/// <param name="BytesCutOff">How many bytes are gone in all.</param>
/// <param name="ResourcesRecovered">How many complete resources were kept.</param>
/// <param name="LostUrn">The resource that the first gap goes through, when its text got that far.</param>
/// <param name="Appended">The text that closes the document; empty when its end was whole.</param>
/// <param name="Message">All of this in a sentence.</param>
/// <param name="Gaps">The parts that are gone, in the order of the file.</param>
public sealed record SalvageReport(
    SnapshotFormatError Cause,
    long ErrorPosition,
    long CutPosition,
    long BytesCutOff,
    int ResourcesRecovered,
    string? LostUrn,
    string Appended,
    string Message,
    IReadOnlyList<SalvageGap> Gaps);
