using System.Globalization;
using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Waiting;

namespace StackStage.Cmdlets;

/// <summary>The base of every cmdlet that waits for AWS. After -NoWait, a timeout or a stop, the same call again goes on where it stood.</summary>
public abstract class WaitingStageCmdlet : AwsStageCmdlet
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestPollInterval = TimeSpan.FromDays(1);

    // Without -PollInterval the time between two looks grows with the wait, and no further than this.
    private static readonly TimeSpan LongestGrownInterval = TimeSpan.FromMinutes(2);

    // Whoever asks without a pause is throttled, and waits longer for it.
    private static readonly TimeSpan ShortestPollInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait in all: seconds, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The time between two looks: seconds, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? PollInterval { get; set; }

    /// <summary>Starts what can be started and returns; the next call goes on.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>The wait as the parameters describe it.</summary>
    private protected WaitOptions ToWaitOptions(TimeSpan defaultTimeout, TimeSpan defaultPollInterval) => new()
    {
        Timeout = Within(Timeout ?? defaultTimeout, nameof(Timeout), TimeSpan.Zero, LongestTimeout),
        PollInterval = Within(PollInterval ?? defaultPollInterval, nameof(PollInterval), ShortestPollInterval, LongestPollInterval),
        LongestInterval = PollInterval is null ? LongestGrownInterval : null,
        NoWait = IsOn(NoWait),
    };

    private static TimeSpan Within(TimeSpan given, string parameter, TimeSpan least, TimeSpan most) => given >= least && given <= most
        ? given
        : throw new StageException(new StageError(
            "DurationNotValid",
            StageErrorCategory.InvalidArgument,
            string.Create(CultureInfo.InvariantCulture, $"-{parameter} is {given}, and may be {least} to {most}."),
            parameter,
            "Give seconds, or a TimeSpan such as 00:30:00."));
}
