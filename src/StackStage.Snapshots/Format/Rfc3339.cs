namespace StackStage.Snapshots;

/// <summary>Times as Go reads them from JSON: RFC 3339 and nothing else.</summary>
internal static class Rfc3339
{
    /// <summary>Whether this is a time such as <c>2026-01-31T23:59:59.123456789Z</c> or <c>…+02:00</c>.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        if (year < 0 || month is < 1 or > 12 || day < 1 || day > DaysIn(year, month))
        {
            return false;
        }

        if (!IsUpTo(text[11..13], 23) || !IsUpTo(text[14..16], 59) || !IsUpTo(text[17..19], 59))
        {
            return false;
        }

        var rest = text[19..];
        if (rest[0] == '.')
        {
            var digits = 1;
            while (digits < rest.Length && char.IsAsciiDigit((char)rest[digits]))
            {
                digits++;
            }

            if (digits == 1)
            {
                return false;
            }

            rest = rest[digits..];
        }

        return rest is [(byte)'Z'] || (rest is [(byte)'+' or (byte)'-', _, _, (byte)':', _, _] && IsUpTo(rest[1..3], 23) && IsUpTo(rest[4..6], 59));
    }

    // Go's year 0 is a leap year; ours begin with 1.
    private static int DaysIn(int year, int month) => DateTime.DaysInMonth(year == 0 ? 4 : year, month);

    private static bool IsUpTo(ReadOnlySpan<byte> text, int max) => Number(text) is var number && number >= 0 && number <= max;

    private static int Number(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (10 * number) + digit - '0';
        }

        return number;
    }
}
