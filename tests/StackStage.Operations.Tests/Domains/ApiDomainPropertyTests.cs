using FsCheck;
using FsCheck.Fluent;
using StackStage.Operations.Domains;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Domains.ApiWorld;

namespace StackStage.Operations.Tests.Domains;

public sealed class ApiDomainPropertyTests
{
    [Fact]
    public void Whatever_the_order_and_the_sharing_nothing_goes_before_its_time() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => CheckAsync(seed).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(20261120, 1001));

    private static async Task CheckAsync(int seed)
    {
        var random = new Random(seed);
        var world = new ApiWorld();
        var certificates = random.Next(1, 4);
        for (var number = 1; number <= certificates; number++)
        {
            world.Certificate(number, "*.shop.example", heldBy: random.Next(6) == 0 ? OwnHolder : null);
        }

        var names = Enumerable.Range(0, random.Next(1, 5)).Select(number => $"a{number}.shop.example").ToArray();
        foreach (var name in names)
        {
            string[] mappings = [.. new[] { "=http1", "v1=http2", "old=rest1" }.Take(random.Next(4))];
            string[] rules = [.. new[] { "http1", "rest1" }.Take(random.Next(3))];
            world.Domain(name, Arn(random.Next(1, certificates + 1)), mappings, rules, domain =>
            {
                if (random.Next(3) == 0)
                {
                    domain["ownershipCertificateArn"] = Arn(random.Next(1, certificates + 1));
                }
            });
            if (random.Next(2) == 0)
            {
                world.Record("shop.example", name, Target(name), random.Next(2) == 0 ? "A" : "CNAME", random.Next(1, 300));
            }
        }

        using var rehearsal = world.Start();
        if (random.Next(2) == 0)
        {
            rehearsal.Sandbox.Faults.Throttle(null, null, random.Next(1, 6));
        }

        if (random.Next(3) == 0)
        {
            rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.CutAfter, Action = "Delete*", From = random.Next(1, 5), Times = 1 });
        }

        var domainsBefore = Describe(rehearsal).Split('\n').Count(line => line.StartsWith("domains ", StringComparison.Ordinal));
        var wrong = new List<string>();
        rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            if (entry is { Action: "DeleteCertificate", ErrorCode: "ResourceInUseException" })
            {
                wrong.Add($"{entry}: a certificate was to be deleted while held");
            }

            if (entry is { Action: "DeleteDomainName", ErrorCode: "BadRequestException" })
            {
                wrong.Add($"{entry}: a domain was to be deleted before its mappings");
            }
        };

        random.Shuffle(names);
        string[] wanted = [.. names.Take(random.Next(1, names.Length + 1))];
        if (random.Next(2) == 0)
        {
            await Task.WhenAll(wanted.Chunk(2).Select(some => RunAsync(rehearsal, All(some), new RecordingHost { Time = rehearsal.Sandbox.Clock })));
        }
        else
        {
            var removals = await RunAsync(rehearsal, All(wanted));
            Assert.Empty(rehearsal.Host.Errors);
            Assert.All(removals, removal => Assert.Equal(ApiDomainState.Removed, removal.State));
        }

        Assert.Empty(wrong);
        var entries = rehearsal.Sandbox.Journal.Entries;
        var deletions = entries.Where(entry => entry.Action == "DeleteDomainName").ToList();
        Assert.All(deletions.Zip(deletions.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= TimeSpan.FromSeconds(30), $"{pair.First} and {pair.Second}"));
        var left = Describe(rehearsal).Split('\n').Where(line => line.StartsWith("domains ", StringComparison.Ordinal)).ToList();
        Assert.Equal(domainsBefore - wanted.Length, left.Count);
        Assert.DoesNotContain(left, line => wanted.Contains(line["domains ".Length..]));
    }
}
