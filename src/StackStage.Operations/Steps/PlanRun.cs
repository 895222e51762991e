using System.Threading.Channels;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>
/// One execution of a plan. A single loop decides what may begin; steps run beside it and tell it how they ended. What waits,
/// in whatever way, costs an entry in a list and no place.
/// </summary>
#pragma warning disable CA1001 // The semaphore never makes a handle; steps that come back late may still ask it.
internal sealed class PlanRun
#pragma warning restore CA1001
{
    private static readonly TimeSpan BeatInterval = TimeSpan.FromMinutes(4);

    // How often a step may wait for those it found when none of them is left.
    private const int MostIdleRounds = 5;

    private readonly Plan _plan;
    private readonly IOperationHost _host;
    private readonly PlanRunOptions _options;
    private readonly IRunJournal? _journal;
    private readonly PlanNotes _notes;
    private readonly CancellationTokenSource _halt;
    private readonly CancellationToken _stop;
    private readonly Dictionary<Step, PlanNode> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StepIdentity, PlanNode> _byIdentity = [];
    private readonly List<PlanNode> _all = [];
    private readonly HashSet<Step> _unwanted = new(ReferenceEqualityComparer.Instance);
    private readonly PriorityQueue<PlanNode, int> _ready = new();
    private readonly PriorityQueue<PlanNode, DateTimeOffset> _later = new();
    private readonly List<PlanNode> _blocked = [];
    private readonly Dictionary<string, int> _left = new(StringComparer.Ordinal);
    private readonly Channel<Action> _events = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _places;
    private readonly PlanResults _results = new();
    private readonly SharedCauses _causes;
    private readonly PlanProgress _progress;
    private bool _isUnderWay;
    private int _running;
    private int _changing;
    private int _taken;
    private StageError? _end;

    public PlanRun(Plan plan, IOperationHost host, PlanRunOptions options, IRunJournal? journal, CancellationToken stop)
    {
        _plan = plan;
        _host = host;
        _options = options;
        _journal = journal;
        _notes = new PlanNotes(journal);
        _halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _stop = _halt.Token;
        _places = new SemaphoreSlim(options.ThrottleLimit);
        _causes = new SharedCauses(host);
        _progress = new PlanProgress(plan, host);
    }

    private bool MayBegin => _end is null && !_stop.IsCancellationRequested;

    /// <summary>Runs what was approved. A stop ends it early, with what had been done by then.</summary>
    public async Task<PlanResults> RunAsync(StepResult?[] answers)
    {
        foreach (var subject in _plan.Subjects)
        {
            _left[subject.Key] = 0;
        }

        Add(_plan.Steps);
        for (var index = 0; index < answers.Length; index++)
        {
            if (answers[index] is { } answer)
            {
                End(_all[index], answer);
                if (answer.IsUnwanted)
                {
                    _unwanted.Add(_all[index].Step);
                }
            }
        }

        _isUnderWay = true;
        foreach (var node in _all.Where(node => node is { Result: null, Open: 0 }).ToList())
        {
            _ready.Enqueue(node, node.Order);
        }

        TellEmptySubjects();

        // By real time, whatever clock the waits go by: it is for other machines.
        using var beat = _journal is null ? null : TimeProvider.System.CreateTimer(_ => _events.Writer.TryWrite(() => _ = BeatAsync()), null, BeatInterval, BeatInterval);
        try
        {
            while (await GoOnAsync().ConfigureAwait(false))
            {
            }
        }
        catch
        {
            // Whoever hears of ends failed. What runs must not go on behind the back of whoever is told so.
            await EndRunningAsync().ConfigureAwait(false);
            throw;
        }

        _progress.End();
        _causes.TellRest();
        return _results;
    }

    private async Task EndRunningAsync()
    {
        await _halt.CancelAsync().ConfigureAwait(false);
        while (_running > 0)
        {
            await _events.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false);
            while (_events.Reader.TryRead(out var happened))
            {
                try
                {
                    happened();
                }
#pragma warning disable CA1031 // It has failed once already, and that is what is told.
                catch (Exception)
#pragma warning restore CA1031
                {
                }
            }
        }
    }

    private void Add(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            Add(step);
        }
    }

    private PlanNode Add(Step step)
    {
        var node = new PlanNode(step, _all.Count);
        _all.Add(node);
        _nodes[step] = node;
        _byIdentity[step.Identity] = node;
        _results.Add(step);
        foreach (var key in step.Subjects)
        {
            _left[key]++;
        }

        // By node: a step that was found twice may be named by either of its objects.
        foreach (var before in step.After.Select(edge => _nodes[edge.Step]).Distinct())
        {
            if (before.Result is null)
            {
                node.Open++;
                before.Dependents.Add(node);
            }
        }

        return node;
    }

    // One turn: begin what may begin, then wait for something to happen. False when there is nothing more to do.
    private async Task<bool> GoOnAsync()
    {
        if (MayBegin)
        {
            TakeDue();
            if (_changing == 0 && _ready.Count == 0)
            {
                RetryBlocked();
            }

            while (_ready.TryDequeue(out var node, out _))
            {
                Begin(node);
            }
        }

        if (_running == 0 && (_later.Count == 0 || !MayBegin))
        {
            if (_ready.Count == 0 && _blocked.Count > 0 && MayBegin)
            {
                GiveUpBlocked();
                return true;
            }

            if (_ready.Count == 0 && MayBegin && _all.Find(node => node.Result is null) is { } stuck)
            {
                // What is left waits for itself. That must not pass for an end.
                Fail(stuck, WaitsForItself(stuck.Step));
                return true;
            }

            if (_ready.Count == 0 || !MayBegin)
            {
                EndRest();
                return false;
            }

            return true;
        }

        await WaitForEventAsync().ConfigureAwait(false);
        while (_events.Reader.TryRead(out var happened))
        {
            happened();
        }

        return true;
    }

    private async Task WaitForEventAsync()
    {
        if (_later.Count == 0 || !MayBegin || !_later.TryPeek(out _, out var at))
        {
            await _events.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false);
            return;
        }

        var span = at - _host.Time.GetUtcNow();
        if (span <= TimeSpan.Zero)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        var pause = Task.Delay(span, _host.Time, either.Token);
        var happened = _events.Reader.WaitToReadAsync(either.Token).AsTask();
        await Task.WhenAny(pause, happened).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ((Task)happened).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void TakeDue()
    {
        var now = _host.Time.GetUtcNow();
        while (_later.TryPeek(out var node, out var at) && at <= now)
        {
            _later.Dequeue();
            _ready.Enqueue(node, node.Order);
        }
    }

    // A pass is over when nothing changes any more: what was held up by something that has gone since is tried again.
    private void RetryBlocked()
    {
        foreach (var node in _blocked.Where(node => node.TakenWhenBegun < _taken).ToList())
        {
            _blocked.Remove(node);
            _ready.Enqueue(node, node.Order);
        }
    }

    private void GiveUpBlocked()
    {
        foreach (var node in _blocked.ToList())
        {
            Fail(node, node.Obstacle!);
        }

        _blocked.Clear();
    }

    private void Begin(PlanNode node)
    {
        // As it is before it looks: what goes while it does may be what it waits for.
        node.TakenWhenBegun = _taken;
        _running++;
        _changing += node.Step.Changes ? 1 : 0;
        _progress.Begins();

        // A flow of its own, so that the places of steps are told apart.
        _ = Task.Run(() => RunStepAsync(node), CancellationToken.None);
    }

    private async Task RunStepAsync(PlanNode node)
    {
        Action ended;
        try
        {
            ended = await TryRunAsync(node).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it was, the loop must hear of the end, or it waits forever.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ended = () => Fail(node, Unexpected(node.Step, failure));
        }

        _events.Writer.TryWrite(() =>
        {
            _running--;
            _changing -= node.Step.Changes ? 1 : 0;
            ended();
        });
    }

    // Gives what is to be done about it on the loop.
    private async Task<Action> TryRunAsync(PlanNode node)
    {
        if (await FindObstacleAsync(node).ConfigureAwait(false) is { } obstacle)
        {
            return () => End(node, obstacle);
        }

        if (!node.Step.Changes)
        {
            return await RunNowAsync(node).ConfigureAwait(false);
        }

        try
        {
            await _places.WaitAsync(_stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return () => { };
        }

        using (StepPlace.Take(_places))
        {
            return MayBegin ? await RunNowAsync(node).ConfigureAwait(false) : () => { };
        }
    }

    private async Task<StepResult?> FindObstacleAsync(PlanNode node)
    {
        foreach (var edge in node.Step.After)
        {
            var before = _nodes[edge.Step].Result!;
            var isOpen = edge.Condition switch
            {
                _ when before.Succeeded => true,
                StepCondition.Ended => true,
                StepCondition.SucceededIfWanted => before.IsUnwanted,
                StepCondition.Absent => edge.Step.IsAbsentAsync is { } isAbsent && before.State != StepState.Previewed && await LookAsync(isAbsent).ConfigureAwait(false),
                _ => false,
            };
            if (!isOpen)
            {
                return PlanApproval.Result(node.Step, before.State == StepState.Pending ? StepState.Pending : StepState.Skipped, Why(before)) with { IsUnwanted = before.IsUnwanted, IsSettled = before.IsSettled };
            }
        }

        return null;
    }

    // A look that fails shows nothing, and so no absence.
    private async Task<bool> LookAsync(Func<CancellationToken, Task<bool>> isAbsent)
    {
        try
        {
            return await isAbsent(_stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StageException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<Action> RunNowAsync(PlanNode node)
    {
        var step = node.Step;
        node.Started ??= _host.Time.GetUtcNow();
        try
        {
            await _notes.BeginAsync(step, _stop).ConfigureAwait(false);
            var outcome = await step.RunAsync(new StepRun(steps => Discover(node, steps), _unwanted, _journal, node.Attempt, _stop)).ConfigureAwait(false);
            await _notes.EndAsync(step, outcome).ConfigureAwait(false);
            return () => Conclude(node, outcome);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return () => End(node, Stopped(node));
        }
        catch (StageException failure)
        {
            if (SharedCauses.EndsRun(failure.Error))
            {
                // At once: the next one takes this one's place before the loop hears of its end.
                Interlocked.CompareExchange(ref _end, failure.Error, null);
                HaltIfTakenOver(failure.Error);
            }

            await _notes.FailAsync(step, failure.Error).ConfigureAwait(false);
            return () => Fail(node, failure.Error);
        }
#pragma warning disable CA1031 // One step's failure, of whatever type, must not lose the results of the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var error = Unexpected(step, failure);
            await _notes.FailAsync(step, error).ConfigureAwait(false);
            return () => Fail(node, error);
        }
    }

    private static StageError WaitsForItself(Step step) => new(
        "StepWaitsForItself",
        StageErrorCategory.InvalidOperation,
        $"{step.Action} {step.Target} was not done: it waits for steps that wait for it, or for none.",
        step.Target,
        "Run the command again. If that says the same, it is a fault of this module: report it with what -Verbose says.");

    private static StageError Unexpected(Step step, Exception failure) => new(
        "StepFailed",
        StageErrorCategory.NotSpecified,
        $"{step.Action} {step.Target} failed: {failure.Message}",
        step.Target,
        "Look at the cause, then run the command again: it continues where it stopped.",
        failure);

    private async Task BeatAsync()
    {
        try
        {
            await _journal!.BeatAsync(_stop).ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            if (SharedCauses.EndsRun(failure.Error) && Interlocked.CompareExchange(ref _end, failure.Error, null) is null)
            {
                _events.Writer.TryWrite(() => _causes.Tell(failure.Error));
                HaltIfTakenOver(failure.Error);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is being stopped.
        }
    }

    // Somebody else works on the same things: what is under way here would try again and again against them.
    private void HaltIfTakenOver(StageError error)
    {
        if (error.ErrorId == SharedCauses.TakenOver)
        {
            _ = _halt.CancelAsync();
        }
    }

    private void Discover(PlanNode parent, IReadOnlyList<Step> steps) => _events.Writer.TryWrite(() =>
    {
        var fresh = new List<Step>();
        foreach (var step in steps)
        {
            if (_byIdentity.TryGetValue(step.Identity, out var known))
            {
                // Another object for the same step: what comes after it comes after that one.
                if (_nodes.TryAdd(step, known))
                {
                    _results.AddName(step, known.Step);
                }

                AddChild(parent, known);
                continue;
            }

            if (step.Subjects.Count == 0)
            {
                step.Subjects = parent.Step.Subjects;
            }

            fresh.Add(step);
            var node = Add(step);
            AddChild(parent, node);
            if (node.Open == 0)
            {
                _ready.Enqueue(node, node.Order);
            }
        }

        _progress.Discovered(fresh.Count);
        if (fresh.Count > 0)
        {
            _ = _notes.PlanAsync(fresh);
        }
    });

    private void Conclude(PlanNode node, StepOutcome outcome)
    {
        node.Attempt++;
        if (outcome.AgainAt is { } at && !_options.NoWait)
        {
            _later.Enqueue(node, at);
            _host.WriteVerbose($"{node.Step.Action} {node.Step.Target}: {outcome.Detail}; looked at again at {at:u}");
        }
        else if (outcome.Obstacle is { } obstacle)
        {
            node.Obstacle = obstacle;
            _blocked.Add(node);
            _host.WriteVerbose($"{node.Step.Action} {node.Step.Target} is held up: {obstacle.Message}");
        }
        else if (outcome.WaitsForDiscovered)
        {
            // A list may be behind once; whoever says it again and again would never end.
            node.IdleRounds = node.OpenChildren > 0 ? 0 : node.IdleRounds + 1;
            if (node.IdleRounds > MostIdleRounds)
            {
                Fail(node, WaitsForItself(node.Step));
                return;
            }

            node.WaitsForChildren = true;
            ResumeWhenChildrenEnded(node);
        }
        else
        {
            End(node, node.Ended(outcome.State, outcome.Detail, null, _host.Time.GetUtcNow()) with { IsSettled = outcome.State == StepState.Skipped });
        }
    }

    // Whoever finds what another has found, or found it before, waits for it as well, unless that waits for him.
    private void AddChild(PlanNode parent, PlanNode child)
    {
        if (child.Result is null && !child.Parents.Contains(parent) && !ComesAfter(child, parent))
        {
            child.Parents.Add(parent);
            parent.OpenChildren++;
        }
    }

    private bool ComesAfter(PlanNode node, PlanNode other)
    {
        var seen = new HashSet<PlanNode>();
        var open = new Stack<PlanNode>([node]);
        while (open.TryPop(out var one))
        {
            if (one == other)
            {
                return true;
            }

            if (seen.Add(one))
            {
                foreach (var edge in one.Step.After)
                {
                    open.Push(_nodes[edge.Step]);
                }
            }
        }

        return false;
    }

    private void ResumeWhenChildrenEnded(PlanNode node)
    {
        if (node.WaitsForChildren && node.OpenChildren == 0)
        {
            node.WaitsForChildren = false;
            _ready.Enqueue(node, node.Order);
        }
    }

    private StepResult Stopped(PlanNode node) => node.Ended(StepState.Stopped, "stopped; run the command again to continue", null, _host.Time.GetUtcNow());

    private void Fail(PlanNode node, StageError error) => End(node, node.Failed(error, _host.Time.GetUtcNow()));

    private void End(PlanNode node, StepResult result)
    {
        node.Result = result;
        _results.Set(node.Step, result);

        // A wait, too, ends with something gone.
        _taken += result.State == StepState.Done ? 1 : 0;
        _progress.Ended(result);
        if (result.Error is { } error)
        {
            _causes.Tell(error);
        }
        else if (result.State is not (StepState.Previewed or StepState.Declined))
        {
            _host.WriteVerbose(result.ToString());
        }

        if (result.State == StepState.Pending)
        {
            _host.NoteUnfinished();
        }

        foreach (var next in node.Dependents)
        {
            if (--next.Open == 0 && next.Result is null && _isUnderWay)
            {
                _ready.Enqueue(next, next.Order);
            }
        }

        foreach (var parent in node.Parents)
        {
            parent.OpenChildren--;
            ResumeWhenChildrenEnded(parent);
        }

        foreach (var key in node.Step.Subjects)
        {
            if (--_left[key] == 0)
            {
                TellEnded(key);
            }
        }
    }

    // Stopped, or without what every call needs: what was not begun stays as it is.
    private void EndRest()
    {
        var why = _end is null ? "not begun: the run was stopped" : $"not begun: {_end.Message}";
        foreach (var node in _all.Where(node => node.Result is null).ToList())
        {
            End(node, node.Started is null ? PlanApproval.Result(node.Step, StepState.Pending, why) : Stopped(node));
        }
    }

    private void TellEmptySubjects()
    {
        foreach (var subject in _plan.Subjects.Where(subject => _plan.StepsOf(subject).Count == 0))
        {
            _options.SubjectEnded?.Invoke(subject, _results);
        }
    }

    private void TellEnded(string key) => _options.SubjectEnded?.Invoke(_plan.SubjectOf(key), _results);

    private static string Why(StepResult blocking) => blocking.State switch
    {
        StepState.Pending => $"waits for '{blocking.Action}' on {blocking.Target}; run the command again to continue",
        StepState.Failed => $"not done because '{blocking.Action}' on {blocking.Target} failed",
        _ => blocking.Detail ?? $"not done because '{blocking.Action}' on {blocking.Target} was not done",
    };
}
