using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Benchmarks;

/// <summary>
/// What fifty distributions cost beside one: calls, and time on the sandbox's clock. At most 8 times the calls, at most
/// 1.1 times the time. The clock jumps when nothing is being done, so on a machine that is busy elsewhere it may run
/// ahead; each figure is the best of a few runs.
/// </summary>
internal static class DistributionCosts
{
    private const int Runs = 3;

    /// <summary>Measures and prints.</summary>
    /// <returns>Whether the limits are kept.</returns>
    public static async Task<bool> PrintAsync()
    {
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", "1");
        var (oneCalls, oneTime) = await BestAsync(1).ConfigureAwait(false);
        Console.WriteLine("distributions  calls  × one  time      × one");
        Print(1, oneCalls, oneTime);
        var kept = true;
        foreach (var count in new[] { 10, 50, 200 })
        {
            var (calls, time) = await BestAsync(count).ConfigureAwait(false);
            Print(count, calls, time);
            kept &= count != 50 || (calls <= 8 * oneCalls && time <= 1.1 * oneTime);
        }

        Console.WriteLine(kept ? "50 take at most 1.1 × the time and 8 × the calls of one." : "50 take more than 1.1 × the time or 8 × the calls of one!");
        return kept;

        void Print(int count, int calls, TimeSpan time) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count,13}  {calls,5}  {(double)calls / oneCalls,5:0.00}  {time:hh\\:mm\\:ss}  {time / oneTime,5:0.000}"));
    }

    private static async Task<(int Calls, TimeSpan Time)> BestAsync(int count)
    {
        var runs = new List<(int Calls, TimeSpan Time)>();
        for (var run = 0; run < Runs; run++)
        {
            runs.Add(await MeasureAsync(count).ConfigureAwait(false));
        }

        return (runs.Min(run => run.Calls), runs.Min(run => run.Time));
    }

    private static async Task<(int Calls, TimeSpan Time)> MeasureAsync(int count)
    {
        var ids = Enumerable.Range(1, count).Select(number => $"E{number:000}MANY").ToArray();
        var file = Path.GetTempFileName();
        try
        {
            var scenario = new { region = "us-east-1", services = new { cloudfront = new { distributions = ids.Select(id => new { id, comment = id }) } } };
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(scenario)).ConfigureAwait(false);
            using var sandbox = StageSandbox.Start(new SandboxOptions { Scenario = file, Clock = SandboxClock.Jumping() });
            var connection = await AwsConnection.OpenAsync(
                new ConnectionRequest { EndpointUrl = sandbox.Endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials(sandbox.AccessKeyId, "secret") },
                CancellationToken.None).ConfigureAwait(false);
            var began = sandbox.Clock.GetUtcNow();
            var request = new DistributionRemovalRequest { Ids = ids, Wait = new WaitOptions { Timeout = TimeSpan.FromMinutes(90), PollInterval = TimeSpan.FromSeconds(15) } };
            var removals = await DistributionRemover.RunAsync(connection, request, new SilentHost(sandbox.Clock), CancellationToken.None).ConfigureAwait(false);
            return removals.All(removal => removal.State == DistributionRemovalState.Removed)
                ? (sandbox.Journal.Count, sandbox.Clock.GetUtcNow() - began)
                : throw new InvalidOperationException("Not all distributions were removed.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
