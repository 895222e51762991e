using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Harness;

/// <summary>Journals that outlive a run but not the test. They keep what was written, and know nothing of disks.</summary>
internal sealed class MemoryJournals(TimeProvider time) : IRunJournals
{
    private readonly object _gate = new();
    private readonly List<Kept> _runs = [];

    public bool IsNamed { get; init; }

    /// <summary>Thrown when a journal is to be begun.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Called before every entry, with its words, and before a run is begun.</summary>
    public Action<string> Writing { get; set; } = _ => { };

    /// <summary>
    /// Runs an operation whose process ends before an entry is written: neither that one is, nor does any call reach AWS any more.
    /// </summary>
    /// <returns>False when it wrote fewer entries, and came to its end.</returns>
    public async Task<bool> InterruptAsync(int entry, StageSandbox sandbox, Func<CancellationToken, Task> operation)
    {
        using var stop = new CancellationTokenSource();
        var written = 0;
        Writing = _ =>
        {
            if (Interlocked.Increment(ref written) >= entry)
            {
                sandbox.Faults.StopAfter(0);
                stop.Cancel();
                throw new OperationCanceledException(stop.Token);
            }
        };
        try
        {
            await operation(stop.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or StageException)
        {
            // What a stopped run says does not matter here.
        }
        finally
        {
            Writing = _ => { };
            sandbox.Faults.Clear();
        }

        return written >= entry;
    }

    /// <summary>All entries of all runs, in words, in order.</summary>
    public List<string> Entries { get; } = [];

    public IReadOnlyList<string> Unfinished
    {
        get
        {
            lock (_gate)
            {
                return [.. _runs.SelectMany(run => run.Left).Order(StringComparer.Ordinal)];
            }
        }
    }

    public Task<IReadOnlyList<EarlierRun>> FindAsync(RunScope scope, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<EarlierRun>>(
            [
                .. _runs.Where(run => run.Left.Count > 0 && run.Header.Scope.Command == scope.Command && run.Header.Scope.AccountId == scope.AccountId && run.Header.Scope.Region == scope.Region)
                    .Where(run => scope.Targets.Count == 0 || scope.Targets.Any(run.Left.Contains))
                    .Reverse()
                    .Select(run => new EarlierRun(run.Id, run.Began, [.. run.Left], run.Header.Switches, run.Planned.ToHashSet(), run.HasBegun, [.. run.Facts.Where(fact => run.Left.Contains(fact.Target))])),
            ]);
        }
    }

    public Task<IRunJournal> BeginAsync(RunHeader header, IReadOnlyList<EarlierRun> earlier, CancellationToken cancellationToken)
    {
        if (Refusal is not null)
        {
            throw Refusal;
        }

        Writing("run");
        lock (_gate)
        {
            var kept = new Kept($"run-{_runs.Count + 1}", time.GetUtcNow(), header, [.. header.Scope.Targets]);
            foreach (var old in _runs.Where(run => earlier.Any(one => one.Id == run.Id)))
            {
                kept.Facts.AddRange(old.Facts.Where(fact => kept.Left.Contains(fact.Target) && old.Left.Contains(fact.Target)));
                old.Left.ExceptWith(kept.Left);
            }

            _runs.Add(kept);
            return Task.FromResult<IRunJournal>(new Journal(this, kept) { Known = [.. kept.Facts] });
        }
    }

    private void Write(string words, Action change)
    {
        Writing(words);
        lock (_gate)
        {
            Entries.Add(words);
            change();
        }
    }

    private sealed record Kept(string Id, DateTimeOffset Began, RunHeader Header, HashSet<string> Left)
    {
        public List<StepIdentity> Planned { get; } = [];

        public bool HasBegun { get; set; }

        public List<RunFact> Facts { get; } = [];
    }

    private sealed class Journal(MemoryJournals owner, Kept kept) : IRunJournal
    {
        public string RunId => kept.Id;

        public string Location => "memory";

        public required IReadOnlyList<RunFact> Known { get; init; }

        public ValueTask PlanAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken)
        {
            owner.Write($"plan {steps.Count}", () => kept.Planned.AddRange(steps.Select(step => step.Identity)));
            return default;
        }

        public ValueTask BeginAsync(StepIdentity step, CancellationToken cancellationToken)
        {
            owner.Write($"begin {step.Kind} {step.Id}", () => kept.HasBegun = true);
            return default;
        }

        public ValueTask EndAsync(StepIdentity step, StepState state, string? detail, string? errorId, DateTimeOffset? againAt, CancellationToken cancellationToken)
        {
            owner.Write($"end {step.Kind} {step.Id} {state}", () => { });
            return default;
        }

        public ValueTask NoteAsync(IReadOnlyList<RunFact> facts, CancellationToken cancellationToken)
        {
            owner.Write($"note {string.Join(", ", facts.Select(fact => $"{fact.Kind} {fact.Target}").Distinct())}", () => kept.Facts.AddRange(facts));
            return default;
        }

        public ValueTask FinishAsync(IReadOnlyList<string> targets, CancellationToken cancellationToken)
        {
            owner.Write($"finish {string.Join(", ", targets)}", () => kept.Left.ExceptWith(targets));
            return default;
        }

        public ValueTask DisposeAsync() => default;
    }
}
