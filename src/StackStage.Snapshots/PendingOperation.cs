namespace StackStage.Snapshots;

/// <summary>An operation that was interrupted and is still pending.</summary>
/// <param name="Index">Its place in the list of pending operations, from 0.</param>
/// <param name="Type"><c>creating</c>, <c>updating</c>, <c>deleting</c>, <c>reading</c> or <c>importing</c>.</param>
/// <param name="Urn">The resource that it is about.</param>
/// <param name="ResourceType">That resource's type.</param>
/// <param name="RawJson">The operation as it is in the file.</param>
public sealed record PendingOperation(int Index, string? Type, string? Urn, string? ResourceType, ReadOnlyMemory<byte> RawJson);
