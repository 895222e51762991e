using System.Globalization;

namespace StackStage.Sandbox.Protocols;

/// <summary>AWS's forms of a moment.</summary>
internal static class AwsTime
{
    /// <summary>Seconds since 1970 with milliseconds, as the JSON protocols write it.</summary>
    public static double Epoch(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>2026-01-01T00:00:00.000Z, as the XML protocols (and REST-JSON bodies of API Gateway V2) write it.</summary>
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>2026-01-01T00:00:00Z.</summary>
    public static string IsoSeconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Thu, 01 Jan 2026 00:00:00 GMT, as headers write it.</summary>
    public static string Http(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
