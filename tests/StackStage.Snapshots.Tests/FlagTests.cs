namespace StackStage.Snapshots.Tests;

/// <summary>protect, taint and retainOnDelete: set, cleared, and what of the state says that they are there.</summary>
public class FlagTests
{
    [SkippableFact]
    public void Pulumis_own_cases()
    {
        foreach (var item in Conformance.Read("protect.json").GetProperty("cases").EnumerateArray())
        {
            var snapshot = State.Read(State.Checkpoint(item.GetProperty("resources")));
            var expected = item.GetProperty("expect");

            // As -Urn does: of several copies the live one, and one that only waits for its deletion is none.
            var found = item.GetProperty("urns").EnumerateArray().Select(urn => snapshot.FindUrn(urn.GetString()!).Where(place => !snapshot.Resources[place].Delete).ToArray()).ToArray();
            Assert.Equal(expected.GetProperty("errors").GetInt32(), found.Count(places => places.Length != 1));

            foreach (var set in new Func<bool, ResourceFlagChange>[] { on => new() { Protect = on }, on => new() { Taint = on }, on => new() { RetainOnDelete = on } })
            {
                var plan = SnapshotEdit.PlanFlags(snapshot, [.. found.SelectMany(places => places)], set(true));
                Assert.Equal(expected.GetProperty("count").GetInt32(), plan.Changed.Count);
                var after = plan.Apply();
                Assert.Equal(
                    expected.GetProperty("protect").EnumerateArray().Select(flag => flag.GetBoolean()),
                    after.Resources.Select(resource => resource.Protect || resource.Taint || resource.RetainOnDelete));
                var back = SnapshotEdit.PlanFlags(after, [.. found.SelectMany(places => places)], set(false)).Apply();
                Assert.DoesNotContain(back.Resources, resource => resource.Protect || resource.Taint || resource.RetainOnDelete);
            }
        }
    }

    [Fact]
    public void A_flag_that_is_set_and_cleared_leaves_the_bytes_as_they_were()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a", "\"outputs\":{\"protect\":true}"));
        var snapshot = State.Read(text);

        var on = SnapshotEdit.PlanFlags(snapshot, [1], new ResourceFlagChange { Protect = true, RetainOnDelete = true }).Apply();
        Assert.Equal((true, true, false), (on.Resources[1].Protect, on.Resources[1].RetainOnDelete, on.Resources[1].Taint));
        var off = SnapshotEdit.PlanFlags(on, [1], new ResourceFlagChange { Protect = false, RetainOnDelete = false });

        Assert.Equal([("protect", false), ("retainOnDelete", false)], off.Changed.Select(flag => (flag.Field, flag.Value)));
        Assert.Equal(text, State.TextOf(off.Apply()));
    }

    [Fact]
    public void What_is_so_already_is_not_changed()
    {
        var snapshot = State.Read(State.Checkpoint(State.RootJson, State.Bucket("a", "\"protect\":true")));

        var plan = SnapshotEdit.PlanFlags(snapshot, [0, 1, 1], new ResourceFlagChange { Protect = true });

        Assert.Equal([0], plan.Changed.Select(flag => flag.Index));
        Assert.Same(snapshot, SnapshotEdit.PlanFlags(snapshot, [1], new ResourceFlagChange { Protect = true, Taint = false }).Apply());
    }

    [Theory]
    [InlineData("{\"version\":3,\"checkpoint\":", "{\"version\":4,\"features\":[\"taint\"],\"checkpoint\":")]
    [InlineData("{\n  \"version\": 3,\n  \"checkpoint\":", "{\n  \"version\": 4,\n  \"features\": [\"taint\"],\n  \"checkpoint\":")]
    [InlineData("{\"version\":4,\"features\":[\"hooks\",\"views\"],\"checkpoint\":", "{\"version\":4,\"features\":[\"hooks\",\"taint\",\"views\"],\"checkpoint\":")]
    [InlineData("{\"version\":4,\"features\":[\"hooks\"],\"checkpoint\":", "{\"version\":4,\"features\":[\"hooks\",\"taint\"],\"checkpoint\":")]
    [InlineData("{\"version\":4,\"features\":[],\"checkpoint\":", "{\"version\":4,\"features\":[\"taint\"],\"checkpoint\":")]
    [InlineData("{\"version\":4,\"features\":null,\"checkpoint\":", "{\"version\":4,\"features\":[\"taint\"],\"checkpoint\":")]
    [InlineData("{\"version\":4,\"features\":[\"taint\"],\"checkpoint\":", "{\"version\":4,\"features\":[\"taint\"],\"checkpoint\":")]
    public void A_tainted_resource_makes_the_state_ask_for_the_feature(string head, string expected)
    {
        var rest = State.Checkpoint(State.RootJson, State.Bucket("a"))["{\"version\":3,\"checkpoint\":".Length..];

        var after = SnapshotEdit.PlanFlags(State.Read(head + rest), [1], new ResourceFlagChange { Taint = true }).Apply();

        Assert.StartsWith(expected, State.TextOf(after), StringComparison.Ordinal);
        Assert.True(after.Resources[1].Taint);
        Assert.Equal(4, after.Version);
        Assert.Contains("taint", after.Features);
    }

    [SkippableFact]
    public void The_version_and_features_are_those_that_Pulumi_writes()
    {
        var item = Conformance.Read("versions_features.json").GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "taint");

        var after = SnapshotEdit.PlanFlags(State.Read(State.Checkpoint(State.Bucket("a"))), [0], new ResourceFlagChange { Taint = true }).Apply();

        Assert.Equal(item.GetProperty("version").GetInt32(), after.Version);
        Assert.Equal(item.GetProperty("features").EnumerateArray().Select(feature => feature.GetString()), after.Features);
    }
}
