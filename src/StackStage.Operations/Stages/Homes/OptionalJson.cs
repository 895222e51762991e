using System.Text.Json;

namespace StackStage.Operations.Stages.Homes;

/// <summary>Reads what a small JSON object of a home may say. What it does not say, or says in another way, is null.</summary>
internal static class OptionalJson
{
    /// <summary>Reads an object; null for what is none.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="read">Takes what it needs; the object is gone afterwards.</param>
    public static T? Read<T>(byte[] content, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : null;
        }
        catch (JsonException)
        {
            // Compressed, cut off, or none.
            return null;
        }
    }

    /// <summary>A member that is a string.</summary>
    public static string? Text(this JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member that is a time.</summary>
    public static DateTimeOffset? Time(this JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>A member that is a whole number.</summary>
    public static long? Number(this JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>How many items a member has that is a list; 0 when it is none.</summary>
    public static int Count(this JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 0;
}
