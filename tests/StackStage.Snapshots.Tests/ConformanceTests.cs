using System.Text;
using System.Text.Json;

namespace StackStage.Snapshots.Tests;

/// <summary>Pulumi's own tables. Where a result is better than Pulumi's instead of equal, the test says so and why.</summary>
public class ConformanceTests
{
    [SkippableFact]
    public void Verify_finds_what_Pulumi_finds()
    {
        foreach (var table in new[] { "toposort.json", "prune.json", "repair.json" })
        {
            foreach (var item in Conformance.Read(table).GetProperty("cases").EnumerateArray())
            {
                var expected = item.GetProperty("derived").GetProperty("verifyErrorBefore").GetString();
                var errors = State.Read(State.Checkpoint(item.GetProperty("resources"))).Errors();
                if (expected is null)
                {
                    Assert.Empty(errors);
                }
                else
                {
                    // Pulumi stops at the first; here it is among all.
                    Assert.True(errors.Any(fault => fault.Message == expected), $"{table}, {item.GetProperty("name")}: {expected} is not among {string.Join("; ", errors.Select(fault => fault.Message))}");
                }
            }
        }
    }

    [SkippableFact]
    public void Verify_finds_faults_of_the_deployment_that_Pulumi_finds()
    {
        var table = Conformance.Read("verify.json");
        foreach (var item in table.GetProperty("cases").EnumerateArray())
        {
            var errors = State.Read($$"""{"version":3,"deployment":{{item.GetProperty("deployment").GetRawText()}}}""").Errors();
            var expected = item.GetProperty("expect").GetProperty("error").GetString();
            Assert.Equal(expected is null ? [] : [expected], errors.Select(fault => fault.Message));
        }

        foreach (var item in table.GetProperty("magicVectors").EnumerateArray())
        {
            Assert.Equal(item.GetProperty("magic").GetString(), Verifier.MagicOf(item.GetProperty("version").GetString()!));
        }
    }

    [SkippableFact]
    public void Reordering_gives_an_order_that_Pulumi_gives()
    {
        foreach (var item in Conformance.Read("toposort.json").GetProperty("cases").EnumerateArray())
        {
            var snapshot = State.Read(State.Checkpoint(item.GetProperty("resources")));
            var derived = item.GetProperty("derived");
            var graph = ReferenceGraph.Of(snapshot.Index);
            var order = ListOrder.Sort(graph, out _);
            if (item.GetProperty("expect").GetProperty("toposort").GetString() == "ok")
            {
                // Pulumi's order is random where a map is iterated; ours is the one by the order of the references. Better than
                // Pulumi's: what any copy of a URN satisfies already is not moved, be it in a state that Pulumi finds valid.
                int[] expected = [.. derived.GetProperty("firstOrderInDependencyListOrder").EnumerateArray().Select(place => place.GetInt32())];
                var copies = snapshot.Resources.Any(resource => resource.Delete);
                if (item.GetProperty("expect").GetProperty("verifyBefore").GetString() == "ok")
                {
                    Assert.Equal(Enumerable.Range(0, order.Length), order);
                }
                else if (!copies)
                {
                    Assert.Equal(expected, order);
                }
                else
                {
                    Assert.True(Displaced(order) <= Displaced(expected));
                }

                Assert.True(State.Repair(State.Checkpoint(item.GetProperty("resources"))).IsSound);
                continue;
            }

            // Pulumi gives up on a circle; here it is reported, opened on request, and a self-reference dropped.
            var name = item.GetProperty("name").GetString();
            Assert.Contains(snapshot.Errors(), fault => fault.Kind is FaultKind.Cycle or FaultKind.SelfReference);
            Assert.Equal(name == "self reference", State.Repair(State.Checkpoint(item.GetProperty("resources"))).IsSound);
            Assert.DoesNotContain(
                State.Repair(State.Checkpoint(item.GetProperty("resources")), new RepairOptions { BreakCycle = true }).Remaining,
                fault => fault.Kind == FaultKind.Cycle);
        }
    }

