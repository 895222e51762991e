using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Waiting;

namespace StackStage.Cmdlets;

/// <summary>The base of every cmdlet that waits for AWS. After -NoWait, a timeout or a stop, the same call again goes on where it stood.</summary>
public abstract class WaitingStageCmdlet : AwsStageCmdlet
{
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
        Timeout = Timeout ?? defaultTimeout,
        PollInterval = PollInterval ?? defaultPollInterval,
        NoWait = IsOn(NoWait),
    };
}
