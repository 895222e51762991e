using System.Text;

namespace StackStage.Snapshots.Tests;

/// <summary>Every repair with its own example, and what it leaves alone.</summary>
public class RepairTests
{
    private const string Gone = "urn:pulumi:dev::shop::sst:aws:Gone::gone";

    [Fact]
    public void A_sound_state_is_not_touched()
    {
        var text = State.Checkpoint(State.RootJson, State.ProviderJson, State.Bucket("a"));
        var plan = SnapshotRepair.Plan(State.Read(text));
        Assert.Empty(plan.Faults);
        Assert.Empty(plan.Repairs);
        var result = plan.Apply();
        Assert.False(result.Changed);
        Assert.Equal(text, Encoding.UTF8.GetString(result.ToArray().Span));
    }

    [Fact]
    public void Only_what_must_move_moves_and_takes_its_spacing_along()
    {
        string Indented(string resource) => "\n        " + resource;
        string[] list = [State.Bucket("a", State.Dependencies("d")), State.Bucket("b"), State.Bucket("c"), State.Bucket("d", "\"n\":12345678901234567890,\"x\":1.0"), State.Bucket("e")];
        int[] order = [3, 0, 1, 2, 4];
        var result = State.Repair(State.Around(string.Join(",", list.Select(Indented)) + "\n    "));
        Assert.True(result.IsSound);
        Assert.Equal(State.Around(string.Join(",", order.Select(i => Indented(list[i]))) + "\n    "), State.TextOf(result.Snapshot));
        var repair = Assert.Single(result.Repaired);
        Assert.Equal((RepairKind.Reorder, State.Urn("d"), 3), (repair.Kind, repair.Urn, repair.Index));
        Assert.Equal(FaultKind.DependencyAfter, Assert.Single(repair.Faults).Kind);
    }

    [Theory]
    [InlineData("\"dependencies\":[\"{a}\",\"{x}\"]", "\"dependencies\":[\"{a}\"]")]
    [InlineData("\"dependencies\":[\"{x}\", \"{a}\"]", "\"dependencies\":[\"{a}\"]")]
    [InlineData("\"dependencies\":[ \"{a}\" , \"{x}\" , \"{a}\" ]", "\"dependencies\":[ \"{a}\" , \"{a}\" ]")]
    [InlineData("\"dependencies\":[\"{x}\",\"{y}\"],\"z\":1", "\"z\":1")]
    [InlineData("\"z\":1 , \"dependencies\":[\"{x}\"]", "\"z\":1")]
    [InlineData("\"propertyDependencies\":{\"p\":[\"{x}\"],\"q\":[\"{a}\",\"{x}\"],\"r\":[]}", "\"propertyDependencies\":{\"q\":[\"{a}\"],\"r\":[]}")]
    [InlineData("\"propertyDependencies\":{\"p\":[\"{x}\"]},\"z\":1", "\"z\":1")]
    [InlineData("\"deletedWith\":\"{x}\",\"z\":1", "\"z\":1")]
    [InlineData("\"replaceWith\":[\"{a}\",\"{x}\"]", "\"replaceWith\":[\"{a}\"]")]
    [InlineData("\"dependencies\":[\"{self}\",\"{a}\"]", "\"dependencies\":[\"{a}\"]")]
    [InlineData("\"parent\":\"{self}\",\"z\":1", "\"z\":1")]
    [InlineData("\"dependencies\":[\"{x}\"],\"z\":1,\"dependencies\":[\"{x}\"]", "\"z\":1")]
    [InlineData("\"\\u0064ependencies\":[\"{x}\"],\"z\":1", "\"z\":1")]
    [InlineData("\"inputs\":{\"dependencies\":[\"{x}\"]},\"deletedWith\":\"{x}\"", "\"inputs\":{\"dependencies\":[\"{x}\"]}")]
    public void A_reference_to_nothing_is_dropped_with_its_comma_and_nothing_else(string before, string after)
    {
        static string Fill(string text) => text.Replace("{a}", State.Urn("a"), StringComparison.Ordinal).Replace("{x}", State.Urn("x"), StringComparison.Ordinal)
            .Replace("{y}", State.Urn("y"), StringComparison.Ordinal).Replace("{self}", State.Urn("b"), StringComparison.Ordinal);
        Assert.Equal(State.Checkpoint(State.Bucket("a"), State.Bucket("b", Fill(after))), State.RepairedText(State.Checkpoint(State.Bucket("a"), State.Bucket("b", Fill(before)))));
    }

