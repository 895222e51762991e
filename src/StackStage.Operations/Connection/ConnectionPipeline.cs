using Amazon.Runtime.Internal;

namespace StackStage.Operations.Connection;

/// <summary>What every client of a connection does besides what its service's package makes it do, whichever package that is.</summary>
internal sealed class ConnectionPipeline : IRuntimePipelineCustomizer
{
    // A client builds its pipeline while it is made, on the thread that makes it.
    [ThreadStatic]
    private static TimeProvider? _clockOfClient;

    static ConnectionPipeline() => RuntimePipelineCustomizerRegistry.Instance.Register(new ConnectionPipeline());

    public string UniqueName => "StackStage";

    /// <summary>Makes a client with this pipeline. Others, such as those the SDK makes for itself, stay as they are.</summary>
    /// <param name="time">The clock that the SDK's pauses between attempts go by.</param>
    /// <param name="create">Makes the client.</param>
    public static T Create<T>(TimeProvider time, Func<T> create)
    {
        _clockOfClient = time;
        try
        {
            return create();
        }
        finally
        {
            _clockOfClient = null;
        }
    }

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        if (_clockOfClient is not { } time)
        {
            return;
        }

        if (time != TimeProvider.System && pipeline.Handlers.OfType<RetryHandler>().FirstOrDefault() is { } retries)
        {
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ClockedRetryPolicy(retries.RetryPolicy, time)));
        }

        pipeline.AddHandlerBefore<RetryHandler>(new AnswerCheck());
        pipeline.AddHandlerAfter<RetryHandler>(new CallTrace.Handler());
    }
}
