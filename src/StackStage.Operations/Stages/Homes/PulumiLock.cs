using System.Text.Json;

namespace StackStage.Operations.Stages.Homes;

/// <summary>The lock of a Pulumi backend, in Pulumi's own form (pulumi <c>pkg/backend/diy/lock.go</c>).</summary>
internal static class PulumiLock
{
    /// <summary>Writes a lock of this process.</summary>
    /// <param name="since">Since when it is held.</param>
    public static byte[] Write(DateTimeOffset since) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        pid = Environment.ProcessId,
        username = Environment.UserName,
        hostname = Environment.MachineName,
        timestamp = since.UtcDateTime,
    });
}
