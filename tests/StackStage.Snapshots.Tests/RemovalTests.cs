namespace StackStage.Snapshots.Tests;

public class RemovalTests
{
    private static readonly string Text = State.Checkpoint(
        State.RootJson,
        State.ProviderJson,
        State.Bucket("a", $"\"parent\":\"{State.Root}\",\"provider\":\"{State.ProviderReference}\""),
        State.Bucket("b", $"{State.Dependencies("a")},\"propertyDependencies\":{{\"p\":[\"{State.Urn("a")}\"],\"q\":[]}},\"z\":1"),
        State.Bucket("c", State.Dependencies("b", "a") + ",\"protect\":true"),
        State.Bucket("d"));

    [Fact]
    public void A_leaf_goes_with_its_comma()
    {
        var plan = SnapshotEdit.PlanRemoval(State.Read(Text), [State.Urn("d")]);
        Assert.Equal([5], plan.Removed.Select(removed => removed.Index));
        Assert.Equal(Text.Replace("," + State.Bucket("d"), "", StringComparison.Ordinal), State.TextOf(plan.Apply()));
        Assert.Equal(Text, State.TextOf(SnapshotEdit.PlanRemoval(State.Read(Text), Array.Empty<int>()).Apply()));
    }

    [Fact]
    public void Dependents_are_refused_or_go_too_or_are_cut_loose()
    {
        var snapshot = State.Read(Text);
        var refused = SnapshotEdit.PlanRemoval(snapshot, [State.Urn("a")]);
        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal((RemovalRefusalKind.HasDependents, 2), (refusal.Kind, refusal.Index));
        Assert.Equal([State.Urn("b"), State.Urn("c")], refusal.Others);

        var unforced = SnapshotEdit.PlanRemoval(snapshot, [State.Urn("a")], new RemovalOptions { Recurse = true });
        Assert.Equal((RemovalRefusalKind.Protected, State.Urn("c")), (Assert.Single(unforced.Refusals).Kind, unforced.Refusals[0].Urn));

        var all = SnapshotEdit.PlanRemoval(snapshot, [State.Urn("a")], new RemovalOptions { Recurse = true, Force = true });
        Assert.Equal([(2, null), (3, State.Urn("a")), (4, State.Urn("a"))], all.Removed.Select(removed => (removed.Index, removed.Because)));
        Assert.Equal([State.Root, State.Provider, State.Urn("d")], all.Apply().Resources.Select(resource => resource.Urn));

        var loose = SnapshotEdit.PlanRemoval(snapshot, [State.Urn("a")], new RemovalOptions { DropReference = true });
        Assert.Equal([("dependencies", null), ("propertyDependencies", "p"), ("dependencies", null)], loose.Dropped.Select(dropped => (dropped.Field, dropped.Property)));
        var left = loose.Apply();
        Assert.Empty(left.Errors());
        Assert.Contains(State.Bucket("b", "\"propertyDependencies\":{\"q\":[]},\"z\":1"), State.TextOf(left), StringComparison.Ordinal);
        Assert.Contains(State.Bucket("c", State.Dependencies("b") + ",\"protect\":true"), State.TextOf(left), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_in_use_is_not_cut_loose()
    {
        var plan = SnapshotEdit.PlanRemoval(State.Read(Text), [State.Provider], new RemovalOptions { DropReference = true });
        Assert.Equal(RemovalRefusalKind.ProviderInUse, Assert.Single(plan.Refusals).Kind);
        Assert.Throws<InvalidOperationException>(plan.Apply);
    }

    [Fact]
    public void Names_that_are_not_there_or_not_clear_are_refused()
    {
        var snapshot = State.Read(State.Checkpoint(State.Bucket("my-bucket"), State.Bucket("x", "\"delete\":true", "old"), State.Bucket("x")));
        var plan = SnapshotEdit.PlanRemoval(snapshot, [State.Urn("my-bukcet"), State.Urn("x")]);
        Assert.Equal([RemovalRefusalKind.NotFound, RemovalRefusalKind.Ambiguous], plan.Refusals.Select(refusal => refusal.Kind));
        Assert.Equal(State.Urn("my-bucket"), plan.Refusals[0].Others[0]);
        Assert.Equal(["1", "2"], plan.Refusals[1].Others);
        Assert.Throws<ArgumentOutOfRangeException>(() => SnapshotEdit.PlanRemoval(snapshot, [3]));
        Assert.Equal([State.Urn("my-bucket"), State.Urn("x")], SnapshotEdit.PlanRemoval(snapshot, [1]).Apply().Resources.Select(resource => resource.Urn));
    }

    [Fact]
    public void What_an_earlier_copy_satisfied_is_broken_without_it()
    {
        var snapshot = State.Read(State.Checkpoint(State.Bucket("a"), State.Bucket("b", State.Dependencies("a")), State.Bucket("a", "\"delete\":true", "old")));
        Assert.Equal(RemovalRefusalKind.HasDependents, Assert.Single(SnapshotEdit.PlanRemoval(snapshot, [0]).Refusals).Kind);
        Assert.Empty(SnapshotEdit.PlanRemoval(snapshot, [2]).Apply().Errors());
        Assert.Empty(SnapshotEdit.PlanRemoval(snapshot, [0], new RemovalOptions { DropReference = true }).Apply().Errors());
    }

    [Fact]
    public void A_removal_from_a_sound_state_leaves_a_sound_state()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var snapshot = State.Read(RandomState.Sound(seed).Text);
            var target = seed % snapshot.Resources.Count;
            foreach (var options in new[] { new RemovalOptions { Recurse = true, Force = true }, new RemovalOptions { DropReference = true, Force = true } })
            {
                var plan = SnapshotEdit.PlanRemoval(snapshot, [target], options);
                if (plan.Refusals.Count > 0)
                {
                    continue;
                }

                var left = plan.Apply();
                Assert.Empty(left.Errors());
                Assert.Equal(snapshot.Resources.Count - plan.Removed.Count, left.Resources.Count);
            }
        }
    }
}
