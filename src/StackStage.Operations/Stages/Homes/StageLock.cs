using System.Text.Json;

namespace StackStage.Operations.Stages.Homes;

/// <summary>What a lock says of who holds it. Whatever it does not say is null: a lock that cannot be read locks, too.</summary>
/// <param name="Holder">SST's command, or who runs Pulumi and where.</param>
/// <param name="Since">Since when.</param>
internal sealed record StageLock(string? Holder, DateTimeOffset? Since)
{
    /// <summary>When its object was written last: a holder that is alive writes it anew.</summary>
    public DateTimeOffset? Renewed { get; init; }

    /// <summary>For how long nobody has touched it; null when that cannot be told.</summary>
    /// <param name="now">The present time.</param>
    public TimeSpan? AgeAt(DateTimeOffset now) => now - (Renewed > Since ? Renewed : Since ?? Renewed);

    /// <summary>Reads SST's lock: <c>created</c>, <c>command</c>.</summary>
    public static StageLock OfSst(byte[] content) => Read(content, root => new StageLock(Text(root, "command"), Time(root, "created")));

    /// <summary>Reads Pulumi's lock: <c>pid</c>, <c>username</c>, <c>hostname</c>, <c>timestamp</c>.</summary>
    public static StageLock OfPulumi(byte[] content) => Read(content, root =>
    {
        var who = Text(root, "username") ?? "somebody";
        var where = Text(root, "hostname");
        var process = root.TryGetProperty("pid", out var pid) && pid.ValueKind == JsonValueKind.Number && pid.TryGetInt64(out var number) ? $" (pid {number})" : string.Empty;
        return new StageLock(where is null ? who + process : $"{who}@{where}{process}", Time(root, "timestamp"));
    });

    private static StageLock Read(byte[] content, Func<JsonElement, StageLock> read)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : new StageLock(null, null);
        }
        catch (JsonException)
        {
            return new StageLock(null, null);
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : null;
}
