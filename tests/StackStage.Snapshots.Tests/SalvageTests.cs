using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Snapshots.Tests;

/// <summary>Damaged files: what is whole comes back, wherever it is; what is lost is named; commas are mended on their own.</summary>
public class SalvageTests
{
    private const string Secrets = ",\"secrets_providers\":{\"type\":\"passphrase\",\"state\":{\"salt\":\"v1:x\"}}";
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void A_resource_behind_a_hole_that_has_lost_its_type_as_well_comes_back_and_gets_it()
    {
        var second = State.Bucket("b").Replace(",\"type\":\"aws:s3:Bucket\"", "", StringComparison.Ordinal);
        var damaged = Encoding.ASCII.GetBytes(State.Checkpoint(State.Bucket("a"), second, State.Bucket("c")).Replace("a-id", "a\0\0\0", StringComparison.Ordinal));
        var result = SnapshotRepair.Plan(Snapshot.Read(damaged, new SnapshotReadOptions { Salvage = true })).Apply();
        Assert.True(result.IsSound);
        Assert.Equal(["b", "c"], result.Snapshot.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public void Every_whole_resource_comes_back_from_around_holes_of_zeros()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(20261121, 3), Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var (text, extents) = Numbered(random);
            var head = text.IndexOf("\"manifest\"", StringComparison.Ordinal);
            var damaged = Encoding.ASCII.GetBytes(text);
            var holes = new List<(int Start, int End)>();
            for (var i = 1 + random.Next(3); i > 0; i--)
            {
                var start = random.Next(head, damaged.Length);
                var end = Math.Min(damaged.Length, start + 1 + random.Next(random.Next(2) == 0 ? 5 : 400));
                damaged.AsSpan(start, end - start).Clear();
                holes.Add((start, end));
            }

            // Counted by hand: whole is what no hole touches.
            var whole = extents.Where(extent => holes.TrueForAll(hole => hole.End <= extent.Start || hole.Start >= extent.End)).ToList();
            Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(damaged, new SnapshotReadOptions { MendCommas = true }));
            if (whole.Count == 0)
            {
                Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(damaged, new SnapshotReadOptions { Salvage = true }));
                return;
            }

            var salvaged = Snapshot.Read(damaged, new SnapshotReadOptions { Salvage = true });
            Assert.Equal(whole.Select(extent => text[extent.Start..extent.End]), salvaged.Resources.Select(resource => Encoding.UTF8.GetString(resource.RawJson.Span)));
            using var document = JsonDocument.Parse(salvaged.Json);

            // Every hole is in a gap, every gap has a hole, and each is a fault with its place.
            var gaps = salvaged.Salvage!.Gaps;
            Assert.All(holes, hole => Assert.Contains(gaps, gap => gap.Start <= hole.Start && hole.End <= gap.End));
            Assert.All(gaps, gap => Assert.Contains(holes, hole => hole.Start < gap.End && gap.Start < hole.End));
            Assert.Equal(gaps.Select(gap => gap.Start), salvaged.Verify().Where(fault => fault.Kind == FaultKind.Salvaged).Select(fault => fault.Position!.Value));

