using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>The journal of a run that is under way.</summary>
internal sealed class RunJournal : IRunJournal
{
    private const int StepsPerLine = 200;

    private readonly IJournalLog _log;
    private readonly JournalWriter _writer;
    private readonly IAsyncDisposable _claim;
    private readonly IDisposable _life;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly HashSet<string> _open;
    private readonly Dictionary<StepIdentity, int> _numbers = [];
    private readonly object _gate = new();
    private bool _isDisposed;

    public RunJournal(string runId, IReadOnlyList<string> targets, IJournalLog log, IAsyncDisposable claim, IDisposable life, IReadOnlyList<RunFact> known, TimeProvider time, Action<string> warn)
    {
        RunId = runId;
        Known = known;
        _log = log;
        _claim = claim;
        _life = life;
        _time = time;
        _warn = warn;
        _writer = new JournalWriter(log, time);
        _open = new HashSet<string>(targets, StringComparer.Ordinal);
    }

    public string RunId { get; }

    public string Location => _log.Location;

    public IReadOnlyList<RunFact> Known { get; }

    public ValueTask PlanAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Lines that an editor still opens.
            foreach (var some in steps.Chunk(StepsPerLine))
            {
                _writer.Add(JournalFormat.Write(new PlanEntry(_time.GetUtcNow(), some), NumberOf));
            }
        }

        return default;
    }

    public ValueTask BeginAsync(StepIdentity step, CancellationToken cancellationToken) =>
        new(_writer.AddDurableAsync(JournalFormat.Write(new BeginEntry(_time.GetUtcNow(), step)), cancellationToken));

    public ValueTask EndAsync(StepIdentity step, StepState state, string? detail, string? errorId, DateTimeOffset? againAt, CancellationToken cancellationToken)
    {
        _writer.Add(JournalFormat.Write(new EndEntry(_time.GetUtcNow(), step, state, detail, errorId, againAt)));
        return default;
    }

    public ValueTask NoteAsync(IReadOnlyList<RunFact> facts, CancellationToken cancellationToken) =>
        facts.Count == 0 ? default : new(_writer.AddDurableAsync(JournalFormat.Write(new NoteEntry(_time.GetUtcNow(), facts)), cancellationToken));

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
        bool ended;
        lock (_gate)
        {
            ended = _open.IsSubsetOf(targets);
        }

        await _writer.AddDurableAsync(JournalFormat.Write(new FinishEntry(_time.GetUtcNow(), targets, ended)), cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _open.ExceptWith(targets);
        }
    }

    public async ValueTask DisposeAsync()
    {
        bool ended;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            ended = _open.Count == 0;
        }

        try
        {
            await _writer.AddDurableAsync([], CancellationToken.None).ConfigureAwait(false);
            if (ended)
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

    private int NumberOf(StepIdentity step)
    {
        if (!_numbers.TryGetValue(step, out var number))
        {
            _numbers[step] = number = _numbers.Count + 1;
        }

        return number;
    }
}