    [Fact]
    public void An_orphan_keeps_its_URN_and_goes_to_the_root()
    {
        var orphan = State.Bucket("a", $"\"parent\":\"{Gone}\",\"z\":1");
        Assert.Equal(
            State.Checkpoint(State.RootJson, State.Bucket("a", $"\"parent\":\"{State.Root}\",\"z\":1")),
            State.RepairedText(State.Checkpoint(State.RootJson, orphan)));
        Assert.Equal(State.Checkpoint(State.Bucket("a", "\"z\":1")), State.RepairedText(State.Checkpoint(orphan)));
        Assert.Equal(
            State.Checkpoint(State.RootJson, State.Bucket("a", $"\"parent\":\"{State.Root}\",\"z\":1")),
            State.RepairedText(State.Checkpoint(orphan, State.RootJson)));
    }

    [Fact]
    public void The_root_does_not_become_the_parent_of_what_it_depends_on()
    {
        var root = State.RootJson.Replace("}", "," + State.Dependencies("a") + "}", StringComparison.Ordinal);
        Assert.Equal(State.Checkpoint(State.Bucket("a"), root), State.RepairedText(State.Checkpoint(State.Bucket("a", $"\"parent\":\"{Gone}\""), root)));
    }

    [Fact]
    public void Rename_rebuilds_the_URN_and_rewrites_every_reference_to_it()
    {
        const string Parent = "urn:pulumi:dev::shop::my:c:Comp$aws:s3:Bucket::b";
        const string Child = "urn:pulumi:dev::shop::my:c:Comp$aws:s3:Bucket$aws:s3:Object::o";
        const string NewParent = "urn:pulumi:dev::shop::aws:s3:Bucket::b";
        const string NewChild = "urn:pulumi:dev::shop::aws:s3:Bucket$aws:s3:Object::o";
        const string Legacy = "urn:pulumi:dev::shop::old:x:Chain$aws:s3:Object::l";
        const string Text = $$$$$"""
            {"version":3,"checkpoint":{"stack":"s","latest":{"resources":[
            {"urn":"{{{{{Parent}}}}}","custom":true,"id":"1","type":"aws:s3:Bucket","parent":"urn:pulumi:dev::shop::my:c:Comp::c"},
            {"urn":"{{{{{Child}}}}}","custom":true,"id":"2","type":"aws:s3:Object","parent":"{{{{{Parent}}}}}"},
            {"urn":"{{{{{Legacy}}}}}","custom":true,"id":"3","type":"aws:s3:Object","parent":"{{{{{Parent}}}}}","dependencies":["{{{{{Child}}}}}"],"propertyDependencies":{"p":["{{{{{Child}}}}}"]},"deletedWith":"{{{{{Child}}}}}","replaceWith":["{{{{{Parent}}}}}"],"aliases":["{{{{{Child}}}}}","urn:other"],"viewOf":"{{{{{Parent}}}}}"}
            ],"pending_operations":[{"resource":{"urn":"{{{{{Child}}}}}","custom":true,"type":"aws:s3:Object","parent":"{{{{{Parent}}}}}"},"type":"updating"}]}}}
            """;
        var result = State.Repair(Text, new RepairOptions { OrphanAction = OrphanAction.Rename });
        Assert.True(result.IsSound);
        var expected = Text.Replace(Child, NewChild, StringComparison.Ordinal).Replace(Parent, NewParent, StringComparison.Ordinal)
            .Replace(",\"parent\":\"urn:pulumi:dev::shop::my:c:Comp::c\"", "", StringComparison.Ordinal);
        Assert.Equal(expected, State.TextOf(result.Snapshot));
        Assert.Equal(RepairKind.Rename, Assert.Single(result.Repaired).Kind);
    }

