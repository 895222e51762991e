using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Scenarios;

/// <summary>
/// Fills in <c>${account}</c>, <c>${region}</c>, <c>${now}</c> and <c>${now-3d4h}</c> (a moment in ISO form),
/// <c>${epoch-3d4h}</c> and <c>${nanos-3d4h}</c> (in seconds and in nanoseconds since 1970), and <c>${update-3d4h}</c>
/// (the id that SST would have given an update of that moment).
/// </summary>
internal sealed partial class ScenarioPlaceholders(string accountId, string region, DateTimeOffset now)
{
    public string Fill(string text) => Placeholder().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        var moment = now - Ago(match.Groups["ago"].Value);
        return name switch
        {
            "account" => accountId,
            "region" => region,
            "now" => AwsTime.Iso(moment),
            "epoch" => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "nanos" => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + "000000000",
            "update" => UpdateId(moment, match.Value),
            _ => match.Value,
        };
    });

    /// <summary>SST's: the bitwise NOT of the 48-bit Unix milliseconds in hex, then 12 random digits.</summary>
    private static string UpdateId(DateTimeOffset moment, string seed)
    {
        var inverted = ~moment.ToUnixTimeMilliseconds() & 0xFFFF_FFFF_FFFF;
        var random = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(seed))).ToLowerInvariant()[..12];
        return inverted.ToString("x12", CultureInfo.InvariantCulture) + random;
    }

    private static TimeSpan Ago(string text)
    {
        var total = TimeSpan.Zero;
        foreach (Match part in Part().Matches(text))
        {
            var number = int.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture);
            total += part.Groups[2].Value switch
            {
                "d" => TimeSpan.FromDays(number),
                "h" => TimeSpan.FromHours(number),
                "m" => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromSeconds(number),
            };
        }
        return total;
    }

    [GeneratedRegex(@"\$\{(?<name>account|region|now|epoch|nanos|update)(?:-(?<ago>(?:\d+[dhms])+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(\d+)([dhms])", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
