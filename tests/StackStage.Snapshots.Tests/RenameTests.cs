using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Snapshots.Tests;

/// <summary>Another name, type or parent: the URN, what follows it, and everything that refers to it.</summary>
public class RenameTests
{
    [SkippableFact]
    public void Pulumis_own_cases()
    {
        foreach (var item in Conformance.Read("rename.json").GetProperty("cases").EnumerateArray())
        {
            var before = State.Read(State.Checkpoint(item.GetProperty("resources")));
            var plan = SnapshotEdit.PlanRenaming(before, Assert.Single(before.FindUrn(item.GetProperty("urn").GetString()!)), new ResourceRenaming { NewName = item.GetProperty("newName").GetString() });
            var after = plan.Apply();
            var expected = item.GetProperty("expect");
            if (expected.TryGetProperty("urns", out var urns))
            {
                Assert.Equal(urns.EnumerateArray().Select(urn => urn.GetString()), after.Resources.Select(resource => resource.Urn));
            }

            if (expected.TryGetProperty("parentOfChild", out var parent))
            {
                var child = before.Resources.Single(resource => resource.Name == "child");
                Assert.Equal(parent.GetString(), after.Resources[child.Index].Parent);
                Assert.Equal(child.Urn, after.Resources[child.Index].Urn);
            }

            if (item.TryGetProperty("derived", out var derived))
            {
                Assert.Equal(derived.GetProperty("provider[1]").GetString(), after.Resources[1].Provider);
            }

            Assert.Equal(before.Errors().Count, after.Errors().Count);
        }
    }

    [Fact]
    public void Every_kind_of_reference_follows_and_nothing_else_changes()
    {
        var old = State.Urn("a");
        var more = $$$"""
            "parent":"{{{State.Root}}}","dependencies":["{{{old}}}","{{{State.Urn("other")}}}"],"propertyDependencies":{"p":["{{{old}}}"]},"deletedWith":"{{{old}}}","replaceWith":["{{{old}}}"],"viewOf":"{{{old}}}",
            "inputs":{"text":"{{{old}}}","ref":{"urn":"{{{old}}}","4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e"}},
            "outputs":{"list":[{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":1,"dependencies":["{{{State.Urn("other")}}}","{{{old}}}"]}],"plain":{"urn":"{{{old}}}","dependencies":["{{{old}}}"]}}
            """;
        var text = State.Around(
            string.Join(',', State.RootJson, State.Bucket("a"), State.Bucket("other"), State.Bucket("b", more)),
            $$$""","pending_operations":[{"type":"updating","resource":{"urn":"{{{old}}}","dependencies":["{{{old}}}"]}}]""");

        var after = Rename(text, "a", new ResourceRenaming { NewName = "A <new> \"name\"" });

        // What only looks like a URN stays.
        var renamed = State.Urn("A <new> \\\"name\\\"");
        var expected = text.Replace($"\"{old}\"", $"\"{renamed}\"", StringComparison.Ordinal)
            .Replace($"\"text\":\"{renamed}\"", $"\"text\":\"{old}\"", StringComparison.Ordinal)
            .Replace($"\"plain\":{{\"urn\":\"{renamed}\",\"dependencies\":[\"{renamed}\"]", $"\"plain\":{{\"urn\":\"{old}\",\"dependencies\":[\"{old}\"]", StringComparison.Ordinal);
        Assert.Equal(expected, State.TextOf(after));
    }

