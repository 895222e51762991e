using System.Text;
using System.Text.Json;

namespace StackStage.Snapshots.Tests;

/// <summary>
/// All kinds of damage at once, compared with a model that shares no code with the engine: whatever the engine makes of such a
/// state, it makes nothing that destroys a real resource.
/// </summary>
public class WreckedStateTests
{
    private const int Batch = 500;

    // With STACKSTAGE_SEEDS more of each batch are tried, for a longer search.
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("STACKSTAGE_SEEDS"), out var more) ? more : Batch;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Whatever_is_broken_no_repair_destroys_what_is_real(int batch)
    {
        for (var seed = batch * 1_000_000; seed < (batch * 1_000_000) + Rounds; seed++)
        {
            var wrecked = WreckedState.Of(seed);
            try
            {
                Compare(wrecked, seed);
            }
            catch (Exception failure) when (failure is Xunit.Sdk.XunitException or KeyNotFoundException or InvalidOperationException or JsonException)
            {
                Assert.Fail($"Seed {seed}: {failure.Message}\n{Encoding.UTF8.GetString(wrecked.File).Replace('\0', '0')}");
            }
        }
    }

    private static void Compare(WreckedState wrecked, int seed)
    {
        var random = new Random(seed);
        var options = new RepairOptions
        {
            OrphanAction = random.Next(2) == 0 ? OrphanAction.Reparent : OrphanAction.RestoreComponent,
            ProviderAction = random.Next(3) == 0 ? ProviderAction.Restore : ProviderAction.Replace,
            DuplicateAction = (DuplicateAction)random.Next(4),
            BreakCycle = random.Next(2) == 0,
        };
        if (wrecked.HasWrongCommas || wrecked.HasHoles)
        {
            Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(wrecked.File));
        }

        if (wrecked.Whole.Count == 0)
        {
            Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(wrecked.File, new SnapshotReadOptions { Salvage = true }));
            return;
        }

        var snapshot = Snapshot.Read(wrecked.File, new SnapshotReadOptions { Salvage = wrecked.HasHoles, MendCommas = wrecked.HasWrongCommas });
        var plan = SnapshotRepair.Plan(snapshot, options);
        var all = plan.Apply();
        var before = wrecked.Whole.ConvertAll(text => new NaiveResource(text));
        var after = NaiveResource.ReadAll(all.ToArray());

        // Sound, or refused and said.
        Assert.Equal(NaiveResource.WhatIsWrong(after), all.IsSound ? null : NaiveResource.WhatIsWrong(after) ?? "The engine finds something wrong that the model does not.");
        Assert.True(all.IsSound || plan.Unrepairable.Any(fault => fault.Severity == FaultSeverity.Error), $"It is not sound, and no fault says so: {string.Join("; ", all.Remaining.Select(fault => fault.Message))}. {string.Join("; ", plan.Repairs.Select(repair => repair.Description))}");
        AssertHarmless(before, after, plan, options, wrecked, isAll: true);
        if (all.IsSound)
        {
            AssertDuplicatesAsAsked(before, after, options.DuplicateAction);
            AssertFewestMoved(before, after);
        }

        // Some repairs declined: still nothing is destroyed.
        if (!wrecked.HasHoles && !wrecked.HasWrongCommas)
        {
            var some = plan.Apply(_ => random.Next(2) == 0);
            AssertHarmless(before, NaiveResource.ReadAll(some.ToArray()), plan, options, wrecked, isAll: false);
        }
    }

    private static void AssertHarmless(List<NaiveResource> before, List<NaiveResource> after, RepairPlan plan, RepairOptions options, WreckedState wrecked, bool isAll)
    {
        var pairs = Pair(before, after, out var gone, out var added);

        // Nothing leaves unasked but exact copies; nothing comes but what was asked to be restored.
        foreach (var one in gone)
        {
            Assert.False(one.Delete, $"{one.Reference} waited for its deletion, and is gone.");
            var copies = before.Where(other => other != one && other.Urn == one.Urn && !other.Delete).ToList();
            Assert.True(
                copies.Exists(other => other.Saying == one.Saying) || (options.DuplicateAction is DuplicateAction.KeepFirst or DuplicateAction.KeepLast && copies.Count > 0),
                $"{one.Reference} is gone.");
            Assert.True(after.Exists(other => other.Urn == one.Urn && !other.Delete), $"No copy of {one.Urn} is left.");
            if (copies.TrueForAll(other => other.Id != one.Id))
            {
                Assert.Contains(plan.Warnings, warning => warning.Contains($"'{one.Id}'", StringComparison.Ordinal));
            }
        }

        Assert.All(added, one => Assert.True(
            (!one.Custom && options.OrphanAction == OrphanAction.RestoreComponent && before.Exists(other => other.Parent == one.Urn))
                || (one.IsProvider && options.ProviderAction == ProviderAction.Restore && before.Exists(other => other.Provider == one.Reference)),
            $"{one.Urn} was made up."));

        // Guards never get lost.
        foreach (var one in before.Where(one => !one.Delete))
        {
            var stay = after.FindAll(other => other.Urn == one.Urn && !other.Delete);
            Assert.True(!one.Protect || stay.Exists(other => other.Protect), $"{one.Urn} is protected no longer.");
            Assert.True(!one.Retain || stay.Exists(other => other.Retain), $"{one.Urn} is retained no longer.");
        }

        foreach (var (old, now) in pairs)
        {
            Assert.True(!old.Protect || now.Protect, $"{old.Reference} is protected no longer.");
            Assert.True(!old.Retain || now.Retain, $"{old.Reference} is retained no longer.");
            Assert.True(now.Type == old.Type || (old.Type is null && now.Type == old.TypeInUrn), $"{old.Urn} has another type.");
            Assert.False(old.Delete && !now.Delete, $"{old.Urn} lives again.");
            if (now.Delete && !old.Delete)
            {
                AssertMarkedWell(old, now, pairs, options);
            }

            if (now.Provider != old.Provider)
            {
                // When the drop of a provider's copy is declined, but what was to follow is not, that was said of each resource.
                Assert.False(isAll && after.Exists(one => one.IsProvider && one.Reference == old.Provider), $"{old.Urn} had its provider.");
                AssertProviderFits(old, now, before);
            }

            AssertReferences(old, now, before, after);
            if (Same(old, now) && before.Count(one => one.Core == old.Core) == 1)
            {
                Assert.True(old.Raw == now.Raw, $"{old.Reference} is written otherwise:\n{old.Raw}\n{now.Raw}");
            }
        }

        // What is around the list is as it was.
        if (!wrecked.HasHoles && !wrecked.HasWrongCommas)
        {
            var text = Encoding.UTF8.GetString(wrecked.File);
            var rest = text[(text.LastIndexOf(']', text.IndexOf(",\"unknown\":", StringComparison.Ordinal)) + 1)..];
            Assert.Contains("12345678901234567890", rest, StringComparison.Ordinal);
        }
    }

    private static bool Same(NaiveResource a, NaiveResource b) =>
        a.Type == b.Type && a.Delete == b.Delete && a.Protect == b.Protect && a.Retain == b.Retain && a.Parent == b.Parent && a.Provider == b.Provider && a.Dependencies.SequenceEqual(b.Dependencies);

    /// <summary>The resources of the two lists that are the same ones: nothing but what a repair may touch differs.</summary>
    private static List<(NaiveResource Old, NaiveResource New)> Pair(List<NaiveResource> before, List<NaiveResource> after, out List<NaiveResource> gone, out List<NaiveResource> added)
    {
        var pairs = new List<(NaiveResource, NaiveResource)>();
        gone = [];
        var left = after.ToList();
        foreach (var one in before.OrderBy(one => after.Exists(other => other.Raw == one.Raw) ? 0 : 1))
        {
            var match = left.Find(other => other.Raw == one.Raw)
                ?? left.FindAll(other => other.Core == one.Core).OrderBy(other => Distance(one, other)).FirstOrDefault();
            if (match is null)
            {
                gone.Add(one);
                continue;
            }

            left.Remove(match);
            pairs.Add((one, match));
        }

        added = left;
        return pairs;
    }

    private static int Distance(NaiveResource a, NaiveResource b) =>
        (a.Provider == b.Provider ? 0 : 4) + (a.Protect == b.Protect ? 0 : 2) + (a.Retain == b.Retain ? 0 : 2) + (a.Delete == b.Delete ? 0 : 8) + (a.Parent == b.Parent ? 0 : 1);

    private static void AssertMarkedWell(NaiveResource old, NaiveResource now, List<(NaiveResource Old, NaiveResource New)> pairs, RepairOptions options)
    {
        Assert.Equal(DuplicateAction.MarkForDeletion, options.DuplicateAction);
        var stays = pairs.FindAll(pair => pair.New.Urn == now.Urn && !pair.New.Delete).ConvertAll(pair => pair.Old);
        Assert.NotEmpty(stays);
        foreach (var other in stays)
        {
            Assert.True(other.Id != old.Id, $"The real resource {old.Id} of {old.Urn} stays and is deleted.");
        }
    }

    private static void AssertProviderFits(NaiveResource old, NaiveResource now, List<NaiveResource> before)
    {
        Assert.NotNull(old.Provider);
        Assert.NotNull(now.Provider);
        var chosen = before.Find(one => one.IsProvider && one.Reference == now.Provider && !one.Delete);
        Assert.True(chosen is not null, $"{now.Provider} is no live provider.");
        var was = old.Provider[..old.Provider.LastIndexOf("::", StringComparison.Ordinal)].Split("::");
        Assert.Equal(was[2], chosen!.TypeInUrn);
        if (chosen.Name != was[3])
        {
            Assert.StartsWith("default_", was[3], StringComparison.Ordinal);
            Assert.StartsWith("default_", chosen.Name, StringComparison.Ordinal);
            Assert.Equal(was[3].Split('_')[1], chosen.Name.Split('_')[1]);
        }

        // The ARNs of all that had the same lost provider are where the chosen one works.
        foreach (var place in before.Where(one => one.Provider == old.Provider).Select(one => one.Place).OfType<(string Region, string Account)>())
        {
            var users = before.FindAll(one => one.Provider == now.Provider && one.Place is not null);
            var regions = chosen.ConfiguredRegion is { } region ? [region] : users.Select(one => one.Place!.Value.Region).Distinct().ToList();
            var accounts = chosen.ConfiguredAccount is { } account ? [account] : users.Select(one => one.Place!.Value.Account).Distinct().ToList();
            Assert.True(regions is [var only] && only == place.Region, $"{old.Urn} goes from {place.Region} to {now.Provider}, which is in '{string.Join(' ', regions)}'.");
            Assert.True(accounts.Count == 0 || (accounts.Count == 1 && accounts[0] == place.Account), $"{old.Urn} goes from the account {place.Account} to {now.Provider}, which is in '{string.Join(' ', accounts)}'.");
        }
    }

    private static void AssertReferences(NaiveResource old, NaiveResource now, List<NaiveResource> before, List<NaiveResource> after)
    {
        Assert.Empty(now.Dependencies.Except(old.Dependencies));
        var urns = after.Select(one => one.Urn).ToHashSet();
        foreach (var dropped in old.Dependencies.Except(now.Dependencies))
        {
            Assert.True(!urns.Contains(dropped) || dropped == old.Urn || HasCircle(before), $"{old.Urn} lost its dependency on {dropped}.");
        }

        if (now.Parent != old.Parent)
        {
            Assert.True(old.Parent is null || !urns.Contains(old.Parent) || old.Parent == old.Urn || HasCircle(before), $"{old.Urn} lost its parent {old.Parent}.");
            Assert.True(now.Parent is null or State.Root, $"{old.Urn} has the parent {now.Parent}.");
        }
    }

    private static void AssertDuplicatesAsAsked(List<NaiveResource> before, List<NaiveResource> after, DuplicateAction action)
    {
        foreach (var copies in before.Where(one => !one.Delete).GroupBy(one => one.Urn).Where(group => group.Count() > 1))
        {
            // Of those that say the same the newest, the first where times do not tell.
            var distinct = copies.GroupBy(one => one.Saying).Select(group => group.Aggregate((newest, one) => one.IsNewerThan(newest) ? one : newest)).OrderBy(one => before.IndexOf(one)).ToList();
            var expected = distinct.Count == 1 ? distinct[0] : action switch
            {
                DuplicateAction.KeepFirst => distinct[0],
                DuplicateAction.KeepLast => distinct[^1],
                _ => distinct.Aggregate((newest, one) => one.IsNewerThan(newest) ? one : newest),
            };
            var stays = Assert.Single(after, one => one.Urn == copies.Key && !one.Delete);
            Assert.Equal(expected.Core, stays.Core);
            Assert.True(distinct.Count == 1 || action != DuplicateAction.None, $"A copy of {copies.Key} was chosen unasked.");
        }
    }

    /// <summary>Nobody could do with fewer moves: tried out, where it is clear who satisfies whom.</summary>
    private static void AssertFewestMoved(List<NaiveResource> before, List<NaiveResource> after)
    {
        const int Most = 12;
        if (after.Count > Most || after.Select(one => one.Urn).Distinct().Count() != after.Count || before.Select(one => one.Core).Distinct().Count() != before.Count)
        {
            return;
        }

        // Where each was; what was put in has no place of its own.
        var pairs = Pair(before, after, out _, out var added);
        if (added.Count > 0)
        {
            return;
        }

        var place = pairs.ToDictionary(pair => pair.New, pair => before.IndexOf(pair.Old));
        var old = after.OrderBy(one => place[one]).ToList();
        var byUrn = old.Select((one, i) => (one.Urn, i)).ToDictionary(item => item.Urn, item => item.i);
        var byReference = old.Select((one, i) => (one, i)).Where(item => item.one.IsProvider).ToDictionary(item => item.one.Reference, item => item.i);
        var needs = new bool[old.Count, old.Count];
        for (var i = 0; i < old.Count; i++)
        {
            foreach (var urn in old[i].Dependencies.Append(old[i].Parent).OfType<string>())
            {
                needs[i, byUrn[urn]] = true;
            }

            if (old[i].Provider is { } provider)
            {
                needs[i, byReference[provider]] = true;
            }
        }

        for (var via = 0; via < old.Count; via++)
        {
            for (var i = 0; i < old.Count; i++)
            {
                for (var j = 0; j < old.Count; j++)
                {
                    needs[i, j] |= needs[i, via] && needs[via, j];
                }
            }
        }

        var fewest = int.MaxValue;
        for (var set = 0; set < 1 << old.Count; set++)
        {
            var size = System.Numerics.BitOperations.PopCount((uint)set);
            if (size < fewest && Suffices(set))
            {
                fewest = size;
            }
        }

        Assert.Equal(after.Count - LongestRising([.. after.Select(one => old.IndexOf(one))]), fewest);

        bool Suffices(int set)
        {
            for (var i = 0; i < old.Count; i++)
            {
                for (var j = i + 1; j < old.Count; j++)
                {
                    if (needs[i, j] && (set & ((1 << i) | (1 << j))) == 0)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    private static int LongestRising(int[] places)
    {
        var longest = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            longest[i] = 1 + Enumerable.Range(0, i).Where(j => places[j] < places[i]).Select(j => longest[j]).DefaultIfEmpty().Max();
        }

        return longest.DefaultIfEmpty().Max();
    }

    private static bool HasCircle(List<NaiveResource> list)
    {
        var left = list.ToList();
        while (left.Count > 0)
        {
            // What nobody who is left needs, or needs nobody who is left, is in no circle.
            var free = left.FindAll(one => !left.Exists(other => (other != one || one.Dependencies.Contains(one.Urn) || one.Parent == one.Urn)
                && (one.Dependencies.Contains(other.Urn) || one.Parent == other.Urn || (other.IsProvider && one.Provider == other.Reference))));
            if (free.Count == 0)
            {
                return true;
            }

            left.RemoveAll(free.Contains);
        }

        return false;
    }
}
