using Amazon.ApiGatewayV2.Model;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Pacing;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Connection;

/// <summary>What the SDK does between the attempts of a call that is throttled.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class RetryPauseTests : IDisposable
{
    private readonly EnvironmentScope _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task Its_pauses_go_through_the_pacer_by_the_machines_clock_too()
    {
        _environment.Set("AWS_MAX_ATTEMPTS", null);
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Throttle, Service = "apigatewayv2", Times = 2 });
        var pacer = new SleeplessPacer();
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = rehearsal.Sandbox.Endpoint, Region = Rehearsal.Region, Credentials = new BasicAWSCredentials(Rehearsal.AccessKeyId, "secret"), Pacer = pacer, Time = TimeProvider.System },
            default);

        await connection.ApiGatewayV2.GetDomainNamesAsync(new GetDomainNamesRequest());

        Assert.Equal((3, 2), (pacer.Turns, pacer.Pauses));
    }

    [Fact]
    public async Task Whoever_has_a_place_gives_it_away_meanwhile()
    {
        using var places = new SemaphoreSlim(0, 1);
        var pause = new TaskCompletionSource();
        using var place = StepPlace.Take(places);

        var paused = new CallPacer().PauseAsync(_ => pause.Task, default);
        Assert.Equal(1, places.CurrentCount);
        pause.SetResult();
        await paused;

        Assert.Equal(0, places.CurrentCount);
    }

    /// <summary>Counts, and never sleeps.</summary>
    private sealed class SleeplessPacer : ICallPacer
    {
        public int Turns { get; private set; }

        public int Pauses { get; private set; }

        public Task<ICallTurn> TakeTurnAsync(PacedCall call, CancellationToken cancellationToken)
        {
            Turns++;
            return Task.FromResult<ICallTurn>(new Turn());
        }

        public Task PauseAsync(Func<CancellationToken, Task> pause, CancellationToken cancellationToken)
        {
            Pauses++;
            return Task.CompletedTask;
        }

        private sealed class Turn : ICallTurn
        {
            public void End(Exception? failure)
            {
            }
        }
    }
}