    [Fact]
    public void Rename_of_a_provider_is_followed_by_those_it_serves()
    {
        const string Old = "urn:pulumi:dev::shop::my:c:Comp$pulumi:providers:aws::p";
        const string New = "urn:pulumi:dev::shop::pulumi:providers:aws::p";
        var text = State.Checkpoint(
            $$"""{"urn":"{{Old}}","custom":true,"id":"i","type":"pulumi:providers:aws","parent":"{{Gone}}"}""",
            State.Bucket("a", $"\"provider\":\"{Old}::i\""));
        Assert.Equal(
            State.Checkpoint($$"""{"urn":"{{New}}","custom":true,"id":"i","type":"pulumi:providers:aws"}""", State.Bucket("a", $"\"provider\":\"{New}::i\"")),
            State.RepairedText(text, new RepairOptions { OrphanAction = OrphanAction.Rename }));
    }

    [Fact]
    public void Rename_to_a_URN_that_is_taken_is_refused()
    {
        const string Old = "urn:pulumi:dev::shop::my:c:Comp$aws:s3:Bucket::a";
        var text = State.Checkpoint(State.Bucket("a"), $$"""{"urn":"{{Old}}","custom":true,"id":"i","type":"aws:s3:Bucket","parent":"{{Gone}}"}""");
        var plan = SnapshotRepair.Plan(State.Read(text), new RepairOptions { OrphanAction = OrphanAction.Rename });
        Assert.Empty(plan.Repairs);
        Assert.Equal(FaultKind.MissingParent, Assert.Single(plan.Unrepairable).Kind);
        Assert.Contains(plan.Warnings, warning => warning.Contains(Old, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n    ")]
    public void RestoreComponent_makes_the_entry_anew_in_the_style_of_the_file(string space)
    {
        var orphan = State.Bucket("a", $"\"parent\":\"{Gone}\"");
        var user = State.Bucket("b", $"\"dependencies\":[\"{Gone}\"]");
        var result = State.Repair(State.Around($"{space}{State.RootJson},{space}{orphan},{space}{user}"), new RepairOptions { OrphanAction = OrphanAction.RestoreComponent });
        Assert.True(result.IsSound);
        var restored = $$"""{"urn":"{{Gone}}","custom":false,"type":"sst:aws:Gone","parent":"{{State.Root}}"}""";
        Assert.Equal(State.Around($"{space}{State.RootJson},{space}{restored},{space}{orphan},{space}{user}"), State.TextOf(result.Snapshot));
        Assert.Equal(2, Assert.Single(result.Repaired).Faults.Count);
    }

    [Fact]
    public void RestoreComponent_writes_members_as_those_around_it()
    {
        var text = "{\n  \"resources\": [\n    {\n      \"urn\": \"" + State.Urn("a") + "\",\n      \"type\": \"aws:s3:Bucket\",\n      \"parent\": \"" + Gone + "\"\n    }\n  ]\n}\n";
        var result = State.Repair(text, new RepairOptions { OrphanAction = OrphanAction.RestoreComponent });
        Assert.Equal(
            text.Replace("[\n    {", "[\n    {\n      \"urn\": \"" + Gone + "\",\n      \"custom\": false,\n      \"type\": \"sst:aws:Gone\"\n    },\n    {", StringComparison.Ordinal),
            State.TextOf(result.Snapshot));
    }

    [Theory]
    [InlineData("sst:aws:Router::r", "sst:aws:Router::r")] // The only one of the type.
    [InlineData("sst:aws:Router::my sst:aws:Router::myApi sst:aws:Router::x", "sst:aws:Router::myApi")] // The one that it is named after.
    [InlineData("sst:aws:Router::x sst:aws:Router::y", null)] // Not clear which.
    [InlineData("other:x:Y$sst:aws:Router::myApi", null)] // Another type path.
    public void A_restored_component_gets_the_parent_that_its_type_path_names(string components, string? parent)
    {
        const string Missing = "urn:pulumi:dev::shop::sst:aws:Router$sst:aws:Function::myApiHandler";
        var list = components.Split(' ').Select(urn => $$"""{"urn":"urn:pulumi:dev::shop::{{urn}}","custom":false,"type":"sst:aws:Router"}""");
        var result = State.Repair(State.Checkpoint([State.RootJson, State.Bucket("a", $"\"parent\":\"{Missing}\""), .. list]), new RepairOptions { OrphanAction = OrphanAction.RestoreComponent });
        Assert.True(result.IsSound);
        var restored = Assert.Single(result.Snapshot.Resources, resource => resource.Urn == Missing);
        Assert.Equal(parent is null ? State.Root : "urn:pulumi:dev::shop::" + parent, restored.Parent);
    }

    [Fact]
    public void A_restored_component_is_not_put_below_what_depends_on_it()
    {
        const string Missing = "urn:pulumi:dev::shop::sst:aws:Router$sst:aws:Function::f";
        var router = $$"""{"urn":"urn:pulumi:dev::shop::sst:aws:Router::r","custom":false,"type":"sst:aws:Router",{{State.Dependencies("a")}}}""";
        var result = State.Repair(State.Checkpoint(State.RootJson, State.Bucket("a", $"\"parent\":\"{Missing}\""), router), new RepairOptions { OrphanAction = OrphanAction.RestoreComponent });
        Assert.True(result.IsSound);
        Assert.Equal(State.Root, Assert.Single(result.Snapshot.Resources, resource => resource.Urn == Missing).Parent);
    }

    [Fact]
    public void Restored_components_are_parents_of_one_another_as_far_as_they_are_restored()
    {
        const string Outer = "urn:pulumi:dev::shop::sst:aws:Router::r";
        const string Inner = "urn:pulumi:dev::shop::sst:aws:Router$sst:aws:Function::f";
        var plan = SnapshotRepair.Plan(
            State.Read(State.Checkpoint(State.Bucket("a", $"\"parent\":\"{Inner}\""), State.Bucket("b", $"\"parent\":\"{Outer}\""))),
            new RepairOptions { OrphanAction = OrphanAction.RestoreComponent });
        Assert.Equal([Outer, Inner, State.Urn("a"), State.Urn("b")], plan.Apply().Snapshot.Resources.Select(resource => resource.Urn));
        Assert.Equal(Outer, plan.Apply().Snapshot.Resources[1].Parent);
        Assert.Null(plan.Apply(repair => repair.Urn != State.Urn("b")).Snapshot.Resources[0].Parent);
    }

    [Fact]
    public void A_missing_root_is_restored_in_front_as_the_parent_of_the_other_restored_components()
    {
        var result = State.Repair(
            State.Checkpoint(State.Bucket("a", $"\"parent\":\"{Gone}\""), State.Bucket("b", $"\"parent\":\"{State.Root}\"")),
            new RepairOptions { OrphanAction = OrphanAction.RestoreComponent });
        Assert.True(result.IsSound);
        Assert.Equal([State.Root, Gone, State.Urn("a"), State.Urn("b")], result.Snapshot.Resources.Select(resource => resource.Urn));
        Assert.Equal(State.Root, result.Snapshot.Resources[1].Parent);
    }

    [Theory]
    [InlineData("default_6_1_0", "old", "default_6_1_0/p1", "default_6_1_0/p1")] // The same provider with another id.
    [InlineData("default_5_9_0", "x", "default_6_1_0/p1", null)] // The only one of the package, but of another major version.
    [InlineData("default_5_9_0", "x", "default_6_1_0/p1 default_5_2_0/p2", "default_5_2_0/p2")] // The only default one of the same major version.
    [InlineData("default_5_9_0", "x", "default_5_2_0/p2 default_5_3_0/p3", null)] // Several, and nothing tells where the resource is.
    [InlineData("default_5_9_0", "x", "default_5_1_0/p1 west/p2", "default_5_1_0/p1")] // An explicit one is never taken for a default one.
    [InlineData("default_5_9_0", "x", "west/p2", null)]
    [InlineData("default", "x", "default_5_1_0/p1", null)] // Its version is not in its name.
    [InlineData("west", "x", "default_5_1_0/p1 east/p2", null)]
    [InlineData("west", "x", "", null)]
    public void An_unknown_provider_is_replaced_where_it_is_clear_by_which(string name, string id, string providers, string? expected)
    {
        static string ProviderUrn(string name) => $"urn:pulumi:dev::shop::pulumi:providers:aws::{name}";
        static string Provider(string text) => $$"""{"urn":"{{ProviderUrn(text.Split('/')[0])}}","custom":true,"id":"{{text.Split('/')[1]}}","type":"pulumi:providers:aws"}""";
        string[] list = [.. providers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Provider), """{"urn":"urn:pulumi:dev::shop::pulumi:providers:gcp::g","custom":true,"id":"g","type":"pulumi:providers:gcp"}"""];
        var text = State.Checkpoint([.. list, State.Bucket("a", $"\"provider\":\"{ProviderUrn(name)}::{id}\"")]);
        var result = State.Repair(text);
        Assert.Equal(expected is not null, result.IsSound);
        Assert.Equal(expected is null ? text : State.Checkpoint([.. list, State.Bucket("a", $"\"provider\":\"{ProviderUrn(expected.Split('/')[0])}::{expected.Split('/')[1]}\"")]), State.TextOf(result.Snapshot));
    }

    [Theory]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:aws::west::x", State.ProviderReference)]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:aws::west", State.Provider)]
    public void ProviderMap_decides(string key, string value)
    {
        var other = State.ProviderJson.Replace("default_6_1_0", "other", StringComparison.Ordinal);
        var text = State.Checkpoint(other, State.ProviderJson, State.Bucket("a", "\"provider\":\"urn:pulumi:dev::shop::pulumi:providers:aws::west::x\""));
        Assert.False(State.Repair(text).IsSound);
        Assert.Equal(
            State.Checkpoint(other, State.ProviderJson, State.Bucket("a", $"\"provider\":\"{State.ProviderReference}\"")),
            State.RepairedText(text, new RepairOptions { ProviderMap = new Dictionary<string, string> { [key] = value } }));
    }

