using BenchmarkDotNet.Running;
using StackStage.Benchmarks;

// snapshots --ratio [resources …]: the figures of the README from one run, in a minute or two.
if (args is ["snapshots", "--ratio", ..])
{
    SnapshotRatios.Print(args.Length > 2 ? [.. args[2..].Select(int.Parse)] : [20_000, 200_000]);
    return 0;
}

// import [runs]: what the module adds to an import in pwsh, and what first calls take.
if (args is ["import", ..])
{
    return ImportTimes.Print(args.Length > 1 ? int.Parse(args[1]) : 15);
}

// distributions: what fifty distributions cost beside one, counted on the sandbox's clock.
if (args is ["distributions"])
{
    return await DistributionCosts.PrintAsync().ConfigureAwait(false) ? 0 : 1;
}

// plans: what the road itself costs, without a call.
if (args is ["plans"])
{
    await PlanCosts.PrintAsync().ConfigureAwait(false);
    return 0;
}

// pacing: what thousands who wait for their turn, or for resources, cost.
if (args is ["pacing"])
{
    await PacingCosts.PrintAsync().ConfigureAwait(false);
    return 0;
}

// keys: what trying a key costs, and a backup of a thousand stages on the sandbox's clock.
if (args is ["keys"])
{
    return await KeyCosts.PrintAsync().ConfigureAwait(false) ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
