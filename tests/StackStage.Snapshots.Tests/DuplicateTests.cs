namespace StackStage.Snapshots.Tests;

/// <summary>Live copies of one URN: which is the newer, what goes unasked, and what passes to the one that stays.</summary>
public class DuplicateTests
{
    private const string Early = "\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-02T00:00:00Z\"";
    private const string Late = "\"created\":\"2026-03-01T00:00:00Z\",\"modified\":\"2026-03-02T00:00:00Z\"";

    [Theory]
    [InlineData("", "", 0)] // Pulumi writes what the current run made first.
    [InlineData(Early, Late, 1)]
    [InlineData(Late, Early, 0)]
    [InlineData(Early, "", 0)]
    [InlineData("", Late, 0)] // A time on one side only tells nothing.
    [InlineData("\"created\":\"2026-01-01T00:00:00Z\"", "\"created\":\"2026-01-01T00:00:01+00:00\"", 1)]
    [InlineData("\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-05T00:00:00Z\"", "\"created\":\"2026-01-02T00:00:00Z\",\"modified\":\"2026-01-03T00:00:00Z\"", 0)]
    public void Of_copies_that_agree_in_all_but_their_times_the_newest_stays(string first, string second, int expected)
    {
        string[] copies = [State.Bucket("a", first, "i"), State.Bucket("a", second, "i")];
        Assert.Equal(State.Checkpoint(copies[expected]), State.RepairedText(State.Checkpoint(copies)));
    }

    [Fact]
    public void How_a_copy_is_written_is_no_difference_and_what_it_says_is()
    {
        var first = $$$"""{"urn":"{{{State.Urn("a")}}}","custom":true,"id":"i","type":"aws:s3:Bucket","inputs":{"a":1,"b":["x","<"]}}""";
        var same = $$$"""{ "id" : "i", "urn":"{{{State.Urn("a")}}}","custom":true,"inputs":{"b":["x","\u003c"], "a":1},"type":"aws:s3:Bucket","modified":"2020-01-01T00:00:00Z"}""";
        Assert.Equal(State.Checkpoint(first), State.RepairedText(State.Checkpoint(first, same)));
        Assert.Equal(State.Checkpoint(first), State.RepairedText(State.Checkpoint(first, first.Replace(",\"type\":\"aws:s3:Bucket\"", "", StringComparison.Ordinal))));
        foreach (var (old, other) in new[]
        {
            ("\"i\"", "\"j\""), ("\"a\":1", "\"a\":1.0"), ("\"a\":1", "\"a\":2"), ("[\"x\",\"<\"]", "[\"<\",\"x\"]"), ("\"custom\":true", "\"custom\":true,\"protect\":true"),
            ("\"custom\":true", "\"custom\":true,\"external\":true"), ("{\"a\":1", "{\"created\":1,\"a\":1"), ("\"a\":1", "\"a\":\"1\""),
        })
        {
            var text = State.Checkpoint(first, first.Replace(old, other, StringComparison.Ordinal));
            var plan = SnapshotRepair.Plan(State.Read(text));
            Assert.Empty(plan.Repairs);
            Assert.Equal(FaultKind.DuplicateUrn, Assert.Single(plan.Unrepairable).Kind);
        }
    }

