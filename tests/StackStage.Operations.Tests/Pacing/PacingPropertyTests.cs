using System.Net;
using Amazon.Runtime;
using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Operations.Tests.Pacing;

/// <summary>Random traffic, and what must hold of it. The numbers are AWS's, written down once more: no table is shared with what is tested.</summary>
public class PacingPropertyTests
{
    private static readonly Dictionary<string, string[]> Operations = new(StringComparer.Ordinal)
    {
        ["apigateway"] = ["DeleteDomainName", "DeleteRestApi", "UpdateUsagePlan", "GetDomainName", "DeleteApiKey", "GetApiMappings"],
        ["route53"] = ["ListResourceRecordSets", "ChangeResourceRecordSets", "GetChange"],
        ["cloudcontrolapi"] = ["DeleteResource", "GetResourceRequestStatus"],
        ["acm"] = ["DescribeCertificate", "ListCertificates", "DeleteCertificate", "AddTagsToCertificate"],
        ["elasticloadbalancing"] = ["DescribeListeners", "DescribeLoadBalancers", "DeleteListener", "DeleteTargetGroup"],
        ["ec2"] = ["DeleteVpcEndpoints", "DescribeNetworkInterfaces", "DeleteSecurityGroup"],
    };

    // Service, operations (none: all of them together), whether Regions count together, calls, seconds; or a bucket's size and refill a second.
    private static readonly (string Service, string[] Operations, bool Global, int Count, double Seconds)[] Windows =
    [
        ("apigateway", ["DeleteDomainName"], true, 1, 30),
        ("apigateway", ["DeleteRestApi"], true, 1, 30),
        ("apigateway", ["UpdateUsagePlan"], true, 1, 20),
        ("apigateway", ["DeleteApiKey"], true, 5, 1),
        ("route53", [], true, 5, 1),
        ("cloudcontrolapi", [], false, 60, 60),
        ("acm", ["DescribeCertificate"], false, 10, 1),
        ("acm", ["ListCertificates"], false, 8, 1),
        ("acm", ["DeleteCertificate"], false, 10, 1),
        ("acm", ["AddTagsToCertificate"], false, 5, 1),
    ];

    private static readonly (string Service, string[] Operations, bool Global, int Size, double Refill)[] Buckets =
    [
        ("apigateway", [], true, 40, 10),
        ("elasticloadbalancing", ["DescribeListeners", "DescribeLoadBalancers"], false, 40, 10),
        ("elasticloadbalancing", ["DeleteListener", "DeleteTargetGroup"], false, 20, 3),
        ("ec2", ["DeleteVpcEndpoints"], false, 4, 0.3),
        ("ec2", ["DescribeNetworkInterfaces"], false, 50, 10),
        ("ec2", ["DeleteSecurityGroup"], false, 50, 5),
    ];

    [Fact]
    public void No_stretch_of_time_sees_more_calls_than_the_quota() => ForAll(200, 1, seed =>
    {
        var traffic = Random(seed, dawdling: true);
        foreach (var (_, operations, global, count, seconds) in Windows.Where(quota => quota.Service == ServiceOf(seed)))
        {
            foreach (var times in Counted(traffic, operations, global))
            {
                for (var index = count; index < times.Length; index++)
                {
                    Assert.True(times[index] - times[index - count] >= TimeSpan.FromSeconds(seconds), $"{string.Join(", ", operations)}: {count + 1} calls in {times[index] - times[index - count]}");
                }
            }
        }

        foreach (var (_, operations, global, size, refill) in Buckets.Where(quota => quota.Service == ServiceOf(seed)))
        {
            foreach (var times in Counted(traffic, operations, global))
            {
                for (var from = 0; from < times.Length; from++)
                {
                    for (var to = from + size; to < times.Length; to++)
                    {
                        Assert.True(to - from + 1 <= size + ((times[to] - times[from]).TotalSeconds * refill) + 0.001, $"{string.Join(", ", operations)}: {to - from + 1} calls in {times[to] - times[from]}");
                    }
                }
            }
        }
    });

