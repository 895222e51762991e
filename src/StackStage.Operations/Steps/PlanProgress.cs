using StackStage.Operations.Text;

namespace StackStage.Operations.Steps;

/// <summary>
/// One line over a plan of many steps: how many are done, failed, under way and left, in which wave and of which services, and
/// the time that is usually left.
/// </summary>
internal sealed class PlanProgress
{
    /// <summary>From how many steps on a plan has a line of its own; the waits of a small one say enough.</summary>
    public const int ManySteps = 12;

    private const int Activity = 1;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IOperationHost _host;
    private readonly string _title;
    private readonly TimeSpan _usual;
    private readonly DateTimeOffset _began;
    private readonly int[] _leftInWave;
    private readonly Dictionary<StepIdentity, int> _waveOf = [];
    private readonly SortedDictionary<string, (int Ended, int All)> _services = new(StringComparer.Ordinal);
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private int _all;
    private int _begun;
    private int _ended;
    private int _done;
    private int _failed;

    public PlanProgress(Plan plan, IOperationHost host)
    {
        _host = host;
        _all = plan.Steps.Count;
        _began = host.Time.GetUtcNow();
        _usual = _all < ManySteps ? TimeSpan.Zero : Plan.UsualTimeOf(plan.Steps);
        var waves = IsShown ? plan.Waves : [];
        _leftInWave = [.. waves.Select(wave => wave.Count)];
        for (var wave = 0; wave < waves.Count; wave++)
        {
            foreach (var step in waves[wave])
            {
                _waveOf[step.Identity] = wave;
                Count(step.Identity, 0, 1);
            }
        }

        _title = plan.Subjects.Count == 1 ? $"{plan.Subjects[0].Action} {plan.Subjects[0].Target}" : $"{plan.Steps.Count} steps for {plan.Subjects.Count} objects";
    }

    private bool IsShown => _all >= ManySteps;

    public void Begins() => _begun++;

    public void Discovered(int count) => _all += count;

    public void Ended(StepResult result)
    {
        _ended++;
        _begun -= result.Started is null ? 0 : 1;
        _done += result.Succeeded ? 1 : 0;
        _failed += result.State == StepState.Failed ? 1 : 0;
        if (_waveOf.TryGetValue(result.Identity, out var wave))
        {
            _leftInWave[wave]--;
            Count(result.Identity, 1, 0);
        }

        var now = _host.Time.GetUtcNow();
        if (!IsShown || result.State is StepState.Previewed or StepState.Declined || now - _told < Interval)
        {
            return;
        }

        _told = now;
        var left = _usual - (now - _began);
        var time = left > TimeSpan.Zero ? $", usually {Durations.Describe(left)} more" : string.Empty;
        _host.WriteProgress(new OperationProgress(
            Activity,
            _title,
            $"{_done} done, {_failed} failed, {Math.Max(_begun, 0)} under way, {_all - _ended - Math.Max(_begun, 0)} left{time}{Where()}",
            (int)(100L * _ended / _all),
            left > TimeSpan.Zero ? left : null));
    }

    // The first wave of which something is left, and how far each service is.
    private string Where()
    {
        var wave = Array.FindIndex(_leftInWave, left => left > 0);
        return wave < 0 ? string.Empty : $"; wave {wave + 1} of {_leftInWave.Length}; {string.Join(", ", _services.Select(service => $"{service.Key} {service.Value.Ended} of {service.Value.All}"))}";
    }

    private void Count(StepIdentity step, int ended, int all)
    {
        var service = step.Kind.Split('.')[0];
        var before = _services.GetValueOrDefault(service);
        _services[service] = (before.Ended + ended, before.All + all);
    }

    public void End()
    {
        if (_told != DateTimeOffset.MinValue)
        {
            _host.WriteProgress(new OperationProgress(Activity, _title, "done", Completed: true));
        }
    }
}
