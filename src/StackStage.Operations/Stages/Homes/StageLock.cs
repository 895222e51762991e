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
    public static StageLock OfSst(byte[] content) =>
        OptionalJson.Read(content, root => new StageLock(root.Text("command"), root.Time("created"))) ?? new StageLock(null, null);

    /// <summary>Reads Pulumi's lock: <c>pid</c>, <c>username</c>, <c>hostname</c>, <c>timestamp</c>.</summary>
    public static StageLock OfPulumi(byte[] content) => OptionalJson.Read(content, root =>
    {
        var who = root.Text("username") ?? "somebody";
        var process = root.Number("pid") is { } pid ? $" (pid {pid})" : string.Empty;
        return new StageLock(root.Text("hostname") is { } where ? $"{who}@{where}{process}" : who + process, root.Time("timestamp"));
    }) ?? new StageLock(null, null);
}
