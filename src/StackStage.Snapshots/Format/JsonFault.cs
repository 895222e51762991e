namespace StackStage.Snapshots;

/// <summary>The JSON text stops being sound at a position. Turned into a <see cref="SnapshotFormatException"/> or a salvage.</summary>
internal sealed class JsonFault(SnapshotFormatError kind, int position, string message) : Exception(message)
{
    public SnapshotFormatError Kind { get; } = kind;

    public int Position { get; } = position;
}