    [Fact]
    public void A_provider_is_not_made_to_serve_what_it_depends_on()
    {
        var text = State.Checkpoint(
            State.Bucket("a", $"\"provider\":\"{State.Provider}::x\""),
            State.ProviderJson.Replace("\"inputs\"", State.Dependencies("a") + ",\"inputs\"", StringComparison.Ordinal));
        var plan = SnapshotRepair.Plan(State.Read(text));
        Assert.Empty(plan.Repairs);
        Assert.Equal(FaultKind.UnknownProvider, Assert.Single(plan.Unrepairable).Kind);
    }

    [Fact]
    public void A_circle_is_opened_where_it_costs_least()
    {
        // a → b over a property, b → a over a plain dependency that no property backs: that one goes.
        var text = State.Checkpoint(
            State.Bucket("a", $"{State.Dependencies("b")},\"propertyDependencies\":{{\"p\":[\"{State.Urn("b")}\"]}}"),
            State.Bucket("b", State.Dependencies("a")));
        var closed = SnapshotRepair.Plan(State.Read(text));
        Assert.Empty(closed.Repairs);
        Assert.Equal(2 + 1, closed.Unrepairable.Count);
        var result = State.Repair(text, new RepairOptions { BreakCycle = true });
        Assert.True(result.IsSound);
        Assert.Equal([State.Urn("b"), State.Urn("a")], result.Snapshot.Resources.Select(resource => resource.Urn));
        Assert.Empty(result.Snapshot.Resources[0].Dependencies);
        Assert.Equal([State.Urn("b")], result.Snapshot.Resources[1].Dependencies);
        Assert.Equal([RepairKind.BreakCycle, RepairKind.Reorder], result.Repaired.Select(repair => repair.Kind));
    }

