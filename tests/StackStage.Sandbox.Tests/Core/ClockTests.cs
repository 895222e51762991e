namespace StackStage.Sandbox.Tests.Core;

public sealed class ClockTests
{
    [Fact]
    public async Task Driven_by_hand_it_moves_only_by_hand_and_fires_timers_in_order()
    {
        var clock = SandboxClock.Manual();
        var start = clock.GetUtcNow();
        var seen = new List<(int Timer, double At)>();
        await using var b = clock.CreateTimer(_ => seen.Add((2, (clock.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
        await using var a = clock.CreateTimer(_ => seen.Add((1, (clock.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15));

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(seen);
        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal([(1, 10.0), (2, 20.0), (1, 25.0)], seen);
        Assert.Equal(start.AddSeconds(30), clock.GetUtcNow());
    }

    [Fact]
    public async Task Jumping_it_goes_through_an_hour_of_polls_at_once_and_leaves_the_deadline_alone()
    {
        var clock = SandboxClock.Jumping();
        var start = clock.GetUtcNow();
        using var deadline = new CancellationTokenSource(TimeSpan.FromHours(2), clock);
        for (var i = 0; i < 60; i++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), clock, deadline.Token);
        }

        Assert.Equal(start.AddHours(1), clock.GetUtcNow());
    }

    [Fact]
    public void Running_it_runs_faster_than_real_time()
    {
        var clock = SandboxClock.Running(3600);
        var (real, mine) = (TimeProvider.System.GetTimestamp(), clock.GetTimestamp());
        SpinWait.SpinUntil(() => clock.GetElapsedTime(mine) > TimeSpan.FromSeconds(10));
        Assert.True(TimeProvider.System.GetElapsedTime(real) < TimeSpan.FromSeconds(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxClock.Running(0));
    }
}