    [SkippableFact]
    public void Rename_does_what_Pulumi_prune_does()
    {
        foreach (var item in Conformance.Read("prune.json").GetProperty("cases").EnumerateArray())
        {
            var text = State.Checkpoint(item.GetProperty("resources"));
            var name = item.GetProperty("name").GetString();
            var result = State.Repair(text, new RepairOptions { OrphanAction = OrphanAction.Rename });
            var expected = item.GetProperty("expect").GetProperty("resources");
            if (item.GetProperty("expect").TryGetProperty("verifyBefore", out var before) && before.GetString() == "ok")
            {
                // Pulumi rebuilds the URNs of resources that are in order; here a sound state is not touched. The table has no case where that differs.
                Assert.False(result.Changed, name);
            }

            Assert.True(SameResources(expected, result.Snapshot), $"{name}: {State.TextOf(result.Snapshot)}");
        }
    }

    [SkippableFact]
    public void By_default_orphans_keep_their_URN_where_Pulumi_changes_it()
    {
        // Better than Pulumi's: a changed URN makes the next deployment replace the real resource.
        foreach (var item in Conformance.Read("prune.json").GetProperty("cases").EnumerateArray())
        {
            var resources = item.GetProperty("resources");
            var result = State.Repair(State.Checkpoint(resources));
            Assert.Equal(resources.EnumerateArray().Select(resource => resource.GetProperty("urn").GetString()).Order(), result.Snapshot.Resources.Select(resource => resource.Urn).Order());
            if (item.GetProperty("name").GetString() == "dangling provider is left alone")
            {
                continue;
            }

            Assert.True(result.IsSound);
        }
    }

    [SkippableFact]
    public void Repair_succeeds_where_Pulumi_repair_does_with_a_result_that_it_can_give()
    {
        foreach (var item in Conformance.Read("repair.json").GetProperty("cases").EnumerateArray())
        {
            var derived = item.GetProperty("derived");
            var text = State.Checkpoint(item.GetProperty("resources"));
            var result = State.Repair(text);
            switch (derived.GetProperty("outcome").GetString())
            {
                case "already-valid":
                    Assert.False(result.Changed);
                    break;
                case "repaired":
                    Assert.True(result.IsSound);
                    Assert.Contains(derived.GetProperty("possibleResults").EnumerateArray(), possible => SameResources(possible.GetProperty("resources"), result.Snapshot));
                    break;
                default:
                    Assert.False(result.IsSound);
                    break;
            }
        }
    }

    [SkippableTheory]
    [InlineData("checkpoint-v3.json")]
    [InlineData("checkpoint-v4.json")]
    [InlineData("checkpoint-v4-unsupported-feature.json")]
    [InlineData("checkpoint-secrets.json")]
    public void Upstream_checkpoints_come_out_as_they_went_in(string file)
    {
        var bytes = Conformance.ReadBytes("checkpoints/" + file);
        var snapshot = Snapshot.Read(bytes);
        Assert.Equal(30, snapshot.Resources.Count);
        Assert.Equal(bytes, snapshot.ToArray());
        Assert.Equal(bytes, SnapshotRepair.Plan(snapshot).Apply(_ => false).ToArray().ToArray());

        // Today's rules refuse these old files, because children come in front of their parents. Repaired, every resource is as it was, byte for byte.
        var result = SnapshotRepair.Plan(snapshot).Apply();
        Assert.True(result.IsSound);
        Assert.Equal(bytes.Length, result.ToArray().Length);
        Assert.Equal(
            snapshot.Resources.Select(resource => Encoding.UTF8.GetString(resource.RawJson.Span)).Order(StringComparer.Ordinal),
            result.Snapshot.Resources.Select(resource => Encoding.UTF8.GetString(resource.RawJson.Span)).Order(StringComparer.Ordinal));
        Assert.False(SnapshotRepair.Plan(result.Snapshot).Apply().Changed);
        var sound = result.ToArray().ToArray();
        Assert.Equal(sound, Snapshot.Read(sound).ToArray());
        Assert.Equal(file.Contains("unsupported", StringComparison.Ordinal), snapshot.Verify().Any(fault => fault.Kind == FaultKind.UnknownFeature));
    }