    [Fact]
    public void Copies_that_differ_are_left_with_the_line_to_paste()
    {
        var plan = SnapshotRepair.Plan(State.Read(State.Checkpoint(State.Bucket("a", Early, "1"), State.Bucket("a", Late, "2"))));
        Assert.Empty(plan.Repairs);
        var left = Assert.Single(plan.Unrepairable);
        Assert.Contains("add -DuplicateAction KeepLast to keep the one at index 1, which is the newest by its times", left.Repair, StringComparison.Ordinal);
        Assert.Contains("index 0 (id '1', modified 2026-01-02T00:00:00Z)", Assert.Single(plan.Warnings), StringComparison.Ordinal);

        var untold = SnapshotRepair.Plan(State.Read(State.Checkpoint(State.Bucket("a", "", "1"), State.Bucket("a", "", "2"))));
        Assert.Contains("add -DuplicateAction KeepFirst", Assert.Single(untold.Unrepairable).Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkForDeletion_is_refused_where_two_of_the_older_ones_have_one_id()
    {
        var text = State.Checkpoint(State.Bucket("a", "", "new"), State.Bucket("a", "\"protect\":true", "old"), State.Bucket("a", "", "old"));
        var plan = SnapshotRepair.Plan(State.Read(text), new RepairOptions { DuplicateAction = DuplicateAction.MarkForDeletion });
        Assert.Empty(plan.Repairs);
        Assert.Contains("the ones at index 1 and 2 have the same id 'old'", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_user_says_which_stays()
    {
        var text = State.Checkpoint(State.Bucket("a", "", "1"), State.Bucket("a", "", "2"), State.Bucket("a", "", "3"));
        Assert.Equal(2, SnapshotRepair.Plan(State.Read(text)).Unrepairable.Count);
        Assert.Equal(State.Checkpoint(State.Bucket("a", "", "1")), State.RepairedText(text, new RepairOptions { DuplicateAction = DuplicateAction.KeepFirst }));
        Assert.Equal(State.Checkpoint(State.Bucket("a", "", "3")), State.RepairedText(text, new RepairOptions { DuplicateAction = DuplicateAction.KeepLast }));
        var warnings = SnapshotRepair.Plan(State.Read(text), new RepairOptions { DuplicateAction = DuplicateAction.KeepFirst }).Warnings;
        Assert.Equal(2, warnings.Count(warning => warning.Contains("has to be deleted by hand", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData(Early, Late, 0)]
    [InlineData(Late, Early, 1)]
    public void MarkForDeletion_marks_the_older_one(string first, string second, int marked)
    {
        var result = State.Repair(State.Checkpoint(State.Bucket("a", first, "1"), State.Bucket("a", second, "2")), new RepairOptions { DuplicateAction = DuplicateAction.MarkForDeletion });
        Assert.True(result.IsSound);
        Assert.Equal([marked == 0, marked == 1], result.Snapshot.Resources.Select(resource => resource.Delete));
    }

    [Fact]
    public void MarkForDeletion_overwrites_a_false_and_is_refused_where_the_older_one_is_not_known()
    {
        var options = new RepairOptions { DuplicateAction = DuplicateAction.MarkForDeletion };
        Assert.Equal(
            State.Checkpoint(State.Bucket("a", "", "1"), State.Bucket("a", "\"delete\":true,\"z\":1", "2")),
            State.RepairedText(State.Checkpoint(State.Bucket("a", "", "1"), State.Bucket("a", "\"delete\":false,\"z\":1", "2")), options));

        // The one was created later, the other modified later.
        var plan = SnapshotRepair.Plan(
            State.Read(State.Checkpoint(
                State.Bucket("a", "\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-05T00:00:00Z\"", "1"),
                State.Bucket("a", "\"created\":\"2026-01-02T00:00:00Z\",\"modified\":\"2026-01-03T00:00:00Z\"", "2"))),
            options);
        Assert.Empty(plan.Repairs);
        Assert.Contains("not clear which is the older", Assert.Single(plan.Warnings), StringComparison.Ordinal);

        // Of one id: the mark would delete what the other stands for.
        Assert.Empty(SnapshotRepair.Plan(State.Read(State.Checkpoint(State.Bucket("a", "\"z\":1", "1"), State.Bucket("a", "\"z\":2", "1"))), options).Repairs);
    }

    [Theory]
    [InlineData(DuplicateAction.KeepFirst, 0)]
    [InlineData(DuplicateAction.KeepLast, 1)]
    [InlineData(DuplicateAction.MarkForDeletion, 0)]
    public void What_guards_either_copy_guards_the_one_that_stays(DuplicateAction action, int stays)
    {
        foreach (var (first, second) in new[] { ("\"protect\":true", "\"retainOnDelete\":true"), ("\"retainOnDelete\":true,\"protect\":false", "\"protect\":true,\"retainOnDelete\":false") })
        {
            var text = State.Checkpoint(State.Bucket("a", first, "1"), State.Bucket("a", second, "2"));
            var plan = SnapshotRepair.Plan(State.Read(text), new RepairOptions { DuplicateAction = action });
            Assert.Contains("takes over", Assert.Single(plan.Repairs).Description, StringComparison.Ordinal);
            var kept = Assert.Single(plan.Apply().Snapshot.Resources, resource => !resource.Delete);
            Assert.Equal((stays == 0 ? "1" : "2", true, true), (kept.Id, kept.Protect, kept.RetainOnDelete));

            // A repair that is declined passes nothing on.
            Assert.False(plan.Apply(_ => false).Changed);
        }
    }

    [Fact]
    public void A_provider_that_goes_leaves_its_users_to_the_copy_that_stays()
    {
        var other = State.ProviderJson.Replace("\"p1\"", "\"p2\"", StringComparison.Ordinal);
        var text = State.Checkpoint(State.ProviderJson, other, State.Bucket("a", $"\"provider\":\"{State.Provider}::p2\""));
        Assert.Equal(
            State.Checkpoint(State.ProviderJson, State.Bucket("a", $"\"provider\":\"{State.ProviderReference}\"")),
            State.RepairedText(text, new RepairOptions { DuplicateAction = DuplicateAction.KeepFirst }));
    }

    [Fact]
    public void A_reference_to_another_live_copy_is_none_to_itself()
    {
        var old = State.Bucket("a", "\"delete\":true," + State.Dependencies("a"), "old");
        var text = State.Checkpoint(old, State.Bucket("a", "", "new"));
        Assert.Equal(FaultKind.DependencyAfter, Assert.Single(State.Read(text).Verify()).Kind);
        Assert.Equal(State.Checkpoint(State.Bucket("a", "", "new"), old), State.RepairedText(text));

        var late = SnapshotRepair.Plan(State.Read(State.Checkpoint(State.Bucket("a", State.Dependencies("a"), "1"), State.Bucket("a", "", "2"))));
        Assert.DoesNotContain(late.Faults, fault => fault.Kind == FaultKind.SelfReference);
        Assert.DoesNotContain(late.Repairs, repair => repair.Kind == RepairKind.DropReference);

        // Once the other copy is gone, it is.
        Assert.Equal(
            State.Checkpoint(State.Bucket("a", "\"z\":1", "1")),
            State.RepairedText(State.Checkpoint(State.Bucket("a", State.Dependencies("a") + ",\"z\":1", "1"), State.Bucket("a", "", "2")), new RepairOptions { DuplicateAction = DuplicateAction.KeepFirst }));
    }
}
