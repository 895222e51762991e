namespace StackStage.Snapshots.Tests;

public class ComparisonTests
{
    [Fact]
    public void Each_kind_of_change_is_found_once()
    {
        var before = State.Read(State.Checkpoint(State.RootJson, State.Bucket("same"), State.Bucket("gone"), State.Bucket("changed", "\"inputs\":{\"a\":1},\"protect\":true"), State.Bucket("old", "", "one-id"), State.Bucket("mover")));
        var after = State.Read(State.Checkpoint(State.Bucket("mover"), State.RootJson, State.Bucket("same"), State.Bucket("changed", "\"inputs\":{\"a\":2},\"taint\":true"), State.Bucket("new", "", "one-id"), State.Bucket("added")));
        var changes = SnapshotComparison.Compare(before, after);
        Assert.Equal(
            [
                (SnapshotChangeKind.Removed, State.Urn("gone"), null, 2, null),
                (SnapshotChangeKind.Moved, State.Urn("mover"), null, 5, 0),
                (SnapshotChangeKind.Changed, State.Urn("changed"), null, 3, 3),
                (SnapshotChangeKind.Renamed, State.Urn("new"), State.Urn("old"), 4, 4),
                (SnapshotChangeKind.Added, State.Urn("added"), null, (int?)null, (int?)5),
            ],
            changes.Select(change => (change.Kind, change.Urn, change.OldUrn, change.OldIndex, change.NewIndex)));
        Assert.Equal(["inputs", "taint", "protect"], changes[2].Fields);
        Assert.Equal(["urn"], changes[3].Fields);
    }

    [Fact]
    public void Form_white_space_and_escapes_make_no_difference()
    {
        var text = State.Bucket("a", "\"inputs\":{\"x\":[1,\"<>\"],\"y\":{}}");
        var before = State.Read(State.Checkpoint(text));
        var after = State.Read("{\"version\":3,\"deployment\":{\"resources\":[" + text.Replace("<>", "\\u003c\\u003e", StringComparison.Ordinal).Replace(":[", ": [\n ", StringComparison.Ordinal) + "]}}");
        Assert.Empty(SnapshotComparison.Compare(before, after));
        Assert.Empty(SnapshotComparison.Compare(before, before));
    }

    [Fact]
    public void Copies_are_told_apart_by_their_state_and_id()
    {
        var before = State.Read(State.Checkpoint(State.Bucket("a", "", "2"), State.Bucket("a", "\"delete\":true", "1")));
        var after = State.Read(State.Checkpoint(State.Bucket("a", "", "2")));
        Assert.Equal((SnapshotChangeKind.Removed, 1), (Assert.Single(SnapshotComparison.Compare(before, after)).Kind, SnapshotComparison.Compare(before, after)[0].OldIndex!.Value));
    }
}
