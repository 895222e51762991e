using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Snapshots.Tests;

/// <summary>What holds for any state and any damage.</summary>
public class PropertyTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void A_sound_state_is_found_sound_and_not_changed()
    {
        Check.One(Quiet(500), Prop.ForAll(Seeds, seed =>
        {
            var text = RandomState.Sound(seed).Text;
            var snapshot = State.Read(text);
            Assert.Empty(snapshot.Errors());
            var result = SnapshotRepair.Plan(snapshot).Apply();
            Assert.False(result.Changed);
            Assert.Equal(text, Encoding.UTF8.GetString(result.ToArray().Span));
        }));
    }

    [Theory]
    [InlineData(OrphanAction.Reparent)]
    [InlineData(OrphanAction.RestoreComponent)]
    [InlineData(OrphanAction.Rename)]
    public void Any_damage_is_mended_and_nothing_else_is_changed(OrphanAction orphans)
    {
        Check.One(Quiet(1500), Prop.ForAll(Seeds, seed =>
        {
            var damaged = RandomState.Damaged(seed, 6);
            var options = new RepairOptions { OrphanAction = orphans, BreakCycle = true, DuplicateAction = DuplicateAction.KeepFirst };
            var before = State.Read(damaged.Text);
            var plan = SnapshotRepair.Plan(before, options);
            var result = plan.Apply();
            var what = $"seed {seed}\n{string.Join("\n", plan.Repairs.Select(repair => repair.Description))}\n";

            // Sound, but for what a renaming refuses.
            if (orphans != OrphanAction.Rename || plan.Unrepairable.All(fault => fault.Severity == FaultSeverity.Warning))
            {
                Assert.True(result.IsSound, what + string.Join("\n", result.Remaining.Select(fault => fault.Message)));
                Assert.DoesNotContain(plan.Unrepairable, fault => fault.Severity == FaultSeverity.Error);
            }

            // A second repair has nothing to do.
            var again = SnapshotRepair.Plan(result.Snapshot, options);
            Assert.True(again.Repairs.Count == 0, what + string.Join("\n", again.Faults.Select(fault => fault.Message)) + string.Join("\n", again.Repairs.Select(repair => repair.Description)));

            // The same resources: only exact copies are gone, only restored components came.
            static string Key(SnapshotResource resource) => resource.Name + "|" + resource.Id + "|" + resource.Delete;
            var restored = plan.Repairs.Count(repair => repair.Kind == RepairKind.RestoreComponent);
            var dropped = plan.Repairs.Count(repair => repair.Kind == RepairKind.RemoveDuplicate);
            Assert.Equal(before.Resources.Count - dropped + restored, result.Snapshot.Resources.Count);
            Assert.Empty(before.Resources.Select(Key).Except(result.Snapshot.Resources.Select(Key)));

            // Resources that no repair names are as they were, byte for byte.
            if (orphans == OrphanAction.Rename)
            {
                return;
            }

            var named = plan.Repairs.Where(repair => repair.Index is not null && repair.Kind != RepairKind.Reorder).Select(repair => repair.Index!.Value).ToHashSet();
            var circles = plan.Repairs.Any(repair => repair.Kind == RepairKind.BreakCycle);
            var texts = result.Snapshot.Resources.Select(resource => Encoding.UTF8.GetString(resource.RawJson.Span)).ToHashSet();
            if (!circles)
            {
                Assert.All(before.Resources.Where(resource => !named.Contains(resource.Index)), resource => Assert.Contains(Encoding.UTF8.GetString(resource.RawJson.Span), texts));
            }

            // It is JSON, and what is around the resources is as it was.
            using var document = JsonDocument.Parse(result.ToArray());
            Assert.Contains(",\"unknown\":{\"a\":[1.0,12345678901234567890]}", State.TextOf(result.Snapshot), StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void Any_choice_of_approvals_gives_a_state_with_the_same_resources()
    {
        Check.One(Quiet(700), Prop.ForAll(Seeds, seed =>
        {
            var before = State.Read(RandomState.Damaged(seed, 6).Text);
            var random = new Random(seed);
            var plan = SnapshotRepair.Plan(before, new RepairOptions { BreakCycle = true, OrphanAction = (OrphanAction)random.Next(3) });
            var result = plan.Apply(_ => random.Next(2) == 0);
            var dropped = result.Repaired.Count(repair => repair.Kind == RepairKind.RemoveDuplicate) - result.Repaired.Count(repair => repair.Kind == RepairKind.RestoreComponent);
            Assert.Equal(before.Resources.Count - dropped, result.Snapshot.Resources.Count);
            Assert.Equal(result.Repaired.Count > 0, result.Changed);
            using var document = JsonDocument.Parse(result.ToArray());
        }));
    }

    [Fact]
    public void Faults_are_mended_by_the_repairs_that_say_so()
    {
        Check.One(Quiet(500), Prop.ForAll(Seeds, seed =>
        {
            var plan = SnapshotRepair.Plan(State.Read(RandomState.Damaged(seed, 6).Text), new RepairOptions { BreakCycle = true });
            var mended = plan.Repairs.SelectMany(repair => repair.Faults).ToList();
            Assert.Equal(mended.Count, mended.Distinct<SnapshotFault>(ReferenceEqualityComparer.Instance).Count());
            Assert.All(mended, fault => Assert.DoesNotContain(plan.Unrepairable, other => ReferenceEquals(other, fault)));
        }));
    }

    [Fact]
    public void Random_bytes_and_damaged_files_never_crash()
    {
        var random = new Random(20261120);
        for (var round = 0; round < 3000; round++)
        {
            var text = round % 3 == 0 ? new byte[random.Next(200)] : Encoding.UTF8.GetBytes(RandomState.Damaged(round, 3).Text);
            if (round % 3 == 0)
            {
                random.NextBytes(text);
            }

            for (var changes = random.Next(4); changes > 0 && text.Length > 0; changes--)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            if (round % 7 == 0)
            {
                text = text[..random.Next(text.Length + 1)];
            }

            foreach (var salvage in new[] { false, true })
            {
                try
                {
                    var snapshot = Snapshot.Read(text, new SnapshotReadOptions { Salvage = salvage });
                    var result = SnapshotRepair.Plan(snapshot, new RepairOptions { OrphanAction = (OrphanAction)(round % 3), BreakCycle = true, DuplicateAction = DuplicateAction.KeepLast, ClearPendingOperation = true }).Apply();
                    _ = result.Remaining;
                    _ = SnapshotComparison.Compare(snapshot, result.Snapshot);
                    _ = snapshot.EnumerateSecrets().ToList();
                    foreach (var resource in snapshot.Resources)
                    {
                        _ = (resource.Name, resource.Created, resource.PropertyDependencies, resource.GetInputString("x"), resource.Aliases);
                    }

                    if (snapshot.Resources.Count > 0)
                    {
                        _ = SnapshotEdit.PlanRemoval(snapshot, [0], new RemovalOptions { Recurse = true, Force = true }).Apply();
                    }
                }
                catch (SnapshotFormatException)
                {
                    // Told what it is: that is all that is asked for.
                }
            }
        }
    }

    [Theory]
    [InlineData("orphans")]
    [InlineData("restore")]
    [InlineData("rename")]
    [InlineData("reverse")]
    [InlineData("chain")]
    [InlineData("copies")]
    [InlineData("providers")]
    public void Large_states_with_nothing_right_are_mended_in_time(string damage)
    {
        const int Count = 30_000;
        var list = Enumerable.Range(0, Count).Select(i => damage switch
        {
            "rename" => State.Bucket("r" + i, $"\"parent\":\"{State.Urn("gone" + i)}\",\"dependencies\":[\"{State.Urn("r" + (i / 2)).Replace("aws:s3", "my:c:Comp$aws:s3", StringComparison.Ordinal)}\"]").Replace("dev::shop::aws:s3:Bucket::r" + i + "\"", "dev::shop::my:c:Comp$aws:s3:Bucket::r" + i + "\"", StringComparison.Ordinal),
            "orphans" or "restore" => State.Bucket("r" + i, $"\"parent\":\"{State.Urn("gone" + i)}\""),
            "reverse" => State.Bucket("r" + (Count - i), i == Count - 1 ? "" : State.Dependencies("r" + (Count - i - 1))),
            "chain" => State.Bucket("r" + i, State.Dependencies("r" + ((i + 1) % Count), "gone" + i)),
            "copies" => State.Bucket("same", i % 2 == 0 ? "\"delete\":true" : State.Dependencies("same"), "i"),
            _ => State.Bucket("r" + i, $"\"provider\":\"urn:pulumi:dev::shop::pulumi:providers:aws::default_6_0_{i}::y\""),
        });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = SnapshotRepair.Plan(State.Read(State.Checkpoint([State.RootJson, State.ProviderJson, .. list])), new RepairOptions { BreakCycle = true, OrphanAction = damage == "rename" ? OrphanAction.Rename : damage == "restore" ? OrphanAction.RestoreComponent : OrphanAction.Reparent }).Apply();
        Assert.True(result.IsSound);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static Config Quiet(int tests) => Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261120, 3);
}
