using BenchmarkDotNet.Attributes;
using StackStage.Snapshots;

namespace StackStage.Benchmarks;

/// <summary>Reading, testing and mending a state; the baseline is one bare Utf8JsonReader pass over the same bytes.</summary>
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private byte[] _healthy = [];
    private byte[] _broken = [];
    private byte[] _orphaned = [];
    private byte[] _reversed = [];

    [Params(20_000, 200_000)]
    public int Resources { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _healthy = StateGenerator.Generate(Resources);
        _broken = StateGenerator.Generate(Resources, Damage.BadReferences, 20);
        _orphaned = StateGenerator.Generate(Resources, Damage.AllOrphaned);
        _reversed = StateGenerator.Generate(Resources, Damage.Reversed);
    }

    [Benchmark(Baseline = true)]
    public int BareUtf8JsonReader() => SnapshotRatios.BarePass(_healthy);

    [Benchmark]
    public int Test() => Snapshot.Read(_healthy).Verify().Count;

    [Benchmark]
    public int TestWith20Faults() => Snapshot.Read(_broken).Verify().Count;

    [Benchmark]
    public object RepairWith20Faults() => SnapshotRatios.Repair(_broken);

    [Benchmark]
    public object RepairAllOrphaned() => SnapshotRatios.Repair(_orphaned);

    [Benchmark]
    public object RepairAllReversed() => SnapshotRatios.Repair(_reversed);
}
