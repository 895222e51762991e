using StackStage.Operations.Connection;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Waiting;

/// <summary>
/// Keeps an eye on a call that is tried again and again: says so when it has failed for a while without a break, and
/// ends it when time will hardly mend it. Throttling and a network that stutters are put up with for as long as the
/// caller wants; a service that answers with errors, and an endpoint that is not there, are not.
/// </summary>
/// <param name="host">Hears the warning; its clock counts the time.</param>
/// <param name="what">What fails, as the beginning of a sentence: <c>acm:DescribeCertificate on …</c>.</param>
internal sealed class FailureWatch(IOperationHost host, string what)
{
    /// <summary>After how much uninterrupted failure the user is told.</summary>
    public static readonly TimeSpan WarnAfter = TimeSpan.FromMinutes(2);

    /// <summary>The same where nobody answers at the endpoint.</summary>
    public static readonly TimeSpan WarnAfterUnreachable = TimeSpan.FromSeconds(30);

    /// <summary>How long 5xx that are not throttling are put up with, and an endpoint of AWS that is not there.</summary>
    public static readonly TimeSpan ServerErrorLimit = TimeSpan.FromMinutes(10);

    /// <summary>How long an endpoint on this machine may be away. A program that has ended does not come back by itself.</summary>
    public static readonly TimeSpan LoopbackLimit = TimeSpan.FromMinutes(1);

    private Kind _kind;
    private DateTimeOffset _since;
    private DateTimeOffset _kindSince;
    private bool _isFailing;
    private bool _isTold;

    private enum Kind
    {
        Other,
        ServerError,
        Unreachable,
    }

    /// <summary>Notes that the call was answered, if only with a refusal.</summary>
    public void Answered()
    {
        if (_isTold)
        {
            host.WriteVerbose($"{what}: there are answers again.");
        }

        _isFailing = false;
        _isTold = false;
    }

    /// <summary>Notes a failure that time may mend, and tells the user when it is time to.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>How long it may still go on failing in this way; null for as long as the caller wants, zero or less when it is over.</returns>
    public TimeSpan? Failed(Exception failure)
    {
        var (left, lasted) = Note(failure);
        if (lasted is { } span)
        {
            Tell(host, what, span, failure);
        }

        return left;
    }

    /// <summary>Notes a failure that time may mend, for a caller that tells of several together.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>How long it may still go on, as of <see cref="Failed"/>; and for how long it has gone on, once, when it is time to tell.</returns>
    public (TimeSpan? Left, TimeSpan? Lasted) Note(Exception failure)
    {
        var now = host.Time.GetUtcNow();
        var kind = KindOf(failure);
        if (!_isFailing)
        {
            (_isFailing, _since, _kindSince, _kind) = (true, now, now, kind);
        }
        else if (kind != _kind)
        {
            (_kindSince, _kind) = (now, kind);
        }

        var limit = LimitOf(failure, kind);
        TimeSpan? lasted = null;
        if (!_isTold && (now - _since >= WarnAfter || (kind == Kind.Unreachable && now - _kindSince >= WarnAfterUnreachable)) && now - _kindSince < (limit ?? TimeSpan.MaxValue))
        {
            _isTold = true;
            lasted = now - _since;
        }

        return (limit is { } most ? _kindSince + most - now : null, lasted);
    }

    /// <summary>Tells the user that something keeps failing.</summary>
    public static void Tell(IOperationHost host, string what, TimeSpan lasted, Exception failure) =>
        host.WriteWarning($"{what} has failed for {Durations.Describe(lasted)} without a break ({AwsErrors.Summarize(failure)}). It is tried on; Ctrl+C stops, and the same command continues.");

    private static Kind KindOf(Exception failure) => AwsErrors.IsThrottling(failure) ? Kind.Other
        : AwsErrors.IsUnreachable(failure) ? Kind.Unreachable
        : failure is Amazon.Runtime.AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError } ? Kind.ServerError
        : Kind.Other;

    private static TimeSpan? LimitOf(Exception failure, Kind kind) => kind switch
    {
        Kind.ServerError => ServerErrorLimit,
        Kind.Unreachable => CallTrace.EndpointOf(failure)?.IsLoopback == true ? LoopbackLimit : ServerErrorLimit,
        _ => null,
    };
}
