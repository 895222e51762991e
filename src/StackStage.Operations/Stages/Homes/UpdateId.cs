using System.Globalization;
using System.Security.Cryptography;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// The ids of SST's updates (sst <c>pkg/id</c>): 24 hexadecimal digits, of which the first twelve are the bitwise
/// complement of the Unix time in milliseconds, so that the newest sorts first, and the rest is random.
/// </summary>
internal static class UpdateId
{
    private const int Length = 24;
    private const int TimeLength = 12;
    private const long TimeMask = 0xFFFF_FFFF_FFFF;

    /// <summary>Makes an id for an update that begins now.</summary>
    public static string New(TimeProvider time)
    {
        Span<byte> random = stackalloc byte[(Length - TimeLength) / 2];
        RandomNumberGenerator.Fill(random);
        var milliseconds = ~time.GetUtcNow().ToUnixTimeMilliseconds() & TimeMask;
        return milliseconds.ToString("x12", CultureInfo.InvariantCulture) + Convert.ToHexString(random).ToLowerInvariant();
    }

    /// <summary>When the update of an id began; null for what is no such id.</summary>
    public static DateTimeOffset? TimeOf(string id) =>
        id.Length == Length && long.TryParse(id.AsSpan(0, TimeLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var complement)
            ? DateTimeOffset.FromUnixTimeMilliseconds(~complement & TimeMask)
            : null;
}