    [Fact]
    public void One_reference_opens_many_circles_if_one_is_enough()
    {
        // hub → first → … → hub over three ways: dropping the one that all ways share is the fewest.
        var text = State.Checkpoint(
            State.Bucket("x", State.Dependencies("hub")), State.Bucket("y", State.Dependencies("hub")), State.Bucket("z", State.Dependencies("hub")),
            State.Bucket("end", State.Dependencies("x", "y", "z")), State.Bucket("hub", State.Dependencies("end")));
        var result = State.Repair(text, new RepairOptions { BreakCycle = true });
        Assert.True(result.IsSound);
        Assert.Contains("the reference " + State.Urn("hub"), result.Repaired[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_tangle_is_opened_in_time_and_for_good()
    {
        const int Count = 3000;
        var list = Enumerable.Range(0, Count).Select(i => State.Bucket("r" + i, State.Dependencies("r" + ((i + 1) % Count), "r" + (i * 7 % Count), "r" + (i * 31 % Count)))).ToArray();
        var result = State.Repair(State.Checkpoint(list), new RepairOptions { BreakCycle = true });
        Assert.True(result.IsSound);
        Assert.Equal(Count, result.Snapshot.Resources.Count);
    }

    [Fact]
    public void A_circle_through_a_provider_stays()
    {
        var text = State.Checkpoint(
            State.ProviderJson.Replace("\"inputs\"", $"\"provider\":\"urn:pulumi:dev::shop::pulumi:providers:aws::q::q\",\"inputs\"", StringComparison.Ordinal),
            $$"""{"urn":"urn:pulumi:dev::shop::pulumi:providers:aws::q","custom":true,"id":"q","type":"pulumi:providers:aws","provider":"{{State.ProviderReference}}"}""");
        var result = State.Repair(text, new RepairOptions { BreakCycle = true });
        Assert.False(result.Changed);
        Assert.Contains(result.Remaining, fault => fault.Kind == FaultKind.Cycle);
    }

    [Fact]
    public void A_wrong_magic_is_computed_anew_with_a_warning()
    {
        const string Right = "375b9a4575c488972efc376a5a54ab60c43297fcce335704037cb8c668a4c864";
        var plan = SnapshotRepair.Plan(State.Read(State.Around("", "", """{"time":"2026-01-01T00:00:00Z","magic":"no","version":"v3.53.1"}""")));
        Assert.Single(plan.Warnings);
        var expected = State.Around("", "", $$"""{"time":"2026-01-01T00:00:00Z","magic":"{{Right}}","version":"v3.53.1"}""");
        Assert.Equal(expected, State.TextOf(plan.Apply().Snapshot));
        Assert.Equal(
            State.Around("", "", $$"""{"version":"v3.53.1","magic":"{{Right}}"}"""),
            State.RepairedText(State.Around("", "", """{"version":"v3.53.1"}""")));
    }

    [Fact]
    public void A_missing_type_comes_from_the_URN()
    {
        Assert.Equal(
            State.Checkpoint($$"""{"urn":"{{State.Urn("a")}}","type":"aws:s3:Bucket","custom":true,"id":"i"}"""),
            State.RepairedText(State.Checkpoint($$"""{"urn":"{{State.Urn("a")}}","custom":true,"id":"i"}""")));
        Assert.Equal(
            State.Checkpoint($$"""{"urn":"{{State.Urn("a")}}","type":"aws:s3:Bucket"}"""),
            State.RepairedText(State.Checkpoint($$"""{"urn":"{{State.Urn("a")}}","type":""}""")));
        Assert.Equal(FaultKind.MissingType, Assert.Single(SnapshotRepair.Plan(State.Read(State.Checkpoint("""{"urn":"a"}"""))).Unrepairable).Kind);
    }

    [Fact]
    public void A_provider_whose_type_was_missing_serves_again()
    {
        var text = State.Checkpoint(State.ProviderJson.Replace(",\"type\":\"pulumi:providers:aws\"", "", StringComparison.Ordinal), State.Bucket("a", $"\"provider\":\"{State.ProviderReference}\""));
        Assert.True(State.Repair(text).IsSound);
    }

    [Fact]
    public void The_recorded_integrity_error_goes_once_the_state_is_sound_and_not_before()
    {
        static string With(string list, string metadata) => $$$$$"""{"version":3,"deployment":{"resources":[{{{{{list}}}}}],"metadata":{{{{{metadata}}}}}}}""";
        const string Metadata = """{"a":1,"integrity_error":{"error":"x"},"b":2}""";
        var broken = State.Bucket("a", State.Dependencies("x") + ",\"z\":1");
        Assert.Equal(With(State.Bucket("a", "\"z\":1"), """{"a":1,"b":2}"""), State.RepairedText(With(broken, Metadata)));
        Assert.Equal(With("", "{}"), State.RepairedText(With("", """{"integrity_error":{"error":"x"}}""")));
        var unsound = With(broken + ",{}", Metadata);
        Assert.Contains("integrity_error", State.TextOf(State.Repair(unsound).Snapshot), StringComparison.Ordinal);
        var declined = SnapshotRepair.Plan(State.Read(With(broken, Metadata))).Apply(repair => repair.Kind == RepairKind.ClearIntegrityError);
        Assert.False(declined.Changed);
        Assert.Empty(declined.Repaired);
    }

    [Fact]
    public void Pending_operations_stay_unless_they_are_to_be_dropped()
    {
        static string With(string operations) => State.Around(State.Bucket("a"), ",\"pending_operations\":[" + operations + "]");
        var text = With($$"""{"resource":{"urn":"{{State.Urn("n")}}"},"type":"creating"}, {"resource":{"urn":"{{State.Urn("a")}}"},"type":"updating"}""");
        var left = SnapshotRepair.Plan(State.Read(text));
        Assert.Empty(left.Repairs);
        Assert.Contains(State.Urn("n"), Assert.Single(left.Warnings), StringComparison.Ordinal);
        var plan = SnapshotRepair.Plan(State.Read(text), new RepairOptions { ClearPendingOperation = true });
        Assert.Contains("may exist", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.Equal(With(""), State.TextOf(plan.Apply().Snapshot));
        Assert.Equal(
            With($$"""{"resource":{"urn":"{{State.Urn("a")}}"},"type":"updating"}"""),
            State.TextOf(plan.Apply(repair => repair.Description.Contains("creating", StringComparison.Ordinal)).Snapshot));
        var operation = State.Read(text).PendingOperations[0];
        Assert.Equal((0, "creating", State.Urn("n")), (operation.Index, operation.Type, operation.Urn));
    }

    [Fact]
    public void A_declined_repair_leaves_its_fault_and_the_others_come_out_right()
    {
        var text = State.Checkpoint(State.Bucket("a", State.Dependencies("x", "c")), State.Bucket("b", $"\"parent\":\"{Gone}\""), State.Bucket("c"));
        var plan = SnapshotRepair.Plan(State.Read(text));
        Assert.Equal([RepairKind.Reparent, RepairKind.DropReference, RepairKind.Reorder], plan.Repairs.Select(repair => repair.Kind));
        var onlyOrder = plan.Apply(repair => repair.Kind == RepairKind.Reorder);
        Assert.Equal(State.Checkpoint(State.Bucket("c"), State.Bucket("a", State.Dependencies("x", "c")), State.Bucket("b", $"\"parent\":\"{Gone}\"")), State.TextOf(onlyOrder.Snapshot));
        Assert.Equal([FaultKind.MissingDependency, FaultKind.MissingParent], onlyOrder.Remaining.Select(fault => fault.Kind));
        var noOrder = plan.Apply(repair => repair.Kind != RepairKind.Reorder);
        Assert.Equal([FaultKind.DependencyAfter], noOrder.Remaining.Select(fault => fault.Kind));
        var none = plan.Apply(_ => false);
        Assert.False(none.Changed);
        Assert.Equal(3, none.Remaining.Count);
        Assert.True(plan.Apply().IsSound);
    }

    [Fact]
    public void What_cannot_be_repaired_is_reported_and_left()
    {
        var text = State.Checkpoint("""{"custom":true,"type":"t:t:t"}""", $$"""{"urn":"{{State.Urn("a")}}","custom":false,"id":"i","type":"aws:s3:Bucket"}""", State.Bucket("b", "\"provider\":\"x\""));
        var plan = SnapshotRepair.Plan(State.Read(text));
        Assert.Empty(plan.Repairs);
        Assert.Equal([FaultKind.MissingUrn, FaultKind.ComponentWithId, FaultKind.MalformedProviderReference], plan.Unrepairable.Select(fault => fault.Kind));
    }

    [Fact]
    public void An_unknown_feature_does_not_stop_a_repair()
    {
        var text = State.Checkpoint(State.Bucket("a", State.Dependencies("x") + ",\"z\":1")).Replace("{\"version\":3,", "{\"version\":4,\"features\":[\"time-travel\"],", StringComparison.Ordinal);
        Assert.Equal(text.Replace(State.Dependencies("x") + ",", "", StringComparison.Ordinal), State.RepairedText(text));
    }

    [Fact]
    public void A_truncated_file_is_refused_and_salvaged_on_request_wherever_it_ends()
    {
        var text = Encoding.UTF8.GetBytes(State.Checkpoint(State.RootJson, State.ProviderJson, State.Bucket("a"), State.Bucket("b", State.Dependencies("a"))));
        var firstEnd = Encoding.UTF8.GetString(text).IndexOf(State.RootJson, StringComparison.Ordinal) + State.RootJson.Length;
        for (var length = 1; length < text.Length; length++)
        {
            var cut = text.AsMemory(0, length);
            Assert.Equal(SnapshotFormatError.Truncated, Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(cut)).Kind);
            Snapshot salvaged;
            try
            {
                salvaged = Snapshot.Read(cut, new SnapshotReadOptions { Salvage = true });
            }
            catch (SnapshotFormatException)
            {
                Assert.True(length < firstEnd, "Nothing was salvaged of a text that has resources.");
                continue;
            }

            Assert.Equal(salvaged.Resources.Count, salvaged.Salvage!.ResourcesRecovered);
            Assert.Equal(FaultKind.Salvaged, Assert.Single(salvaged.Verify()).Kind);
            var plan = SnapshotRepair.Plan(salvaged);
            Assert.False(plan.Apply(_ => false).Changed);
            var result = plan.Apply();
            Assert.True(result.Changed && result.IsSound);
            Assert.Equal(salvaged.Json.ToArray(), result.ToArray().ToArray());
        }

        var late = Snapshot.Read(text.AsMemory(0, text.Length - 15), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(4, late.Resources.Count);
        var inside = Snapshot.Read(text.AsMemory(0, text.AsSpan().IndexOf("b-id"u8)), new SnapshotReadOptions { Salvage = true });
        Assert.Equal(State.Urn("b"), inside.Salvage!.LostUrn);
        Assert.Equal(3, inside.Resources.Count);
    }

    [Fact]
    public void A_file_that_ends_in_zeros_or_in_another_file_is_salvaged()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a"));
        foreach (var tail in new[] { "\0\0\0\0", "}}", "{\"version\":3}" })
        {
            var salvaged = Snapshot.Read(Encoding.UTF8.GetBytes(text + tail), new SnapshotReadOptions { Salvage = true });
            Assert.Equal(text, State.TextOf(salvaged));
            Assert.Equal(tail.Length, salvaged.Salvage!.BytesCutOff);
        }
    }
}
