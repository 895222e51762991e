using System.Globalization;

namespace StackStage.AwsClients.Protocols;

/// <summary>Scalars as XML and query parameters spell them.</summary>
internal static class Text
{
    public static string? Of(bool? value) => value is null ? null : value.Value ? "true" : "false";
    public static string? Of(int? value) => value?.ToString(CultureInfo.InvariantCulture);
    public static string? Of(long? value) => value?.ToString(CultureInfo.InvariantCulture);
    public static string? Of(float? value) => value?.ToString("R", CultureInfo.InvariantCulture);
    public static string? Of(DateTime? value) =>
        value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    public static bool? ToBool(string? text) => string.IsNullOrWhiteSpace(text) ? null : bool.Parse(text.Trim());
    public static int? ToInt(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
    public static long? ToLong(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
    public static float? ToFloat(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 with or without a zone (none means UTC), or seconds since 1970.</summary>
    public static DateTime? ToTime(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? FromEpoch(seconds)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
    }

    public static DateTime FromEpoch(double seconds) =>
        DateTime.UnixEpoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond);

    public static double ToEpoch(DateTime value) => (value.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds / 1000;
}
