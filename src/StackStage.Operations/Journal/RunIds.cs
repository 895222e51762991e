using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace StackStage.Operations.Journal;

/// <summary>The ids of runs: when they began, to the second and in UTC, and four random bytes. They sort by time, and are names of files everywhere.</summary>
internal static partial class RunIds
{
    public static string New(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMdd'-'HHmmss'-'", CultureInfo.InvariantCulture) + Convert.ToHexString(RandomNumberGenerator.GetBytes(4)).ToLowerInvariant();

    public static bool IsOne(string text) => Form().IsMatch(text);

    [GeneratedRegex("^[0-9]{8}-[0-9]{6}-[0-9a-f]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
