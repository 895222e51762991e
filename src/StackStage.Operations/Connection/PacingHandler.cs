using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StackStage.Operations.Connection;

/// <summary>Stands inside the SDK's own retries and lets each attempt through in its turn.</summary>
internal sealed class PacingHandler(ICallPacer pacer, TimeProvider time, Caller caller) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var call = PacedCall.Of(request.ClientConfig, CallTrace.OperationOf(executionContext), time, caller);
        var turn = await pacer.TakeTurnAsync(call, request.CancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            turn.End(null);
            return answer;
        }
        catch (Exception failure)
        {
            turn.End(failure);
            throw;
        }
    }
}
