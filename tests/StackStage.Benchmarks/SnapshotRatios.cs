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
            Memory("Read + Verify, healthy", healthy.Length, () => Snapshot.Read(healthy));
        }
    }

    public static int BarePass(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 10_000 });
        var tokens = 0;
        while (reader.Read()) tokens++;
        return tokens;
    }

    private static double Best(int rounds, Func<object> run)
    {
        run();
        var best = double.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            run();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    private static void Line(string what, double time, double bare, int bytes) =>
        Console.WriteLine($"  {what,-44} {time,9:N1} ms  {time / bare,5:N2} x  {bytes / time / 1e3,7:N0} MB/s");

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
