using StackStage.Operations.Stages.Homes;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages;

/// <summary>The present state of a stage in its home, or an earlier one, which is never changed.</summary>
/// <param name="home">The home.</param>
/// <param name="name">The stage.</param>
/// <param name="key">The object with the state.</param>
/// <param name="kept">The earlier state; null for the present one.</param>
/// <param name="command">Who is at work, for others who find the lock.</param>
internal sealed class StageOrigin(StageHome home, StageName name, string key, KeptState? kept, string command) : StateOrigin
{
    private readonly StageAddress _address = new(name.App, name.Stage, home.Region, home.HomePath, home.Backend, kept?.Id, kept?.Source);

    public StageName Stage => name;

    public override string Name => kept is null ? name.ToString() : $"{name} ({kept.Source} {kept.Id})";

    public override string Target => kept is null ? $"{name} ({home.Store.AddressOf(key)})" : Name;

    internal override string WayBack => $"Or go back to the last sound state that the home keeps: Restore-StackStageSnapshot {home.ArgumentsFor(name)} -LastSound; with -WhatIf it shows what would change.";

    internal override void EnsureChangeable()
    {
        if (kept is not null)
        {
            throw StageErrors.SnapshotNotChangeable(name, home, kept);
        }
    }

    internal override async Task<string> ReplaceAsync(StateFile read, ReadOnlyMemory<byte> content, Action test, IOperationHost host, CancellationToken cancellationToken)
    {
        EnsureChangeable();
        return (await StageStateWriter.ReplaceAsync(home, name, read.Content, content, command, test, host, cancellationToken).ConfigureAwait(false))!;
    }

    internal override PulumiResource Describe(PulumiResource resource) => new StagePulumiResource(resource, _address);

    internal override SnapshotFault Describe(SnapshotFault fault) => new StageSnapshotFault(fault, _address);

    internal override SnapshotRepair Describe(SnapshotRepair repair) => new StageSnapshotRepair(repair, _address);
}