    [SkippableFact]
    public void Upstream_checkpoints_are_put_in_the_order_that_Pulumi_gives()
    {
        foreach (var item in Conformance.Read("real_checkpoints.json").GetProperty("cases").EnumerateArray())
        {
            var file = Path.GetFileName(item.GetProperty("file").GetString()!);
            if (!file.StartsWith("checkpoint", StringComparison.Ordinal))
            {
                continue;
            }

            var snapshot = Snapshot.Read(Conformance.ReadBytes("checkpoints/" + file));
            var derived = item.GetProperty("derived");
            Assert.Contains(snapshot.Errors(), fault => fault.Message == derived.GetProperty("verifyErrorBefore").GetString());
            Assert.Equal(derived.GetProperty("toposortOrder").EnumerateArray().Select(place => place.GetInt32()), ListOrder.Sort(ReferenceGraph.Of(snapshot.Index), out _));
        }
    }

    [SkippableFact]
    public void Versions_and_features_are_told_apart_as_by_Pulumi()
    {
        foreach (var item in Conformance.Read("versions_features.json").GetProperty("untypedDeploymentLoad").EnumerateArray())
        {
            var features = item.TryGetProperty("features", out var list) ? list.GetRawText() : "[]";
            var text = $$$$"""{"version":{{{{item.GetProperty("version")}}}},"features":{{{{features}}}},"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""}}}""";
            var error = item.TryGetProperty("error", out var message) ? message.GetString() : null;
            if (error is null)
            {
                Assert.Empty(State.Read(text).Verify());
            }
            else if (error.Contains("features", StringComparison.Ordinal))
            {
                // Better than a refusal: what does not touch the feature can be done, and a newer Pulumi may know it.
                Assert.Equal((error, FaultSeverity.Warning), (Assert.Single(State.Read(text).Verify()).Message, State.Read(text).Verify()[0].Severity));
            }
            else
            {
                Assert.StartsWith(error, Assert.Throws<SnapshotFormatException>(() => State.Read(text)).Message, StringComparison.Ordinal);
            }
        }
    }

