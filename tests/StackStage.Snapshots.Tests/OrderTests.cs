using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Snapshots.Tests;

/// <summary>Putting resources in order moves as few of them as can be.</summary>
public class OrderTests
{
    [Theory]
    [InlineData("x:dcb b c d", "b c d x")] // One goes back instead of three going forward.
    [InlineData("a:d b c d e", "d a b c e")] // Where it comes to the same, what is referred to goes forward.
    [InlineData("a:r b:r c:r r", "r a b c")]
    [InlineData("a:r b:rx c:r x r y", "r a x b c y")]
    [InlineData("x:bcd b c d p:s q:s s", "b c d x s p q")]
    [InlineData("c:b b:a a", "a b c")]
    public void As_few_move_as_can_be(string list, string expected)
    {
        var resources = list.Split(' ').Select(text => text.Split(':')).Select(item => State.Bucket(item[0], item.Length > 1 ? State.Dependencies([.. item[1].Select(c => c.ToString())]) : "")).ToArray();
        var result = State.Repair(State.Checkpoint(resources));
        Assert.True(result.IsSound);
        Assert.Equal(expected, string.Join(' ', result.Snapshot.Resources.Select(resource => resource.Name)));
    }

    [Fact]
    public void No_smaller_set_would_do()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20261121, 3), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var count = 1 + random.Next(10);
            var (graph, needs) = RandomGraph(random, count, random.NextDouble());
            var order = ListOrder.Sort(graph, out var moved);
            AssertSound(order, needs, moved);
            Assert.Equal(Fewest(needs), moved.Count);
        }));
    }

    [Fact]
    public void Large_tangles_come_out_sound_and_not_worse_than_either_simple_way()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            var (graph, needs) = RandomGraph(random, 3000, 0.0006);
            var order = ListOrder.Sort(graph, out var moved);
            AssertSound(order, needs, moved);
            Assert.True(moved.Count <= Forward(needs), $"{moved.Count} moved, and {Forward(needs)} would go forward.");
        }
    }

    [Fact]
    public void A_root_at_the_end_of_a_large_state_moves_alone()
    {
        const int Count = 100_000;
        var graph = ReferenceGraph.Of(Count, Count, (i, edges) =>
        {
            if (i < Count - 1)
            {
                edges.Add(new Edge(Count - 1, 0, RefKind.Parent));
            }
        });
        var order = ListOrder.Sort(graph, out var moved);
        Assert.Equal([Count - 1], moved);
        Assert.Equal(Enumerable.Range(0, Count - 1).Prepend(Count - 1), order);
    }

    [Fact]
    public void One_that_needs_all_others_of_a_large_state_moves_alone()
    {
        const int Count = 100_000;
        var graph = ReferenceGraph.Of(Count, Count, (i, edges) =>
        {
            for (var to = 1; i == 0 && to < Count; to++)
            {
                edges.Add(new Edge(to, 0, RefKind.Dependency));
            }
        });
        var order = ListOrder.Sort(graph, out var moved);
        Assert.Equal([0], moved);
        Assert.Equal(Enumerable.Range(1, Count - 1).Append(0), order);
    }

    /// <summary>A graph without circles, in an order that has nothing to do with it, and by resource what it needs.</summary>
    private static (ReferenceGraph Graph, List<int>[] Needs) RandomGraph(Random random, int count, double density)
    {
        var rank = Enumerable.Range(0, count).ToArray();
        if (random.Next(2) == 0)
        {
            random.Shuffle(rank);
        }
        else
        {
            for (var swaps = random.Next(4); swaps > 0; swaps--)
            {
                var (a, b) = (random.Next(count), random.Next(count));
                (rank[a], rank[b]) = (rank[b], rank[a]);
            }
        }

        var needs = new List<int>[count];
        for (var i = 0; i < count; i++)
        {
            needs[i] = [];
            for (var j = 0; j < count; j++)
            {
                if (rank[j] < rank[i] && random.NextDouble() < density)
                {
                    needs[i].Add(j);
                }
            }
        }

        return (ReferenceGraph.Of(count, count, (i, edges) => edges.AddRange(needs[i].Select(to => new Edge(to, 0, RefKind.Dependency)))), needs);
    }

    private static void AssertSound(int[] order, List<int>[] needs, List<int> moved)
    {
        Assert.Equal(Enumerable.Range(0, order.Length), order.Order());
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        for (var i = 0; i < needs.Length; i++)
        {
            Assert.All(needs[i], to => Assert.True(place[to] < place[i]));
        }

        var kept = order.Except(moved).ToList();
        Assert.Equal(kept.Order(), kept);
    }

    /// <summary>Tries all sets, small ones first: what is not in the set must not need, over any way, what comes later and is not in it either.</summary>
    private static int Fewest(List<int>[] needs)
    {
        var count = needs.Length;
        var reach = new bool[count, count];
        for (var round = 0; round < count; round++)
        {
            for (var i = 0; i < count; i++)
            {
                foreach (var to in needs[i])
                {
                    reach[i, to] = true;
                    for (var k = 0; k < count; k++)
                    {
                        reach[i, k] |= reach[to, k];
                    }
                }
            }
        }

        var best = count;
        for (var set = 0; set < 1 << count; set++)
        {
            var isEnough = true;
            for (var i = 0; i < count && isEnough; i++)
            {
                for (var j = i + 1; j < count && isEnough; j++)
                {
                    isEnough = !reach[i, j] || (set >> i & 1) == 1 || (set >> j & 1) == 1;
                }
            }

            best = isEnough ? Math.Min(best, int.PopCount(set)) : best;
        }

        return best;
    }

    /// <summary>How many go forward when each in turn is preceded by what it needs.</summary>
    private static int Forward(List<int>[] needs)
    {
        var done = new bool[needs.Length];
        var forward = 0;
        void Visit(int i, int turn)
        {
            if (done[i])
            {
                return;
            }

            done[i] = true;
            needs[i].ForEach(to => Visit(to, turn));
            forward += i > turn ? 1 : 0;
        }

        for (var i = 0; i < needs.Length; i++)
        {
            Visit(i, i);
        }

        return forward;
    }
}