    [Fact]
    public void Everybody_is_served_and_of_one_operation_in_the_order_in_which_they_came() => ForAll(200, 2, seed =>
    {
        var traffic = Random(seed, dawdling: true);
        Assert.Equal(Count, traffic.Given.Count + traffic.GivenUp.Count);

        // Where all operations have one quota, and none a quota of its own, they have one order.
        var isOne = ServiceOf(seed) == "cloudcontrolapi";
        foreach (var lane in traffic.Given.GroupBy(arrival => (isOne ? string.Empty : arrival.Operation, arrival.Region)))
        {
            Assert.Equal(lane.OrderBy(arrival => arrival.At).ThenBy(arrival => arrival.Number), lane);
        }
    });

    [Fact]
    public void A_wait_takes_no_longer_than_quota_and_concurrency_make_it() => ForAll(150, 3, seed =>
    {
        var random = new Random(seed);
        var service = ServiceOf(seed);
        var operation = Operations[service][random.Next(Operations[service].Length)];
        var count = random.Next(1, 300);
        var takes = TimeSpan.FromMilliseconds(random.Next(2) == 0 ? 0 : random.Next(1, 2000));
        var traffic = new Traffic(service);
        for (var number = 0; number < count; number++)
        {
            traffic.Come(new Arrival(number, operation, TimeSpan.Zero) { Takes = takes });
        }

        traffic.Run();

        // 32 at one time at most; a quota of one counts from the end of the call, and so does a change of Route 53's.
        var bounds = new List<TimeSpan> { takes * ((count - 1) / (operation == "ChangeResourceRecordSets" ? 1 : 32)) };
        bounds.AddRange(Windows.Where(quota => quota.Service == service && (quota.Operations.Length == 0 || quota.Operations.Contains(operation)))
            .Select(quota => quota.Count == 1 ? (TimeSpan.FromSeconds(quota.Seconds) + takes) * (count - 1) : TimeSpan.FromSeconds(quota.Seconds) * ((count - 1) / quota.Count)));
        bounds.AddRange(Buckets.Where(quota => quota.Service == service && (quota.Operations.Length == 0 || quota.Operations.Contains(operation)))
            .Select(quota => TimeSpan.FromSeconds(Math.Max(0, count - quota.Size) / quota.Refill)));
        Assert.Equal(count, traffic.Calls.Count);
        var took = traffic.Calls[^1].At - traffic.Start;
        Assert.True(took <= (bounds.Max() * 1.05) + TimeSpan.FromMilliseconds(1), $"{count} × {operation} of {takes}: {took} instead of {bounds.Max()}");
    });

    [Fact]
    public void Whoever_gives_up_or_makes_no_call_costs_the_others_nothing() => ForAll(100, 4, seed =>
    {
        var random = new Random(seed);
        var leaving = new Traffic("apigateway");
        var alone = new Traffic("apigateway");
        for (var number = 0; number < 30; number++)
        {
            var stays = random.Next(3) == 0;
            var arrival = new Arrival(number, "DeleteDomainName", TimeSpan.FromSeconds(random.Next(0, 60)));
            if (stays)
            {
                alone.Come(arrival);
            }

            // Who gives up may have the turn already.
            leaving.Come(stays ? arrival : arrival with { IsGivenBack = true, GivesUpAfter = random.Next(2) == 0 ? TimeSpan.FromSeconds(random.Next(20)) : null });
        }

        leaving.Run();
        alone.Run();

        Assert.Equal(alone.Calls, leaving.Calls);
    });

