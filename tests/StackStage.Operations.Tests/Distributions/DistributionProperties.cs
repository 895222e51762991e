using FsCheck;
using FsCheck.Fluent;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

public class DistributionProperties
{
    private static readonly Dictionary<string, string> Quick = new() { ["cloudfront.deployment"] = "00:00:40", ["cloudfront.leftoverRelease"] = "00:00:20" };

    [Fact]
    public void Whatever_the_order_and_whatever_is_shared_nothing_is_deleted_too_early()
    {
        var worlds =
            from count in Gen.Choose(1, 6)
            from enabled in Gen.Elements(true, false).ArrayOf(count)
            from inProgress in Gen.Elements(true, false).ArrayOf(count)
            from control in Gen.Choose(0, 2).ArrayOf(count)
            from function in Gen.Choose(0, 2).ArrayOf(count)
            from policy in Gen.Choose(0, 2).ArrayOf(count)
            from removed in Gen.Shuffle(Ids(count).ToArray())
            from taken in Gen.Choose(1, count)
            from orphans in Gen.Elements(true, false)
            select new World(enabled, inProgress, control, function, policy, [.. removed.Take(taken)], orphans);

        Prop.ForAll(worlds.ToArbitrary(), world => CheckAsync(world).GetAwaiter().GetResult())
            .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(20261120UL, 4711UL));
    }

    private static async Task CheckAsync(World world)
    {
        using var rehearsal = new Rehearsal(world.ToOptions());
        var wrong = new List<string>();

        // The journal tells what was done; the state just before each change tells whether it was time.
        rehearsal.Sandbox.Journal.Recorded += call =>
        {
            if (call.Action.StartsWith("Delete", StringComparison.Ordinal) && call.ErrorCode is "DistributionNotDisabled")
            {
                wrong.Add($"{call}: not disabled or not deployed");
            }
        };
        await RunAsync(rehearsal, Request([.. world.Removed]) with { IncludeOrphans = world.Orphans });

        Assert.Empty(wrong);
        Assert.Empty(rehearsal.Host.Errors);
        CheckOrder(rehearsal, world);
        var left = Ids(world.Enabled.Length).Except(world.Removed).ToList();
        Assert.All(world.Removed, id => Assert.False(Exists(rehearsal, id)));
        Assert.All(left, id => Assert.True(Exists(rehearsal, id)));
        Assert.All(left, id => Assert.Equal(world.IsEnabled(id) ? "true" : "false", Config(rehearsal, id).Element("Enabled")!.Value));

        var expected = world.Entities().Where(entity => !world.Orphans || !world.UsersOf(entity).Any() || world.UsersOf(entity).Except(world.Removed).Any());
        Assert.Equal(expected.Order(StringComparer.Ordinal), Entities(rehearsal));
    }

    private static void CheckOrder(Rehearsal rehearsal, World world)
    {
        var deployment = TimeSpan.FromSeconds(40);
        var done = rehearsal.Sandbox.Journal.Changes.Where(call => call.Succeeded).ToList();
        foreach (var id in world.Removed)
        {
            var deleted = done.Single(call => call.Action == "DeleteDistribution" && call.Resource == id);
            var disabled = done.SingleOrDefault(call => call.Action == "UpdateDistribution" && call.Resource == id);
            Assert.Equal(world.IsEnabled(id), disabled is not null);
            if (disabled is not null)
            {
                Assert.True(deleted.Time - disabled.Time >= deployment, $"{id} was deleted {deleted.Time - disabled.Time} after it was disabled.");
            }
        }

        foreach (var entity in world.Entities())
        {
            var id = entity[(entity.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (done.SingleOrDefault(call => call.Action != "DeleteDistribution" && call.Action.StartsWith("Delete", StringComparison.Ordinal) && call.Resource == id) is { } deleted)
            {
                Assert.All(world.UsersOf(entity), user => Assert.True(
                    done.Single(call => call.Action == "DeleteDistribution" && call.Resource == user).Ordinal < deleted.Ordinal, $"{entity} was deleted before {user}."));
            }
        }
    }

    /// <summary>Which access control, function and cache policy (0 for none) each distribution uses, and which go.</summary>
    private sealed record World(bool[] Enabled, bool[] InProgress, int[] Control, int[] Function, int[] Policy, IReadOnlyList<string> Removed, bool Orphans)
    {
        public bool IsEnabled(string id) => Enabled[Index(id)];

        public IEnumerable<string> Entities() => new[] { "CachePolicy", "Function", "OriginAccessControl" }.SelectMany(kind => new[] { 1, 2 }.Select(number => Key(kind, number)!));

        public IEnumerable<string> UsersOf(string entity) => Ids(Enabled.Length).Where(id =>
            Key("OriginAccessControl", Control[Index(id)]) == entity || Key("Function", Function[Index(id)]) == entity || Key("CachePolicy", Policy[Index(id)]) == entity);

        public SandboxOptions ToOptions() => Options(
            new
            {
                originAccessControls = new[] { 1, 2 }.Select(number => new { id = Id("OriginAccessControl", number), name = $"oac{number}" }),
                functions = new[] { 1, 2 }.Select(number => new { name = Id("Function", number) }),
                cachePolicies = new[] { 1, 2 }.Select(number => new { id = Id("CachePolicy", number), name = $"cp{number}" }),
                distributions = Ids(Enabled.Length).Select(id => new
                {
                    id,
                    domainName = $"{id}.cloudfront.net",
                    comment = id,
                    enabled = Enabled[Index(id)],
                    status = InProgress[Index(id)] ? "InProgress" : null,
                    origins = new[] { new { id = "a", domainName = "b.s3.amazonaws.com", originAccessControlId = Id("OriginAccessControl", Control[Index(id)]) } },
                    functions = Function[Index(id)] == 0 ? [] : new Dictionary<string, string> { ["viewer-request"] = Id("Function", Function[Index(id)])! },
                    cachePolicyId = Id("CachePolicy", Policy[Index(id)]),
                }),
            },
            Quick);

        public override string ToString() => $"removed {string.Join(' ', Removed)}, orphans {Orphans}, controls {string.Join(' ', Control)}, functions {string.Join(' ', Function)}, policies {string.Join(' ', Policy)}";

        private static string? Id(string kind, int number) => number == 0 ? null : kind switch
        {
            "OriginAccessControl" => $"EOAC{number}",
            "Function" => $"fn{number}",
            _ => $"cp{number}",
        };

        private static string? Key(string kind, int number) => number == 0 ? null : $"{kind}/{Id(kind, number)}";

        private static int Index(string id) => int.Parse(id.AsSpan(1, 3), System.Globalization.CultureInfo.InvariantCulture) - 1;
    }
}
