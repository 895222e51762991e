using System.Text.Json;

namespace StackStage.Operations.Stages.Homes;

/// <summary>SST's lock, in SST's own form (sst <c>pkg/project/provider</c>): whoever finds it sees a command at work, and <c>sst unlock</c> removes it.</summary>
internal static class SstLock
{
    /// <summary>Writes a lock.</summary>
    /// <param name="created">Since when it is held.</param>
    /// <param name="updateId">The id of the run.</param>
    /// <param name="command">What is running.</param>
    public static byte[] Write(DateTimeOffset created, string updateId, string command) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        created = created.UtcDateTime,
        updateID = updateId,
        runID = string.Empty,
        command,
        ignore = true,
    });

    /// <summary>The id of the update that a lock belongs to; null when it does not say.</summary>
    public static string? UpdateIdOf(byte[] content) => OptionalJson.Read(content, root => root.Text("updateID")) is { Length: > 0 } id && UpdateId.TimeOf(id) is not null ? id : null;
}
