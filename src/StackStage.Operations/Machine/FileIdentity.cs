namespace StackStage.Operations.Machine;

/// <summary>What tells one file from another whatever it is called: the volume, and the file's number on it.</summary>
/// <param name="Volume">The device or volume.</param>
/// <param name="High">The upper half of the number, where it has more than 64 bits (ReFS).</param>
/// <param name="Low">The number.</param>
internal readonly record struct FileIdentity(ulong Volume, ulong High, ulong Low);
