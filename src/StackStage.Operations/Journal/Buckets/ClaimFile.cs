using System.Text.Json;

namespace StackStage.Operations.Journal.Buckets;

/// <summary>What stands in a claim: which run has the target, and who runs it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Command">Its command.</param>
/// <param name="Target">The target.</param>
/// <param name="Since">Since when.</param>
/// <param name="Writer">Who runs it.</param>
internal sealed record ClaimFile(string Run, string Command, string Target, DateTimeOffset Since, RunWriter Writer)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static byte[] Write(RunClaim run, string target) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new ClaimFile(run.Run, run.Scope.Command, target, run.Since, run.Writer), Options), (byte)'\n'];

    /// <summary>Reads a claim; null when it is none.</summary>
    public static ClaimFile? Read(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<ClaimFile>(content, Options) is { Run: not null, Writer: not null, Command: not null } claim ? claim : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
