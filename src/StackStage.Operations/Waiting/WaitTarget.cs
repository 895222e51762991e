namespace StackStage.Operations.Waiting;

/// <summary>A kind of wait: what for, what is usual, how to look, all in one place.</summary>
public sealed record WaitTarget
{
    /// <summary>What is waited for, after "Waiting until": "distribution {0} is Deployed". {0} is the resource.</summary>
    public required string Description { get; init; }

    /// <summary>The title over all resources that wait: "Waiting for distributions to be deployed".</summary>
    public required string Activity { get; init; }

    /// <summary>How long it usually takes, as far as known.</summary>
    public TimeSpan? Usual { get; init; }

    /// <summary>
    /// What the user calls a resource in the progress line, such as a domain where the resource is an ARN; null when the
    /// resource itself is the best name, or none is known.
    /// </summary>
    public Func<string, string?>? NameOf { get; init; }

    /// <summary>The error id of a timeout, such as <c>DistributionNotDeployedInTime</c>.</summary>
    public required string TimeoutErrorId { get; init; }

    /// <summary>The command that goes on where this wait ended; {0} is the resource.</summary>
    public required string ContinueWith { get; init; }

    /// <summary>The IAM action that looking needs, for the message when it is denied.</summary>
    public required string LookAction { get; init; }

    /// <summary>
    /// Looks at all resources that wait, with one list call where a list tells enough. A resource that is left out
    /// of the answer is looked at again the next time; one whose look failed is <see cref="WaitObservation.Unseen"/>.
    /// </summary>
    public required Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, WaitObservation>>> LookAsync { get; init; }
}
