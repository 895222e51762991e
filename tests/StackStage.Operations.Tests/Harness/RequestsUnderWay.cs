using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Harness;

/// <summary>
/// Keeps a sandbox's clock from jumping while a request to it is on its way: between client and server nobody works on it, and
/// on a busy machine that can last longer than the quiet after which the clock jumps.
/// </summary>
internal sealed class RequestsUnderWay : IRuntimePipelineCustomizer
{
    private static readonly ConcurrentDictionary<string, SandboxClock> Clocks = new(StringComparer.OrdinalIgnoreCase);

    static RequestsUnderWay() => RuntimePipelineCustomizerRegistry.Instance.Register(new RequestsUnderWay());

    public string UniqueName => nameof(RequestsUnderWay);

    public static void Watch(StageSandbox sandbox) => Clocks[sandbox.Endpoint.Authority] = sandbox.Clock;

    public static void Forget(StageSandbox sandbox) => Clocks.TryRemove(sandbox.Endpoint.Authority, out _);

    public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandlerBefore<Unmarshaller>(new Handler());

    private sealed class Handler : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            using var busy = executionContext.RequestContext.Request?.Endpoint is { } endpoint && Clocks.TryGetValue(endpoint.Authority, out var clock) ? clock.Busy() : null;
            return await base.InvokeAsync<T>(executionContext);
        }
    }
}
