using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>
/// A service's own retry policy, whose pauses hold up nobody else, and go by the connection's clock: in a sandbox whose hours
/// pass in seconds, the SDK must not be the only one who sleeps in real time.
/// </summary>
internal sealed class PausingRetryPolicy : RetryPolicy
{
    private readonly RetryPolicy _policy;
    private readonly TimeProvider _time;
    private readonly ICallPacer? _pacer;

    public PausingRetryPolicy(RetryPolicy policy, TimeProvider time, ICallPacer? pacer)
    {
        _policy = policy;
        _time = time;
        _pacer = pacer;
        MaxRetries = policy.MaxRetries;
    }

    public override bool CanRetry(IExecutionContext executionContext) => _policy.CanRetry(executionContext);

    public override bool RetryForException(IExecutionContext executionContext, Exception exception) => _policy.RetryForException(executionContext, exception);

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) => _policy.RetryForExceptionAsync(executionContext, exception);

    public override bool RetryLimitReached(IExecutionContext executionContext) => _policy.RetryLimitReached(executionContext);

    public override void NotifySuccess(IExecutionContext executionContext) => _policy.NotifySuccess(executionContext);

    public override void NotifyError(IExecutionContext executionContext, Exception exception) => _policy.NotifyError(executionContext, exception);

    public override bool OnRetry(IExecutionContext executionContext) => _policy.OnRetry(executionContext);

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity) => _policy.OnRetry(executionContext, bypassAcquireCapacity);

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        _policy.OnRetry(executionContext, bypassAcquireCapacity, isThrottlingError);

    public override void ObtainSendToken(IExecutionContext executionContext, Exception exception) => _policy.ObtainSendToken(executionContext, exception);

    public override Task ObtainSendTokenAsync(IExecutionContext executionContext, Exception exception) => _policy.ObtainSendTokenAsync(executionContext, exception);

    public override bool IsThrottlingError(Exception exception) => _policy.IsThrottlingError(exception);

    public override bool IsTransientError(IExecutionContext executionContext, Exception exception) => _policy.IsTransientError(executionContext, exception);

    public override bool IsServiceTimeoutError(Exception exception) => _policy.IsServiceTimeoutError(exception);

    // The SDK's synchronous calls are never made here.
    public override void WaitBeforeRetry(IExecutionContext executionContext) => _policy.WaitBeforeRetry(executionContext);

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        return _pacer?.PauseAsync(PauseAsync, request.CancellationToken) ?? PauseAsync(request.CancellationToken);

        // By the machine's clock the SDK knows best: what its mode and the service's answer say.
        Task PauseAsync(CancellationToken cancellationToken) => _time == TimeProvider.System ? _policy.WaitBeforeRetryAsync(executionContext) : Task.Delay(Backoff(request.Retries), _time, cancellationToken);
    }

    // As the SDK's standard policy: anything up to 2^(n-1) seconds, and never more than 20.
    private static TimeSpan Backoff(int retry) => TimeSpan.FromSeconds(Random.Shared.NextDouble() * Math.Min(Math.Pow(2, retry - 1), 20));
}
