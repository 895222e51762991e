using System.Globalization;

namespace StackStage.Operations.Text;

/// <summary>Spans of time in the words of messages; with a decimal point in every culture, because scripts may look at them.</summary>
internal static class Durations
{
    /// <summary>As exactly as a reader wants it: 100 s, 2 min 30 s, 75 min, 4.5 h. Never longer than it is.</summary>
    public static string Describe(TimeSpan span)
    {
        var seconds = (long)span.TotalSeconds;
        return seconds switch
        {
            < 120 when seconds % 60 != 0 || seconds == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
            < 600 when seconds % 60 != 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60} s"),
            < 6000 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours * 10) / 10:0.#} h"),
        };
    }
}
