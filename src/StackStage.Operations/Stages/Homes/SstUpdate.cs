using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Operations.Stages.Homes;

/// <summary>What SST writes down of one update (<c>update/&lt;app&gt;/&lt;stage&gt;/&lt;id&gt;.json</c>). What it does not say is null.</summary>
/// <param name="Command">The command: <c>deploy</c>, <c>remove</c>, …</param>
/// <param name="Started">When it began.</param>
/// <param name="Completed">When it ended; null while it runs, or when it was killed.</param>
/// <param name="ErrorCount">How many errors it ended with.</param>
internal sealed record SstUpdate(string? Command, DateTimeOffset? Started, DateTimeOffset? Completed, int ErrorCount)
{
    /// <summary>Reads an update's object; null when it is no such thing.</summary>
    public static SstUpdate? Read(byte[] content) =>
        OptionalJson.Read(content, root => new SstUpdate(root.Text("command"), root.Time("timeStarted"), root.Time("timeCompleted"), root.Count("errors")));

    /// <summary>
    /// The same record, ended, with the error that its lock was removed; null when it is ended already or no such thing.
    /// What else is in it stays.
    /// </summary>
    public static byte[]? MarkUnlocked(byte[] content, DateTimeOffset now)
    {
        try
        {
            if (Read(content) is not { Completed: null } || JsonNode.Parse(content) is not JsonObject update)
            {
                return null;
            }

            var errors = update["errors"] as JsonArray ?? [];
            errors.Add(new JsonObject { ["urn"] = string.Empty, ["message"] = "Update did not complete and was unlocked" });
            update["errors"] = errors.Parent is null ? errors : errors.DeepClone();
            update["timeCompleted"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            return JsonSerializer.SerializeToUtf8Bytes(update);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