    [Fact]
    public void A_type_takes_the_urns_of_descendants_along_that_follow_it()
    {
        const string Prefix = "urn:pulumi:dev::shop::";
        var after = Rename(
            State.Checkpoint(
                State.RootJson,
                Component(Prefix + "a:b:Old::x", "a:b:Old", State.Root),
                Component(Prefix + "a:b:Old$c:d:E::child", "c:d:E", Prefix + "a:b:Old::x"),
                Component(Prefix + "a:b:Old$c:d:E$f:g:H::grandchild", "f:g:H", Prefix + "a:b:Old$c:d:E::child"),
                Component(Prefix + "z:z:Z::stranger", "z:z:Z", Prefix + "a:b:Old::x")),
            "x",
            new ResourceRenaming { NewType = "a:b:New", KeepAlias = true });

        Assert.Equal(
            [State.Root, Prefix + "a:b:New::x", Prefix + "a:b:New$c:d:E::child", Prefix + "a:b:New$c:d:E$f:g:H::grandchild", Prefix + "z:z:Z::stranger"],
            after.Resources.Select(resource => resource.Urn));
        Assert.Equal("a:b:New", after.Resources[1].Type);
        Assert.Equal([null, State.Root, Prefix + "a:b:New::x", Prefix + "a:b:New$c:d:E::child", Prefix + "a:b:New::x"], after.Resources.Select(resource => resource.Parent));
        Assert.Equal([[], [Prefix + "a:b:Old::x"], [Prefix + "a:b:Old$c:d:E::child"], [Prefix + "a:b:Old$c:d:E$f:g:H::grandchild"], []], after.Resources.Select(resource => resource.Aliases.ToArray()));
    }

    [Fact]
    public void A_new_parent_is_put_in_front_and_the_chain_of_types_follows()
    {
        const string Parent = "urn:pulumi:dev::shop::a:b:C::group";
        var text = State.Checkpoint(State.RootJson, State.Bucket("a", $"\"parent\":\"{State.Root}\",\"aliases\":[\"urn:x\"]"), Component(Parent, "a:b:C", State.Root), State.Bucket("b", State.Dependencies("a")));

        var after = Rename(text, "a", new ResourceRenaming { NewParent = Parent, KeepAlias = true });

        Assert.Equal(["shop-dev", "group", "a", "b"], after.Resources.Select(resource => resource.Name));
        var moved = after.Resources[2];
        Assert.Equal(("urn:pulumi:dev::shop::a:b:C$aws:s3:Bucket::a", Parent), (moved.Urn, moved.Parent));
        Assert.Equal([State.Urn("a"), "urn:x"], moved.Aliases);
        Assert.Equal([moved.Urn], after.Resources[3].Dependencies);

        // And back to the top.
        var back = Rename(State.TextOf(after), "a", new ResourceRenaming { NewParent = State.Root });
        Assert.Equal((State.Urn("a"), State.Root), (back.Resources[2].Urn, back.Resources[2].Parent));
    }

    [Fact]
    public void Old_copies_go_by_the_new_name_too()
    {
        var text = State.Checkpoint(State.Bucket("a", "\"delete\":true", "old"), State.Bucket("a"), State.Bucket("b", State.Dependencies("a")));

        var after = Rename(text, "a", new ResourceRenaming { NewName = "c" }, place: 1);

        Assert.Equal(["c", "c", "b"], after.Resources.Select(resource => resource.Name));
        Assert.Equal([State.Urn("c")], after.Resources[2].Dependencies);
    }

    [Theory]
    [InlineData("b", null, null, RenameRefusalKind.UrnTaken)]
    [InlineData("", null, null, RenameRefusalKind.NotValid)]
    [InlineData("a\nb", null, null, RenameRefusalKind.NotValid)]
    [InlineData(null, "x$y", null, RenameRefusalKind.NotValid)]
    [InlineData(null, "pulumi:providers:aws", null, RenameRefusalKind.NotValid)]
    [InlineData(null, null, "urn:pulumi:dev::shop::no:such:Thing::x", RenameRefusalKind.ParentNotFound)]
    [InlineData(null, null, "urn:pulumi:dev::shop::aws:s3:Bucket::a", RenameRefusalKind.ParentDependsOnIt)]
    [InlineData(null, null, "urn:pulumi:dev::shop::aws:s3:Bucket::child", RenameRefusalKind.ParentDependsOnIt)]
    [InlineData(null, null, "urn:pulumi:dev::shop::aws:s3:Bucket::user", RenameRefusalKind.ParentDependsOnIt)]
    public void What_cannot_be_is_refused(string? name, string? type, string? parent, RenameRefusalKind expected)
    {
        var snapshot = State.Read(State.Checkpoint(
            State.RootJson, State.Bucket("a"), State.Bucket("b"), State.Bucket("child", $"\"parent\":\"{State.Urn("a")}\""), State.Bucket("user", State.Dependencies("a"))));

        var plan = SnapshotEdit.PlanRenaming(snapshot, 1, new ResourceRenaming { NewName = name, NewType = type, NewParent = parent });

        Assert.Equal(expected, plan.Refusal?.Kind);
        Assert.False(plan.Changes);
        Assert.Throws<InvalidOperationException>(plan.Apply);
    }