    [Fact]
    public void Throttling_slows_down_and_its_end_makes_fast_again() => ForAll(30, 5, seed =>
    {
        var random = new Random(seed);
        var perSecond = random.Next(1, 20);
        var until = TimeSpan.FromSeconds(60);
        var traffic = new Traffic("cloudfront") { Again = _ => TimeSpan.FromSeconds(1) };
        var accepted = new Queue<DateTimeOffset>();
        var throttled = new List<DateTimeOffset>();
        traffic.Answer = made =>
        {
            while (accepted.TryPeek(out var oldest) && made.At - oldest >= TimeSpan.FromSeconds(1))
            {
                accepted.Dequeue();
            }

            if (accepted.Count < perSecond || made.At - traffic.Start > until)
            {
                accepted.Enqueue(made.At);
                return null;
            }

            throttled.Add(made.At);
            return new AmazonServiceException("slow down", null, ErrorType.Sender, "Throttling", "r", HttpStatusCode.BadRequest);
        };
        for (var number = 0; number < 60 * perSecond * 3; number++)
        {
            traffic.Come(new Arrival(number, "ListDistributions", TimeSpan.FromSeconds(number / (perSecond * 3.0))) { Takes = TimeSpan.FromMilliseconds(50) });
        }

        traffic.Run();

        // Three times as many come as are let through. Most of those that are made are let through all the same, and what is allowed is used.
        var inTime = traffic.Calls.Where(made => made.At - traffic.Start is { TotalSeconds: > 10 and <= 60 }).ToList();
        var refused = throttled.Count(at => at - traffic.Start > TimeSpan.FromSeconds(10));
        Assert.True(refused <= inTime.Count / 3, $"{refused} of {inTime.Count} were refused at {perSecond} a second.");
        Assert.True(inTime.Count - refused >= 50 * perSecond * 0.5, $"{inTime.Count - refused} got through at {perSecond} a second.");

        // When nothing is refused any more, the rest goes faster and faster.
        var rest = traffic.Calls.Where(made => made.At - traffic.Start > until).ToList();
        Assert.True(rest[^1].At - rest[0].At <= TimeSpan.FromSeconds(90), $"The last {rest.Count} took {rest[^1].At - rest[0].At}.");
    });

    [Fact]
    public void A_quota_of_one_counts_from_the_end_of_the_call()
    {
        var traffic = new Traffic("apigateway");
        traffic.Come(new Arrival(0, "DeleteRestApi", TimeSpan.Zero) { Takes = TimeSpan.FromSeconds(7) });
        traffic.Come(new Arrival(1, "DeleteRestApi", TimeSpan.Zero));
        traffic.Run();

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(37)], traffic.Calls.Select(made => made.At - traffic.Start));
    }

    [Fact]
    public void Who_waits_for_a_quota_of_its_own_holds_up_nobody_else()
    {
        var traffic = new Traffic("apigateway");
        for (var number = 0; number < 5; number++)
        {
            traffic.Come(new Arrival(number, "DeleteRestApi", TimeSpan.Zero));
        }

        traffic.Come(new Arrival(5, "GetRestApis", TimeSpan.Zero));
        traffic.Run();

        Assert.Equal(traffic.Start, traffic.Calls.Single(made => made.Who.Number == 5).At);
    }

    private const int Count = 150;

    private static string ServiceOf(int seed) => Operations.Keys.Order(StringComparer.Ordinal).ElementAt(seed % Operations.Count);

    private static Traffic Random(int seed, bool dawdling)
    {
        var random = new Random(seed);
        var service = ServiceOf(seed);
        var traffic = new Traffic(service);
        var spread = random.Next(1, 200);
        for (var number = 0; number < Count; number++)
        {
            traffic.Come(new Arrival(number, Operations[service][random.Next(Operations[service].Length)], TimeSpan.FromMilliseconds(random.Next(spread * 100)))
            {
                Region = random.Next(4) == 0 ? "us-east-1" : "eu-central-1",
                Takes = TimeSpan.FromMilliseconds(random.Next(3) == 0 ? 0 : random.Next(3000)),
                Dawdles = TimeSpan.FromMilliseconds(dawdling && random.Next(4) == 0 ? random.Next(5000) : 0),
                GivesUpAfter = random.Next(6) == 0 ? TimeSpan.FromMilliseconds(random.Next(20_000)) : null,
                IsGivenBack = random.Next(10) == 0,
            });
        }

        traffic.Run();
        return traffic;
    }

    private static IEnumerable<DateTimeOffset[]> Counted(Traffic traffic, string[] operations, bool global) => traffic.Calls
        .Where(made => operations.Length == 0 || operations.Contains(made.Who.Operation))
        .GroupBy(made => global ? string.Empty : made.Who.Region)
        .Select(same => same.Select(made => made.At).Order().ToArray());

    private static void ForAll(int tests, ulong replay, Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261121, replay * 2 + 1));
}
