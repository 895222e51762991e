using StackStage.Operations.Text;

namespace StackStage.Operations.Steps;

/// <summary>One line over a plan of many steps: how many are done, failed, under way and left, and the time that is usually left.</summary>
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
            $"{_done} done, {_failed} failed, {Math.Max(_begun, 0)} under way, {_all - _ended - Math.Max(_begun, 0)} left{time}",
            (int)(100L * _ended / _all),
            left > TimeSpan.Zero ? left : null));
    }

    public void End()
    {
        if (_told != DateTimeOffset.MinValue)
        {
            _host.WriteProgress(new OperationProgress(Activity, _title, "done", Completed: true));
        }
    }
}
