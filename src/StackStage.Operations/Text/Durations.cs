using System.Globalization;

namespace StackStage.Operations.Text;

/// <summary>Times as people read them: to about two digits, in the unit that fits.</summary>
internal static class Durations
{
    /// <summary>Describes a time: <c>45 s</c>, <c>100 s</c>, <c>12 min</c>, <c>2.5 h</c>, <c>3 d</c>.</summary>
    /// <param name="span">The time; what is negative counts as none.</param>
    public static string Describe(TimeSpan span) => span switch
    {
        _ when span < TimeSpan.Zero => "0 s",
        _ when span.TotalMinutes < 2 => Text(span.TotalSeconds, "0", "s"),
        _ when span.TotalMinutes < 100 => Text(span.TotalMinutes, "0", "min"),
        _ when span.TotalHours < 48 => Text(span.TotalHours, "0.#", "h"),
        _ => Text(span.TotalDays, "0.#", "d"),
    };

    private static string Text(double value, string format, string unit) => $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
}
