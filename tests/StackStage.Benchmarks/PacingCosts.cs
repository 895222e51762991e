using System.Diagnostics;
using System.Globalization;
using StackStage.Operations.Connection;
using StackStage.Operations.Pacing;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Benchmarks;

/// <summary>What five thousand cost who wait for turns of one quota, and five thousand who wait for resources, in processor time. Nothing is called.</summary>
internal static class PacingCosts
{
    private const int Many = 5000;

    /// <summary>Measures and prints.</summary>
    public static async Task PrintAsync()
    {
        // The first of each makes what is made once.
        await TurnsAsync(10).ConfigureAwait(false);
        await WaitsAsync(10).ConfigureAwait(false);
        Console.WriteLine("             processor time  allocated  time on the clock");
        await MeasureAsync("turns", () => TurnsAsync(Many)).ConfigureAwait(false);
        await MeasureAsync("waits", () => WaitsAsync(Many)).ConfigureAwait(false);
    }

    private static async Task MeasureAsync(string what, Func<Task<TimeSpan>> run)
    {
        var process = Process.GetCurrentProcess();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var before = process.TotalProcessorTime;
        var passed = await run().ConfigureAwait(false);
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Many} {what}  {(process.TotalProcessorTime - before).TotalSeconds,12:0.00} s  {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1048576.0,6:0.0} MB  {passed,17:hh\\:mm\\:ss}"));
    }

    // Five calls a second: each second five are let through, and the others wait on.
    private static async Task<TimeSpan> TurnsAsync(int count)
    {
        var clock = SandboxClock.Jumping();
        var began = clock.GetUtcNow();
        var pacer = new CallPacer();
        var call = new PacedCall(clock, null, new Caller(), "us-east-1", "route53", "GetChange");
        await Task.WhenAll(Enumerable.Range(0, count).Select(async _ => (await pacer.TakeTurnAsync(call, CancellationToken.None).ConfigureAwait(false)).End(null))).ConfigureAwait(false);
        return clock.GetUtcNow() - began;
    }

    private static async Task<TimeSpan> WaitsAsync(int count)
    {
        var clock = SandboxClock.Jumping();
        var began = clock.GetUtcNow();
        var waiter = new Waiter(
            new WaitTarget
            {
                Description = "{0} is there",
                Activity = "Waiting",
                TimeoutErrorId = "NotInTime",
                ContinueWith = "again",
                LookAction = "thing:List",
                LookAsync = (ids, _) => Task.FromResult<IReadOnlyDictionary<string, WaitObservation>>(ids.ToDictionary(
                    id => id, _ => clock.GetUtcNow() - began >= TimeSpan.FromHours(1) ? WaitObservation.Reached("there") : WaitObservation.Pending("coming"))),
            },
            new WaitOptions { Timeout = TimeSpan.FromHours(2), PollInterval = TimeSpan.FromSeconds(15), LongestInterval = TimeSpan.FromMinutes(2) },
            new SilentHost(clock));
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => waiter.WaitAsync($"R{number}", CancellationToken.None))).ConfigureAwait(false);
        return clock.GetUtcNow() - began;
    }
}
