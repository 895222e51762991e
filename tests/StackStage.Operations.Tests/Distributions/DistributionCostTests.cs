using StackStage.Operations.Distributions;
using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

/// <summary>Fifty distributions cost hardly more time than one, and share what calls they can.</summary>
public class DistributionCostTests
{
    [Fact]
    public async Task Fifty_take_at_most_eight_times_the_calls_of_one()
    {
        var (one, oneTime) = await MeasureAsync(1);
        var (fifty, fiftyTime) = await MeasureAsync(50);

        Assert.True(fifty <= 8 * one, $"One takes {one} calls, fifty take {fifty}.");

        // The clock jumps while this machine is busy elsewhere; the benchmark measures the 1.1, this only the kind.
        Assert.True(fiftyTime <= 1.5 * oneTime, $"One takes {oneTime}, fifty take {fiftyTime}.");
    }

    private static async Task<(int Calls, TimeSpan Time)> MeasureAsync(int count)
    {
        using var rehearsal = new Rehearsal(Many(count));
        var removals = await RunAsync(rehearsal, Request([.. Ids(count)]));
        Assert.All(removals, removal => Assert.Equal(DistributionRemovalState.Removed, removal.State));
        return (rehearsal.Sandbox.Journal.Count, Elapsed(rehearsal));
    }
}
