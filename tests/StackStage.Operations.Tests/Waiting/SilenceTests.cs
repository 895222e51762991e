using System.Net;
using Amazon.CloudFront.Model;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Errors;
using StackStage.Operations.Looking;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Waiting;

/// <summary>What is said, and when it is over, when AWS does not answer as it should.</summary>
public class SilenceTests
{
    private readonly SandboxClock _clock = SandboxClock.Jumping();
    private readonly RecordingHost _host;
    private readonly DateTimeOffset _start;
    private readonly List<(TimeSpan At, string Text)> _warnings = [];

    public SilenceTests()
    {
        _host = new RecordingHost { Time = _clock };
        _start = _clock.GetUtcNow();
    }

    private TimeSpan Passed => _clock.GetUtcNow() - _start;

    [Fact]
    public async Task After_two_minutes_of_failure_there_is_one_warning_and_the_wait_goes_on()
    {
        var answer = await RetryAsync(() => Passed < TimeSpan.FromMinutes(9) ? throw Service("Throttling", 400) : 7);

        Assert.Equal(7, answer);
        var (at, text) = Assert.Single(_warnings);
        Assert.Equal(TimeSpan.FromMinutes(2), at);
        Assert.Contains("thing:Do on T1", text, StringComparison.Ordinal);
        Assert.Contains("2 min", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_with_breaks_is_no_silence()
    {
        var calls = 0;
        await RetryAsync(() => ++calls < 20 ? throw Service(calls % 3 == 0 ? "Conflict" : "Throttling", calls % 3 == 0 ? 409 : 400) : 7, failure => failure is AmazonServiceException { ErrorCode: "Conflict" });

        Assert.True(Passed > TimeSpan.FromMinutes(5));
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task Errors_of_the_service_are_put_up_with_for_ten_minutes()
    {
        var failure = await Assert.ThrowsAsync<StageException>(() => RetryAsync(() => throw Service("InternalFailure", 500)));

        Assert.Equal("InternalFailure", failure.Error.ErrorId);
        Assert.InRange(Passed, TimeSpan.FromMinutes(9.5), TimeSpan.FromMinutes(10));
        Assert.Single(_warnings);
    }

    [Fact]
    public async Task Throttling_with_status_503_is_no_error_of_the_service()
    {
        await RetryAsync(() => Passed < TimeSpan.FromMinutes(30) ? throw Service("SlowDown", 503) : 7);

        Assert.InRange(Passed, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
    }

    [Fact]
    public async Task An_endpoint_on_this_machine_that_went_away_is_told_within_a_minute()
    {
        var connection = await DeadAsync();

        var failure = await Assert.ThrowsAsync<StageException>(() => RetryAsync(token => connection.CloudFront.GetDistributionAsync(new GetDistributionRequest { Id = "E1" }, token)));

        Assert.Equal("EndpointNotReachable", failure.Error.ErrorId);
        Assert.Contains("127.0.0.1", failure.Error.Message, StringComparison.Ordinal);
        Assert.InRange(Passed, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
        Assert.InRange(Assert.Single(_warnings).At, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_endpoint_of_AWS_that_went_away_is_told_within_a_minute_and_waited_for_longer()
    {
        var unknown = new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known (cloudfront.amazonaws.com:443)");

        await RetryAsync(() => Passed < TimeSpan.FromMinutes(8) ? throw unknown : 7);

        Assert.InRange(Assert.Single(_warnings).At, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_a_plan_needs_is_given_up_after_two_minutes()
    {
        using (Planning.Begin())
        {
            var failure = await Assert.ThrowsAsync<StageException>(() => RetryAsync(() => throw Service("Throttling", 400)));
            Assert.Equal("Throttled", failure.Error.ErrorId);
        }

        Assert.InRange(Passed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        Assert.False(Planning.IsUnderWay);
    }

    [Fact]
    public async Task What_is_listed_is_planning_from_the_first_record_to_the_last()
    {
        var failures = 0;
        await foreach (var _ in Planning.ThroughoutAsync(ReadAsync(), default))
        {
            // Whoever takes the records does not plan.
            Assert.False(Planning.IsUnderWay);
            await Task.Yield();
        }

        Assert.Equal(3, failures);
        Assert.InRange(Passed, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6));

        async IAsyncEnumerable<int> ReadAsync()
        {
            for (var record = 0; record < 3; record++)
            {
                await Assert.ThrowsAsync<StageException>(() => RetryAsync(() => throw Service("Throttling", 400)));
                failures++;
                yield return record;
            }
        }
    }

    [Theory]
    [InlineData("distributions", "cloudfront", "ListDistributions")]
    [InlineData("certificates", "acm", "ListCertificates")]
    [InlineData("domains", "apigatewayv2", null)]
    public async Task What_is_listed_is_given_up_after_two_minutes(string what, string service, string? action)
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Throttle, Service = service, Action = action });
        var connection = await rehearsal.ConnectAsync();
        var before = rehearsal.Sandbox.Clock.GetUtcNow();
        var request = new LookingRequest();

        var failure = await Assert.ThrowsAsync<StageException>(async () => _ = what switch
        {
            "distributions" => await DistributionFinder.FindAsync(connection, request, rehearsal.Host, default).GetAsyncEnumerator().MoveNextAsync(),
            "certificates" => await CertificateFinder.FindAsync(connection, request, rehearsal.Host, default).GetAsyncEnumerator().MoveNextAsync(),
            _ => await DomainFinder.FindAsync(connection, request, rehearsal.Host, default).GetAsyncEnumerator().MoveNextAsync(),
        });

        Assert.Equal("Throttled", failure.Error.ErrorId);
        Assert.InRange(rehearsal.Sandbox.Clock.GetUtcNow() - before, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_step_of_a_plan_is_as_patient_as_it_was_told_to_be()
    {
        var step = new Step { Identity = new StepIdentity("do", "", "", "T1"), Action = "Do", Target = "T1", RunAsync = async _ => await RetryAsync(() => Passed < TimeSpan.FromMinutes(9) ? throw Service("Throttling", 400) : 1) == 1 ? StepOutcome.Done : StepOutcome.AlreadyDone };
        using var planning = Planning.Begin();
        Assert.True(Planning.IsUnderWay);

        var results = await PlanRunner.RunAsync(new Plan([step]), _host, default);

        Assert.Equal(StepState.Done, Assert.Single(results).State);
        Assert.False(Planning.IsUnderWay);
    }

    [Fact]
    public async Task An_operation_whose_list_keeps_failing_gives_up_before_anything_is_asked()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Throttle, Service = "cloudfront" });
        var before = rehearsal.Sandbox.Clock.GetUtcNow();
        var request = new DistributionRemovalRequest { Ids = ["E1ONE"], Wait = new WaitOptions { Timeout = TimeSpan.FromMinutes(90), PollInterval = TimeSpan.FromSeconds(30) } };
        var connection = await rehearsal.ConnectAsync();

        var failure = await Record.ExceptionAsync(() => DistributionRemover.RunAsync(connection, request, rehearsal.Host, default));

        Assert.Contains("Throttled", rehearsal.Host.Errors.Select(error => error.ErrorId).Append((failure as StageException)?.Error.ErrorId));
        Assert.Empty(rehearsal.Host.Asked);
        Assert.InRange(rehearsal.Sandbox.Clock.GetUtcNow() - before, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_wait_is_told_of_silence_and_reaches_its_end()
    {
        var waiter = WaiterOf(() => Passed < TimeSpan.FromMinutes(30) ? throw Service("Throttling", 400) : WaitObservation.Reached("Deployed"));

        await waiter.WaitAsync("T1", default);

        Assert.InRange(Assert.Single(_warnings).At, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_wait_for_a_service_that_only_fails_ends_after_ten_minutes_and_says_how_to_go_on()
    {
        var failure = await Assert.ThrowsAsync<StageException>(() => WaiterOf(() => throw Service("InternalFailure", 500)).WaitAsync("T1", default));

        Assert.Equal("InternalFailure", failure.Error.ErrorId);
        Assert.Contains("Go-On T1", failure.Error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(10), Passed);
    }

    [Fact]
    public async Task A_wait_at_an_endpoint_that_went_away_ends_within_a_minute()
    {
        var connection = await DeadAsync();

        var failure = await Assert.ThrowsAsync<StageException>(() => WaiterOf(async token =>
        {
            await connection.CloudFront.GetDistributionAsync(new GetDistributionRequest { Id = "E1" }, token);
            return WaitObservation.Reached("Deployed");
        }).WaitAsync("T1", default));

        Assert.Equal("EndpointNotReachable", failure.Error.ErrorId);
        Assert.Equal(TimeSpan.FromMinutes(1), Passed);
    }

    [Fact]
    public async Task A_resource_that_cannot_be_looked_at_is_no_silence_while_others_can()
    {
        var target = Target(async (ids, _) =>
        {
            await Task.Yield();
            return ids.Where(id => Passed > TimeSpan.FromMinutes(20) || id != "bad")
                .ToDictionary(id => id, _ => Passed > TimeSpan.FromMinutes(20) ? WaitObservation.Reached("x") : WaitObservation.Pending("InProgress"));
        });
        var waiter = new Waiter(target, Options, Recording(), new Random(1));

        await Task.WhenAll(waiter.WaitAsync("bad", default), waiter.WaitAsync("good", default));

        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task Some_that_cannot_be_looked_at_for_two_minutes_while_others_can_are_one_warning()
    {
        var target = Target((ids, _) => Task.FromResult<IReadOnlyDictionary<string, WaitObservation>>(ids.ToDictionary(
            id => id,
            id => id == "good" || Passed > TimeSpan.FromMinutes(20) ? (Passed > TimeSpan.FromMinutes(20) ? WaitObservation.Reached("x") : WaitObservation.Pending("InProgress")) : WaitObservation.Unseen(Service("Throttling", 400)))));
        var waiter = new Waiter(target, Options with { Delay = TimeSpan.FromSeconds(1) }, Recording(), new Random(1));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => waiter.WaitAsync($"bad{number}", default)).Append(waiter.WaitAsync("good", default)));

        var (at, text) = Assert.Single(_warnings);
        Assert.InRange(at, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4));
        Assert.Contains("and 49 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_only_fails_ends_after_ten_minutes_and_alone()
    {
        var target = Target((ids, _) => Task.FromResult<IReadOnlyDictionary<string, WaitObservation>>(ids.ToDictionary(
            id => id,
            id => id == "good" ? (Passed > TimeSpan.FromMinutes(20) ? WaitObservation.Reached("x") : WaitObservation.Pending("InProgress")) : WaitObservation.Unseen(Service("InternalFailure", 500)))));
        var waiter = new Waiter(target, Options, Recording(), new Random(1));
        var good = waiter.WaitAsync("good", default);

        var failure = await Assert.ThrowsAsync<StageException>(() => waiter.WaitAsync("bad", default));

        Assert.Equal("InternalFailure", failure.Error.ErrorId);
        Assert.Contains("Go-On bad", failure.Error.RecommendedAction!, StringComparison.Ordinal);
        Assert.InRange(Passed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(13));
        Assert.Equal(StepState.Done, (await good).State);
        Assert.InRange(Passed, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(21));
    }

    [Fact]
    public async Task A_failure_with_breaks_at_one_resource_is_no_silence()
    {
        var looks = 0;
        var target = Target((ids, _) => Task.FromResult<IReadOnlyDictionary<string, WaitObservation>>(ids.ToDictionary(
            id => id,
            _ => ++looks > 40 ? WaitObservation.Reached("x") : looks % 3 == 0 ? WaitObservation.Pending("InProgress") : WaitObservation.Unseen(Service("Throttling", 400)))));

        await new Waiter(target, Options, Recording(), new Random(1)).WaitAsync("bad", default);

        Assert.True(Passed > TimeSpan.FromMinutes(20));
        Assert.Empty(_warnings);
    }

    private static WaitOptions Options => new() { Timeout = TimeSpan.FromHours(5), PollInterval = TimeSpan.FromSeconds(40) };

    private static AmazonServiceException Service(string code, int status) => new("No.", null, ErrorType.Sender, code, "r", (HttpStatusCode)status);

    private static Task<AwsConnection> DeadAsync() => AwsConnection.OpenAsync(
        new ConnectionRequest { EndpointUrl = DeadEndpoint.Url, Region = Rehearsal.Region, Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret") }, default);

    private static WaitTarget Target(Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, WaitObservation>>> look) => new()
    {
        Description = "{0} is Deployed",
        Activity = "Waiting for things",
        TimeoutErrorId = "NotInTime",
        ContinueWith = "Go-On {0}",
        LookAction = "thing:Look",
        LookAsync = look,
    };

    private Waiter WaiterOf(Func<WaitObservation> look) => WaiterOf(_ => Task.FromResult(look()));

    private Waiter WaiterOf(Func<CancellationToken, Task<WaitObservation>> look) => new(
        Target(async (ids, token) =>
        {
            var seen = await look(token);
            return ids.ToDictionary(id => id, _ => seen);
        }),
        Options,
        Recording(),
        new Random(1));

    private WarningHost Recording() => new WarningHost(_host, text => _warnings.Add((Passed, text)));

    private Task<int> RetryAsync(Func<int> call, Func<Exception, bool>? isRetriable = null) => RetryAsync(_ => Task.FromResult(call()), isRetriable);

    private Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, Func<Exception, bool>? isRetriable = null) =>
        Retry.RunAsync(call, isRetriable, TimeSpan.FromHours(5), "thing:Do", "T1", Recording(), CancellationToken.None);

    private sealed class WarningHost(IOperationHost inner, Action<string> warned) : IOperationHost
    {
        public TimeProvider Time => inner.Time;

        public IRunJournals? Journals => inner.Journals;

        public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => inner.AskingAsync(cancellationToken);

        public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken) => inner.ApproveAsync(question, cancellationToken);

        public void WriteVerbose(string message) => inner.WriteVerbose(message);

        public void WriteWarning(string message) => warned(message);

        public void WriteError(StageError error) => inner.WriteError(error);

        public void WriteProgress(OperationProgress progress) => inner.WriteProgress(progress);
    }
}
