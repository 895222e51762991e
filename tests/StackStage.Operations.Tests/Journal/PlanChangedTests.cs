using StackStage.Operations.Domains;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Domains;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Journal;

/// <summary>Consent that was given in advance is not consent to what came in since a run was interrupted.</summary>
public sealed class PlanChangedTests
{
    private const string Shop = "api.shop.example";
    private const string Other = "api.other.example";

    [Fact]
    public async Task Unattended_what_came_in_since_is_an_error_and_the_object_is_left_alone()
    {
        using var rehearsal = await InterruptedAsync(ApiWorld.All(Shop, Other));
        AddMapping(rehearsal);
        rehearsal.Sandbox.Journal.Clear();
        var host = NewHost(rehearsal, Asking.Nobody);

        var removals = await RunAsync(rehearsal, ApiWorld.All(Shop, Other), host);

        var error = Assert.Single(host.Errors);
        Assert.Equal(("PlanChanged", Shop), (error.ErrorId, error.Target));
        Assert.Contains("'Remove API mapping' on", error.Message, StringComparison.Ordinal);
        Assert.Contains("-Confirm instead of -Confirm:$false", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Contains("Remove-StackStageRun -Id run-1", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Asked, asked => asked.Contains(Shop, StringComparison.Ordinal));
        Assert.DoesNotContain(rehearsal.Sandbox.Journal.Changes, call => call.Resource?.Contains(Shop, StringComparison.Ordinal) == true);

        // The other one is as it was approved, and goes on.
        Assert.Equal([(Shop, ApiDomainState.Failed), (Other, ApiDomainState.Removed)], removals.Select(removal => (removal.DomainName, removal.State)).OrderByDescending(one => one.DomainName));
        Assert.Equal([Shop], rehearsal.Journals.Unfinished);
    }

    [Theory]
    [InlineData(Asking.ForEachObject)]
    [InlineData(Asking.ForEachStep)]
    public async Task Whoever_is_asked_is_told_what_came_in_and_then_it_runs(Asking asking)
    {
        using var rehearsal = await InterruptedAsync(ApiWorld.All(Shop));
        AddMapping(rehearsal);
        var questions = new List<string>();
        var host = NewHost(rehearsal, asking);
        host.Answer = question =>
        {
            questions.Add($"{question.Action}: {question.Target}");
            return Approval.Approved;
        };

        var removal = Assert.Single(await RunAsync(rehearsal, ApiWorld.All(Shop), host));

        Assert.Empty(host.Errors);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Contains("new since the run that this continues", Assert.Single(questions, question => question.Contains("new since", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task What_was_approved_once_goes_on_unattended_after_another_stop()
    {
        using var rehearsal = await InterruptedAsync(ApiWorld.All(Shop));
        AddMapping(rehearsal);
        await StopAsync(rehearsal, NewHost(rehearsal, Asking.ForEachStep), ApiWorld.All(Shop));
        var host = NewHost(rehearsal, Asking.Nobody);

        Assert.Equal(ApiDomainState.Removed, Assert.Single(await RunAsync(rehearsal, ApiWorld.All(Shop), host)).State);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_step_that_was_declined_was_known()
    {
        var world = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1), ["a=http1", "b=http2"]);
        using var rehearsal = world.Start();
        var attended = NewHost(rehearsal, Asking.ForEachStep);
        attended.Answer = question => question.Action == "Remove custom domain name" ? Approval.Declined : Approval.Approved;
        await StopAsync(rehearsal, attended, ApiWorld.All(Shop));
        var host = NewHost(rehearsal, Asking.Nobody);

        Assert.Equal(ApiDomainState.Removed, Assert.Single(await RunAsync(rehearsal, ApiWorld.All(Shop), host)).State);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Another_command_is_consent_of_its_own()
    {
        using var rehearsal = await InterruptedAsync(ApiWorld.All(Shop));
        AddMapping(rehearsal);
        var host = NewHost(rehearsal, Asking.Nobody);
        host.Switches = "-RemoveCertificate";

        Assert.Equal(ApiDomainState.Removed, Assert.Single(await RunAsync(rehearsal, ApiWorld.All(Shop), host)).State);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task An_object_that_is_named_for_the_first_time_is_not_new_to_an_earlier_run()
    {
        using var rehearsal = await InterruptedAsync(ApiWorld.All(Shop));
        var host = NewHost(rehearsal, Asking.Nobody);

        Assert.All(await RunAsync(rehearsal, ApiWorld.All(Shop, Other), host), removal => Assert.Equal(ApiDomainState.Removed, removal.State));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_preview_shows_what_is_new_and_is_no_error()
    {
        using var rehearsal = await InterruptedAsync(ApiWorld.All(Shop));
        AddMapping(rehearsal);
        var host = NewHost(rehearsal, Asking.ForEachStep);
        host.Answer = _ => Approval.Previewed;

        await RunAsync(rehearsal, ApiWorld.All(Shop), host);

        Assert.Empty(host.Errors);
        Assert.Equal([Shop], rehearsal.Journals.Unfinished);
    }

    // Two mappings, of which one is gone when the run ends.
    private static async Task<Rehearsal> InterruptedAsync(ApiDomainRemovalRequest request)
    {
        var rehearsal = World("a=http1", "b=http2").Start();
        await StopAsync(rehearsal, NewHost(rehearsal, Asking.Nobody), request);
        return rehearsal;
    }

    private static ApiWorld World(params string[] mappings) => new ApiWorld().Certificate(1, Shop).Certificate(2, Other).Domain(Shop, ApiWorld.Arn(1), mappings).Domain(Other, ApiWorld.Arn(2), ["a=http1"]);

    private static void AddMapping(Rehearsal rehearsal) => rehearsal.Sandbox.AddScenarioJson(new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1), ["a=http1", "b=http2", "c=http1"]).ToJson());

    private static RecordingHost NewHost(Rehearsal rehearsal, Asking asking) => new() { Time = rehearsal.Sandbox.Clock, Journals = rehearsal.Journals, Asking = asking };

    private static async Task StopAsync(Rehearsal rehearsal, RecordingHost host, ApiDomainRemovalRequest request)
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(
            rehearsal, request, new ActingHost(host, said => said.StartsWith("Remove API mapping", StringComparison.Ordinal) && said.Contains("Done", StringComparison.Ordinal), stop.Cancel), stop.Token));
    }

    private static async Task<IReadOnlyList<ApiDomainRemoval>> RunAsync(Rehearsal rehearsal, ApiDomainRemovalRequest request, IOperationHost host, CancellationToken cancellationToken = default) =>
        await ApiDomainRemover.RemoveAsync(await rehearsal.ConnectAsync(), request, host, cancellationToken);
}
