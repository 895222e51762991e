using Amazon.Runtime.Internal;

namespace StackStage.Operations.Connection;

/// <summary>What every client of a connection does besides what its service's package makes it do, whichever package that is.</summary>
internal sealed class ConnectionPipeline : IRuntimePipelineCustomizer
{
    // A client builds its pipeline while it is made, on the thread that makes it.
    [ThreadStatic]
    private static Making? _client;

    static ConnectionPipeline() => RuntimePipelineCustomizerRegistry.Instance.Register(new ConnectionPipeline());

    public string UniqueName => "StackStage";

    /// <summary>Makes a client with this pipeline. Others, such as those the SDK makes for itself, stay as they are.</summary>
    /// <param name="time">The clock that the SDK's pauses between attempts go by.</param>
    /// <param name="caller">Whose calls the client makes.</param>
    /// <param name="pacer">When they are made; null for at once.</param>
    /// <param name="create">Makes the client.</param>
    public static T Create<T>(TimeProvider time, Caller caller, ICallPacer? pacer, Func<T> create)
    {
        _client = new Making(time, caller, pacer);
        try
        {
            return create();
        }
        finally
        {
            _client = null;
        }
    }

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        if (_client is not { } client)
        {
            return;
        }

        if (pipeline.Handlers.OfType<RetryHandler>().FirstOrDefault() is { } retries)
        {
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new PausingRetryPolicy(retries.RetryPolicy, client.Time, client.Pacer)));
        }

        pipeline.AddHandlerBefore<RetryHandler>(new AnswerCheck());
        pipeline.AddHandlerAfter<RetryHandler>(new CallTrace.Handler());
        if (client.Pacer is { } pacer)
        {
            // Outside the trace, which tells how long the call took and not the wait for its turn.
            pipeline.AddHandlerAfter<RetryHandler>(new PacingHandler(pacer, client.Time, client.Caller));
        }
    }

    private sealed record Making(TimeProvider Time, Caller Caller, ICallPacer? Pacer);
}
