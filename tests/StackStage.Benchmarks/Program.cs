using BenchmarkDotNet.Running;
using StackStage.Benchmarks;

// snapshots --ratio [resources …]: the figures of the README from one run, in a minute or two.
if (args is ["snapshots", "--ratio", ..])
{
    SnapshotRatios.Print(args.Length > 2 ? [.. args[2..].Select(int.Parse)] : [20_000, 200_000]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