    [SkippableFact]
    public void Big_numbers_and_repeated_keys_of_unknown_fields_stay()
    {
        var item = Conformance.Read("versions_features.json").GetProperty("rawRoundTrip");
        var text = $$"""{"version":3,"deployment":{{item.GetProperty("deployment").GetString()}}}""";
        Assert.Equal(text, State.TextOf(State.Read(text)));
        var broken = text.Replace("\"resources\": []", $"\"resources\": [{State.Bucket("a", State.Dependencies("x") + ",\"z\":1")}]", StringComparison.Ordinal);
        Assert.Equal(broken.Replace(State.Dependencies("x") + ",", "", StringComparison.Ordinal), State.RepairedText(broken));
    }

    [SkippableFact]
    public void Removal_removes_and_refuses_what_Pulumi_state_delete_does()
    {
        foreach (var item in Conformance.Read("state_delete.json").GetProperty("cases").EnumerateArray())
        {
            var snapshot = State.Read(State.Checkpoint(item.GetProperty("resources")));
            var given = item.GetProperty("options");
            var options = new RemovalOptions { Force = given.TryGetProperty("force", out _), Recurse = given.TryGetProperty("targetDependents", out _) };
            var plan = SnapshotEdit.PlanRemoval(snapshot, [item.GetProperty("target").GetInt32()], options);
            var expect = item.GetProperty("expect");
            var name = $"{item.GetProperty("test")} {item.GetProperty("name")}";
            if (expect.TryGetProperty("remaining", out var remaining))
            {
                Assert.True(plan.Refusals.Count == 0, name);
                var expected = remaining.EnumerateArray().Select(place => snapshot.Resources[place.GetInt32()].RawJson.ToArray());
                Assert.Equal(expected, plan.Apply().Resources.Select(resource => resource.RawJson.ToArray()));
                continue;
            }

            var kind = expect.GetProperty("error").GetString() == "protected" ? RemovalRefusalKind.Protected : RemovalRefusalKind.HasDependents;
            var refusal = Assert.Single(plan.Refusals);
            Assert.Equal(kind, refusal.Kind);
            if (expect.TryGetProperty("dependents", out var dependents))
            {
                Assert.Equal(dependents.EnumerateArray().Select(place => snapshot.Resources[place.GetInt32()].Urn), refusal.Others);
            }

            Assert.Throws<InvalidOperationException>(plan.Apply);
        }
    }

    [SkippableFact]
    public void Removal_by_URN_says_what_Pulumi_state_delete_says()
    {
        foreach (var item in Conformance.Read("state_delete.json").GetProperty("commandCases").EnumerateArray())
        {
            // --all has no counterpart: a cmdlet takes its input from the pipeline.
            var arguments = item.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!).ToList();
            if (arguments.Contains("--all"))
            {
                continue;
            }

            var force = arguments.Remove("--force");
            var plan = SnapshotEdit.PlanRemoval(State.Read(State.Checkpoint(item.GetProperty("resources"))), arguments, new RemovalOptions { Force = force });
            if (item.GetProperty("expect").TryGetProperty("remaining", out _))
            {
                Assert.Empty(plan.Apply().Resources);
                continue;
            }

            foreach (var part in item.GetProperty("expect").GetProperty("errorContains").EnumerateArray())
            {
                // Pulumi's own advice to run its commands is left out.
                if (part.GetString()!.StartsWith("pulumi ", StringComparison.Ordinal))
                {
                    continue;
                }

                Assert.Contains(part.GetString()!, Assert.Single(plan.Refusals).Message, StringComparison.Ordinal);
            }
        }
    }

    [SkippableFact]
    public void Dependents_are_those_that_Pulumi_finds()
    {
        foreach (var item in Conformance.Read("dependents.json").GetProperty("cases").EnumerateArray())
        {
            var snapshot = State.Read(State.Checkpoint(item.GetProperty("resources")));
            foreach (var query in item.GetProperty("queries").EnumerateArray())
            {
                if (query.GetProperty("op").GetString() != "onlyDependsOn")
                {
                    continue;
                }

                var of = query.GetProperty("of").GetInt32();
                var removed = SnapshotEdit.PlanRemoval(snapshot, [of], new RemovalOptions { Recurse = true, Force = true }).Removed.Select(resource => resource.Index);
                Assert.Equal(query.GetProperty("expect").EnumerateArray().Select(place => place.GetInt32()).Append(of).Order(), removed);
            }
        }
    }

    private static int Displaced(int[] order) => order.Where((place, i) => order.Take(i).Any(before => before > place)).Count();

    private static bool SameResources(JsonElement expected, Snapshot actual)
    {
        if (expected.GetArrayLength() != actual.Resources.Count)
        {
            return false;
        }

        return expected.EnumerateArray().Zip(actual.Resources).All(pair =>
            pair.First.GetProperty("urn").GetString() == pair.Second.Urn
            && Text(pair.First, "parent") == pair.Second.Parent
            && Text(pair.First, "deletedWith") == pair.Second.DeletedWith
            && Text(pair.First, "provider") == pair.Second.Provider
            && (pair.First.TryGetProperty("delete", out var delete) && delete.GetBoolean()) == pair.Second.Delete
            && List(pair.First, "dependencies").SequenceEqual(pair.Second.Dependencies)
            && Properties(pair.First).SequenceEqual(pair.Second.PropertyDependencies.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Key + "=" + string.Join(',', item.Value))));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<string> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(item => item.GetString()!) : [];

    private static IEnumerable<string> Properties(JsonElement element) =>
        element.TryGetProperty("propertyDependencies", out var value)
            ? value.EnumerateObject().OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => item.Name + "=" + string.Join(',', item.Value.EnumerateArray().Select(urn => urn.GetString())))
            : [];
}
