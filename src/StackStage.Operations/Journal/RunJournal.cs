using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>The journal of a run that is under way. It knows what a reader of it would know.</summary>
internal sealed class RunJournal : IRunJournal
{
    private const int StepsPerLine = 200;

    private readonly IJournalLog _log;
    private readonly JournalWriter _writer;
    private readonly IAsyncDisposable _claim;
    private readonly IDisposable _life;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly RecordedRun _run;
    private readonly Dictionary<StepIdentity, int> _numbers = [];
    private readonly List<PlannedStep> _unwritten = [];
    private readonly object _gate = new();
    private bool _isDisposed;

    public RunJournal(RecordedRun run, IJournalLog log, IAsyncDisposable claim, IDisposable life, TimeProvider time, Action<string> warn)
    {
        _run = run;
        Known = [.. run.Facts];
        _log = log;
        _claim = claim;
        _life = life;
        _time = time;
        _warn = warn;
        _writer = new JournalWriter(log, time);
    }

    public string RunId => _run.Id;

    public string Location => _log.Location;

    public IReadOnlyList<RunFact> Known { get; }

    public ValueTask PlanAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // A run that is continued again and again has the same plan each time.
            if (steps.All(_run.HasPlanned))
            {
                _unwritten.AddRange(steps);
                return default;
            }

            // Lines that an editor still opens. What is new comes after steps that need a number.
            foreach (var some in _unwritten.Concat(steps).Chunk(StepsPerLine))
            {
                var plan = new PlanEntry(_time.GetUtcNow(), some);
                _run.Apply(plan);
                _writer.Add(JournalFormat.Write(plan, NumberOf));
            }

            _unwritten.Clear();
        }

        return default;
    }

    public ValueTask BeginAsync(StepIdentity step, CancellationToken cancellationToken) =>
        new(_writer.AddDurableAsync(Take(new BeginEntry(_time.GetUtcNow(), step)), cancellationToken));

    public ValueTask EndAsync(StepIdentity step, StepState state, string? detail, string? errorId, DateTimeOffset? againAt, CancellationToken cancellationToken)
    {
        _writer.Add(Take(new EndEntry(_time.GetUtcNow(), step, state, detail, errorId, againAt)));
        return default;
    }

    public ValueTask NoteAsync(IReadOnlyList<RunFact> facts, CancellationToken cancellationToken) =>
        facts.Count == 0 ? default : new(_writer.AddDurableAsync(Take(new NoteEntry(_time.GetUtcNow(), facts)), cancellationToken));

    public async ValueTask BeatAsync(CancellationToken cancellationToken)
    {
        if (_log.BeatEvery is not { } interval || (_time.GetUtcNow() - _writer.LastWritten < interval && !_writer.HasUnwritten))
        {
            return;
        }

        try
        {
            await _writer.AddDurableAsync(_writer.HasUnwritten ? [] : JournalFormat.Write(new BeatEntry(_time.GetUtcNow())), cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (failure.Error.ErrorId == JournalErrors.NotWritableId)
        {
            // A wait changes nothing. If it lasts, the next step says so before its first call.
        }
    }

    public async ValueTask FinishAsync(IReadOnlyList<string> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            return;
        }

        FinishEntry finish;
        lock (_gate)
        {
            finish = new FinishEntry(_time.GetUtcNow(), targets, _run.Open.All(targets.Contains));
        }

        await _writer.AddDurableAsync(JournalFormat.Write(finish), cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _run.Apply(finish);
        }
    }

    public async ValueTask DisposeAsync()
    {
        IReadOnlyList<string> untouched;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            untouched = [.. _run.Open.Except(_run.Left)];
        }

        try
        {
            // What ended as it was, with a refusal or an error, leaves nothing to go on with.
            await FinishAsync(untouched, CancellationToken.None).ConfigureAwait(false);
            await _writer.AddDurableAsync([], CancellationToken.None).ConfigureAwait(false);
            if (_run.IsEnded)
            {
                await _log.EndAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (StageException failure)
        {
            _warn($"The end of the run's journal could not be written: {failure.Message}");
        }
        finally
        {
            // Whatever one of them says, the others are given back: the session would hold the run for ever.
            try
            {
                await _log.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                try
                {
                    await _claim.DisposeAsync().ConfigureAwait(false);
                }
                finally
                {
                    _life.Dispose();
                }
            }
        }
    }

    // Taken for written already: if it is not, more is taken to be begun than is.
    private byte[] Take(JournalEntry entry)
    {
        lock (_gate)
        {
            _run.Apply(entry);
        }

        return JournalFormat.Write(entry);
    }

    private int NumberOf(StepIdentity step)
    {
        if (!_numbers.TryGetValue(step, out var number))
        {
            _numbers[step] = number = _numbers.Count + 1;
        }

        return number;
    }
}
