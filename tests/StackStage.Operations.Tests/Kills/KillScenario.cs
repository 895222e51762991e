using StackStage.Operations.Connection;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Kills;

/// <summary>One thing that a cmdlet is asked for, in one world: all that a kill test has to know of it.</summary>
internal sealed record KillScenario
{
    /// <summary>The cmdlet, and what is special.</summary>
    public required string Name { get; init; }

    /// <summary>Makes the world as it is before; the same each time.</summary>
    public required Func<Task<Rehearsal>> World { get; init; }

    /// <summary>What is asked.</summary>
    public required Func<AwsConnection, IOperationHost, CancellationToken, Task> Operation { get; init; }

    /// <summary>The world after: a text without times, ETags and ids that differ from run to run.</summary>
    public required Func<Rehearsal, string> Describe { get; init; }

    /// <summary>Whether it has a journal at all; what only looks needs none.</summary>
    public bool HasJournal { get; init; } = true;

    /// <summary>Whether it must not begin without a journal: something of it cannot be planned again from what AWS shows.</summary>
    public bool NeedsJournal { get; init; }

    /// <summary>What somebody does before it is run again: takes a lock away that a killed run left in a stage's home. Null for nothing.</summary>
    public Func<Rehearsal, Task>? Between { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