            // What is behind the list stays, if it is whole.
            var tail = text[text.IndexOf(']', extents[^1].End)..];
            if (holes.TrueForAll(hole => hole.End <= extents[^1].End - 1) && whole.Count > 0)
            {
                Assert.EndsWith(tail, State.TextOf(salvaged), StringComparison.Ordinal);
            }
        }));
    }

    [Fact]
    public void Every_whole_resource_comes_back_when_a_piece_is_gone()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(20261121, 5), Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var (text, extents) = Numbered(random);
            var start = random.Next(extents[0].Start, text.Length - 1);
            var end = Math.Min(text.Length, start + 1 + random.Next(600));
            var left = text[..start] + text[end..];
            var whole = extents.Where(extent => end <= extent.Start || start >= extent.End).Select(extent => text[extent.Start..extent.End]).ToList();
            if (whole.Count == 0 || text[start - 1] == ':')
            {
                return;
            }

            var salvaged = Snapshot.Read(Encoding.ASCII.GetBytes(left), new SnapshotReadOptions { Salvage = true });
            var lost = whole.Except(salvaged.Resources.Select(resource => Encoding.UTF8.GetString(resource.RawJson.Span))).ToList();
            Assert.True(lost.Count == 0, $"{left}\nfrom {start}\n{string.Join("\n", lost)}");
        }));
    }

    [Fact]
    public void A_resource_that_swallowed_others_is_not_whole()
    {
        // A piece is gone between two lists, so that the rest of the state reads as if it were in the first resource.
        var whole = State.Bucket("b");
        var text = State.Around(State.RootJson + "," + State.Bucket("a", $"\"inputs\":{{\"list\":[{{\"x\":1}},{whole}"));
        var snapshot = Snapshot.Read(Encoding.ASCII.GetBytes(text), new SnapshotReadOptions { Salvage = true });
        Assert.Equal([State.Root, State.Urn("b")], snapshot.Resources.Select(resource => resource.Urn));
        Assert.Equal(State.Urn("a"), snapshot.Salvage!.LostUrn);
    }

    [Fact]
    public void Each_gap_is_reported_and_accepted_as_one_repair()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a"), State.Bucket("b"), State.Bucket("c"), State.Bucket("d"));
        var damaged = text.Replace("\"b-id\"", "\"b-\0\0\"", StringComparison.Ordinal).Replace("\"d-id\",", "\"d-id\"\0", StringComparison.Ordinal);
        var snapshot = Snapshot.Read(Encoding.ASCII.GetBytes(damaged), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(State.Checkpoint(State.RootJson, State.Bucket("a"), State.Bucket("c")), State.TextOf(snapshot));
        Assert.Equal([State.Urn("b"), State.Urn("d")], snapshot.Salvage!.Gaps.Select(gap => gap.LostUrn));
        var b = damaged.IndexOf("," + State.Bucket("b")[..20], damaged.IndexOf("a-id", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(b, snapshot.Salvage.Gaps[0].Start);
        Assert.Contains($"from byte {b} on are lost; it goes on at byte {snapshot.Salvage.Gaps[0].End}", snapshot.Salvage.Gaps[0].Message, StringComparison.Ordinal);

        var plan = SnapshotRepair.Plan(snapshot);
        var repair = Assert.Single(plan.Repairs);
        Assert.Equal((RepairKind.Salvage, 2), (repair.Kind, repair.Faults.Count));
        Assert.Equal(2, plan.Warnings.Count);
        Assert.False(plan.Apply(_ => false).Changed);
        Assert.True(plan.Apply().IsSound);
    }

    [Fact]
    public void A_hole_in_front_of_the_list_costs_no_resource()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a"));
        var snapshot = Snapshot.Read(Encoding.ASCII.GetBytes(text.Replace("\"magic\"", "\"mag\0c", StringComparison.Ordinal)), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(2, snapshot.Resources.Count);
        Assert.Equal("organization/shop/dev", snapshot.StackName);
        Assert.True(SnapshotRepair.Plan(snapshot).Apply().IsSound);
    }

    [Fact]
    public void A_pending_operation_is_no_resource_and_the_secrets_provider_is_not_lost()
    {
        var pending = $",\"pending_operations\":[{{\"resource\":{State.Bucket("p")},\"type\":\"creating\"}}]";
        var text = State.Around(State.RootJson + "," + State.Bucket("a"), ",\"other\":1" + Secrets + pending);
        var snapshot = Snapshot.Read(Encoding.ASCII.GetBytes(text.Replace("\"other\":1", "\"other\":\0", StringComparison.Ordinal)), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(2, snapshot.Resources.Count);
        Assert.Equal("passphrase", snapshot.SecretsProviderType);
        Assert.Equal(State.Urn("p"), Assert.Single(snapshot.PendingOperations).Urn);
    }

    [Fact]
    public void A_bracket_that_closes_the_list_too_early_costs_no_resource()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a"), State.Bucket("b"));
        var snapshot = Snapshot.Read(Encoding.ASCII.GetBytes(text.Replace("}," + State.Bucket("b"), "}]" + State.Bucket("b"), StringComparison.Ordinal)), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(text, State.TextOf(snapshot));
    }

    [Fact]
    public void Text_that_is_hard_to_search_is_searched_in_time()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a"))[..^8] + "\0" + string.Concat(Enumerable.Repeat("{\"a\":[", 200_000)) + State.Bucket("z");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var snapshot = Snapshot.Read(Encoding.ASCII.GetBytes(text), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(3, snapshot.Resources.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Commas_that_are_missing_or_too_many_are_mended_and_nothing_else()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(20261121, 7), Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var text = RandomState.Sound(seed).Text;
            var (commas, closers) = Marks(text);
            var damaged = new StringBuilder(text);
            var expected = 0;
            foreach (var at in commas.Select(at => (At: at, IsComma: true)).Concat(closers.Select(at => (At: at, IsComma: false))).OrderByDescending(mark => mark.At))
            {
                if (random.Next(12) != 0)
                {
                    continue;
                }

                expected++;
                if (at.IsComma && random.Next(2) == 0 && !" \n\t".Contains(text[at.At - 1], StringComparison.Ordinal) && !char.IsAsciiDigit(text[at.At + 1]))
                {
                    damaged.Remove(at.At, 1);
                }
                else
                {
                    damaged.Insert(at.At, ',');
                }
            }

            if (expected == 0)
            {
                return;
            }

            var bytes = Encoding.UTF8.GetBytes(damaged.ToString());
            var refused = Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(bytes));
            Assert.Contains("Repair-PulumiSnapshot mends them", refused.RecommendedAction, StringComparison.Ordinal);
            var snapshot = Snapshot.Read(bytes, new SnapshotReadOptions { MendCommas = true });
            Assert.Equal(text, State.TextOf(snapshot));
            Assert.Equal(expected, snapshot.Errors().Count(fault => fault.Kind is FaultKind.MissingComma or FaultKind.TrailingComma));
            var plan = SnapshotRepair.Plan(snapshot);
            Assert.Equal(RepairKind.MendComma, Assert.Single(plan.Repairs).Kind);
            Assert.Equal(text, Encoding.UTF8.GetString(plan.Apply().ToArray().Span));
            Assert.False(plan.Apply(_ => false).Changed);
        }));
    }

    [Theory]
    [InlineData("[1,2,]", "[1,2]", 4, false)]
    [InlineData("[1 2]", "[1, 2]", 2, true)]
    [InlineData("[,]", "[]", 1, false)]
    [InlineData("{\"a\":1\n\"b\":2}", "{\"a\":1,\n\"b\":2}", 6, true)]
    [InlineData("{\"a\":[{}{}]}", "{\"a\":[{},{}]}", 8, true)]
    [InlineData("{\"a\":\",]\",}", "{\"a\":\",]\"}", 9, false)]
    public void A_comma_is_put_in_or_taken_out_where_it_belongs(string value, string mended, int position, bool isMissing)
    {
        var text = Encoding.ASCII.GetBytes(value);
        var faults = CommaMender.Find(text, 0);
        Assert.Equal(new CommaFault(isMissing, position), Assert.Single(faults));
        Assert.Equal(mended, Encoding.ASCII.GetString(CommaMender.Mend(text, faults)));
    }

    [Theory]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":1 2}")]
    [InlineData("{\"a\":}")]
    [InlineData("[1;2]")]
    [InlineData("{a:1}")]
    public void Nothing_but_commas_is_guessed_at(string value) => Assert.Empty(CommaMender.Find(Encoding.ASCII.GetBytes(value), 0));

    [Fact]
    public void Commas_and_holes_are_told_apart_in_one_file()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a"), State.Bucket("b"), State.Bucket("c"));
        var damaged = text.Replace("}," + State.Bucket("a"), "}" + State.Bucket("a"), StringComparison.Ordinal).Replace("\"b-id\"", "\0", StringComparison.Ordinal);
        var snapshot = Snapshot.Read(Encoding.ASCII.GetBytes(damaged), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(State.Checkpoint(State.RootJson, State.Bucket("a"), State.Bucket("c")), State.TextOf(snapshot));
        Assert.Equal([FaultKind.MissingComma, FaultKind.Salvaged], snapshot.Verify().Select(fault => fault.Kind));
        Assert.Equal(damaged.IndexOf("," + State.Bucket("b")[..50], StringComparison.Ordinal), snapshot.Salvage!.Gaps[0].Start);
        Assert.Equal([RepairKind.MendComma, RepairKind.Salvage], SnapshotRepair.Plan(snapshot).Repairs.Select(repair => repair.Kind));
        Assert.False(SnapshotRepair.Plan(snapshot).Apply(repair => repair.Kind == RepairKind.Salvage).Changed);
        Assert.True(SnapshotRepair.Plan(snapshot).Apply().IsSound);
    }

    [Theory]
    [InlineData(",\"resources\":[]")]
    [InlineData(",\"resources\":null")]
    public void A_second_empty_list_of_resources_is_an_error(string second)
    {
        var plan = SnapshotRepair.Plan(State.Read(State.Around(State.RootJson, second)));
        var fault = Assert.Single(plan.Unrepairable);
        Assert.Equal((FaultKind.DuplicateField, FaultSeverity.Error), (fault.Kind, fault.Severity));
        Assert.Contains("1 resources", fault.Message, StringComparison.Ordinal);

        // A list that is not empty counts, as in Go; the other way round nothing is lost.
        Assert.Equal(FaultSeverity.Warning, Assert.Single(State.Read(State.Around(State.RootJson, $",\"resources\":[{State.RootJson}]")).Verify()).Severity);
        Assert.Equal(FaultSeverity.Warning, Assert.Single(State.Read(State.Around("", $",\"resources\":[{State.RootJson}]")).Verify()).Severity);
    }

    /// <summary>A state of resources that are all different, and where each lies.</summary>
    private static (string Text, List<(int Start, int End)> Extents) Numbered(Random random)
    {
        var space = random.Next(2) == 0 ? "" : "\n    ";
        var list = new StringBuilder();
        for (var i = 3 + random.Next(8); i > 0; i--)
        {
            list.Append(list.Length > 0 ? "," : "").Append(space)
                .Append(State.Bucket("n" + i, $"\"inputs\":{{\"policy\":\"{{\\\"a\\\":[1,2]}}\",\"list\":[{{\"x\":{i}}},[]],\"n\":{random.Next()}}}"));
        }

        var text = State.Around(list + (space.Length > 0 ? "\n  " : ""), random.Next(2) == 0 ? Secrets : "");
        var extents = State.Read(text).Resources.Select(resource => Encoding.UTF8.GetString(resource.RawJson.Span)).Select(raw => (text.IndexOf(raw, StringComparison.Ordinal), text.IndexOf(raw, StringComparison.Ordinal) + raw.Length)).ToList();
        return (text, extents);
    }

    /// <summary>The commas between items, and the ends of lists and objects that are not empty: by stepping over strings, nothing else.</summary>
    private static (List<int> Commas, List<int> Closers) Marks(string text)
    {
        var (commas, closers) = (new List<int>(), new List<int>());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"'; i++)
                {
                    i += text[i] == '\\' ? 1 : 0;
                }
            }
            else if (text[i] == ',')
            {
                commas.Add(i);
            }
            else if (text[i] is ']' or '}')
            {
                closers.Add(i);
            }
        }

        return (commas, closers);
    }
}