    [Fact]
    public void The_stack_itself_and_what_is_there_twice_are_refused()
    {
        var snapshot = State.Read(State.Checkpoint(State.RootJson, State.Bucket("a"), State.Bucket("a", "", "other")));

        Assert.Equal(RenameRefusalKind.NotValid, SnapshotEdit.PlanRenaming(snapshot, 0, new ResourceRenaming { NewName = "x" }).Refusal?.Kind);
        Assert.Equal(RenameRefusalKind.UrnNotClear, SnapshotEdit.PlanRenaming(snapshot, 1, new ResourceRenaming { NewName = "x" }).Refusal?.Kind);
    }

    [Fact]
    public void The_same_name_changes_nothing()
    {
        var plan = SnapshotEdit.PlanRenaming(State.Read(State.Checkpoint(State.RootJson, State.Bucket("a"))), 1, new ResourceRenaming { NewName = "a" });

        Assert.Null(plan.Refusal);
        Assert.False(plan.Changes);
    }

    [Fact]
    public void There_and_back_again_gives_the_same_bytes_and_no_new_fault() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var text = Generate(random);
            var before = State.Read(text);
            var place = random.Next(1, before.Resources.Count);
            var old = before.Resources[place];
            var there = SnapshotEdit.PlanRenaming(before, place, new ResourceRenaming { NewName = "renamed", NewType = random.Next(2) == 0 ? "x:y:Renamed" : null });
            var renamed = there.Apply();
            Assert.Equal(before.Errors().Count, renamed.Errors().Count);
            Assert.DoesNotContain($"\"{old.Urn}\"", State.TextOf(renamed), StringComparison.Ordinal);
            var back = SnapshotEdit.PlanRenaming(renamed, place, new ResourceRenaming { NewName = old.Name, NewType = old.Type }).Apply();
            Assert.Equal(text, State.TextOf(back));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 9));

    // A tree of components with dependencies to the front, and values that refer to others.
    private static string Generate(Random random)
    {
        var resources = new List<string> { State.RootJson };
        var urns = new List<(string Urn, string Chain)> { (State.Root, string.Empty) };
        for (var i = 1; i < random.Next(3, 9); i++)
        {
            var parent = urns[random.Next(urns.Count)];
            var type = $"a:b:T{random.Next(3)}";
            var chain = parent.Chain.Length == 0 ? type : $"{parent.Chain}${type}";
            var urn = $"urn:pulumi:dev::shop::{chain}::r{i}";
            var other = urns[random.Next(urns.Count)].Urn;
            resources.Add(
                $$$"""{"urn":"{{{urn}}}","custom":false,"type":"{{{type}}}","parent":"{{{parent.Urn}}}","dependencies":["{{{other}}}"],"outputs":{"r":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e","urn":"{{{other}}}"} } }""");
            urns.Add((urn, chain));
        }

        return State.Checkpoint([.. resources]);
    }

    private static string Component(string urn, string type, string parent) => $$"""{"urn":"{{urn}}","custom":false,"type":"{{type}}","parent":"{{parent}}"}""";

    private static Snapshot Rename(string text, string name, ResourceRenaming renaming, int? place = null)
    {
        var before = State.Read(text);
        var plan = SnapshotEdit.PlanRenaming(before, place ?? before.Resources.Single(resource => resource.Name == name).Index, renaming);
        Assert.Null(plan.Refusal);
        return plan.Apply();
    }
}
