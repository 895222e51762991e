using System.Globalization;
using StackStage.Operations.Text;

namespace StackStage.Operations.Tests.Waiting;

public class DurationsTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(45, "45 s")]
    [InlineData(60, "1 min")]
    [InlineData(100, "100 s")]
    [InlineData(119.9, "119 s")]
    [InlineData(120, "2 min")]
    [InlineData(150, "2 min 30 s")]
    [InlineData(650, "10 min")]
    [InlineData(4500, "75 min")]
    [InlineData(5400, "90 min")]
    [InlineData(16200, "4.5 h")]
    [InlineData(86400, "24 h")]
    public void Spans_are_said_as_exactly_as_a_reader_wants_them_and_never_longer(double seconds, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(string.Empty) { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal(expected, Durations.Describe(TimeSpan.FromSeconds(seconds)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
