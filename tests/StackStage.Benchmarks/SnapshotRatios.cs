using System.Diagnostics;
using System.Text.Json;
using StackStage.Snapshots;

namespace StackStage.Benchmarks;

/// <summary>Measures reading, testing and mending against one bare <see cref="Utf8JsonReader"/> pass over the same bytes, in one run.</summary>
public static class SnapshotRatios
{
    public static void Print(int[] sizes)
    {
        foreach (var size in sizes)
        {
            var healthy = StateGenerator.Generate(size);
            var broken = StateGenerator.Generate(size, Damage.BadReferences, 20);
            var rounds = size > 50_000 ? 5 : 15;
            Console.WriteLine($"{size:N0} resources, {healthy.Length / 1e6:N1} MB, {(double)healthy.Length / size:N0} bytes each");
            var bare = Best(rounds, () => (object)BarePass(healthy));
            Line("one bare Utf8JsonReader pass", bare, bare, healthy.Length);
            Line("Read", Best(rounds, () => Snapshot.Read(healthy)), bare, healthy.Length);
            Line("Read + Verify, healthy", Best(rounds, () => Snapshot.Read(healthy).Verify()), bare, healthy.Length);
            Line("Read + Verify, 20 faults", Best(rounds, () => Snapshot.Read(broken).Verify()), bare, healthy.Length);
            Line("Read + Plan + Apply, 20 faults, to memory", Best(rounds, () => Repair(broken)), bare, healthy.Length);
            Line("the same, read back and tested again", Best(rounds, () => RepairAndTest(broken)), bare, healthy.Length);
            var orphaned = StateGenerator.Generate(size, Damage.AllOrphaned);
            Line("Read + Plan + Apply, all orphaned", Best(3, () => Repair(orphaned)), bare, healthy.Length);
            orphaned = [];
            var reversed = StateGenerator.Generate(size, Damage.Reversed);
            Line("Read + Plan + Apply, all reversed", Best(3, () => Repair(reversed)), bare, healthy.Length);
            reversed = [];
            Memory("Read + Verify, healthy", healthy.Length, () =>
            {
                var snapshot = Snapshot.Read(healthy);
                snapshot.Verify();
                return snapshot;
            });
            Memory("Read + Plan + Apply, 20 faults, to memory", healthy.Length, () => Repair(broken));
        }
    }

    public static int BarePass(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 10_000 });
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    public static object Repair(byte[] file) => SnapshotRepair.Plan(Snapshot.Read(file)).Apply().ToArray();

    private static RepairResult RepairAndTest(byte[] file)
    {
        var result = SnapshotRepair.Plan(Snapshot.Read(file)).Apply();
        return result.IsSound ? result : throw new InvalidOperationException("The repaired state is not sound.");
    }

    /// <summary>The best of some rounds, by the clock and by processor time; the latter is less disturbed by what else runs.</summary>
    private static (double Wall, double Cpu) Best(int rounds, Func<object> run)
    {
        run();
        var best = (Wall: double.MaxValue, Cpu: double.MaxValue);
        for (var i = 0; i < rounds; i++)
        {
            GC.Collect();
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            run();
            best = (Math.Min(best.Wall, watch.Elapsed.TotalMilliseconds), Math.Min(best.Cpu, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds));
        }

        return best;
    }

    private static void Line(string what, (double Wall, double Cpu) time, (double Wall, double Cpu) bare, int bytes) =>
        Console.WriteLine($"  {what,-44} {time.Wall,9:N1} ms  {time.Wall / bare.Wall,5:N2} x  {bytes / time.Wall / 1e3,7:N0} MB/s   processor {time.Cpu,9:N1} ms {time.Cpu / bare.Cpu,5:N2} x");

    private static void Memory(string what, int bytes, Func<object> run)
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var result = run();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(result);
        Console.WriteLine($"  {what,-44} kept {kept / 1e6,7:N1} MB ({(double)kept / bytes:N2} x), allocated {allocated / 1e6,7:N1} MB ({(double)allocated / bytes:N2} x the file)");
    }
}
