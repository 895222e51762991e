using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Distributions.Leftovers;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

public class LeftoverTests
{
    [Fact]
    public async Task Without_IncludeOrphans_leftovers_are_told_and_kept()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var before = Entities(rehearsal);

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1OWN")));

        Assert.Equal(before, Entities(rehearsal));
        Assert.Equal(
            [
                "Function rewrite: Orphaned", "OriginAccessControl oac-own: Orphaned", "OriginAccessIdentity oai-own: Orphaned", "CachePolicy cache-own: Orphaned",
                "OriginRequestPolicy request-own: Orphaned", "ResponseHeadersPolicy headers-own: Orphaned", "KeyGroup signers: Orphaned", "VpcOrigin inner: Orphaned",
                "PublicKey K1KEY: Orphaned", "Function shared-fn: Shared", "OriginAccessControl oac-shared: Shared", "LambdaFunction edge-auth: Replicated",
            ],
            removal.Leftovers.Select(leftover => leftover.ToString()));
    }

    [Fact]
    public async Task With_IncludeOrphans_what_only_it_used_goes_and_what_is_shared_stays_and_is_said()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1OWN") with { IncludeOrphans = true }));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Equal(["CachePolicy/cp-shared", "Function/shared-fn", "Function/unrelated", "OriginAccessControl/EOACSHARED", "PublicKey/K1KEY"], Entities(rehearsal));
        Assert.Equal("used by E2OTHER", removal.Leftovers.Single(leftover => leftover.Id == "shared-fn").Detail);
        Assert.Equal(8, removal.Leftovers.Count(leftover => leftover.State == LeftoverState.Deleted));
        var lambda = removal.Leftovers.Single(leftover => leftover.Kind == "LambdaFunction");
        Assert.Equal(LeftoverState.Replicated, lambda.State);
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:edge-auth", lambda.Id);
        Assert.Contains("from 2026-01-01 04:", lambda.Detail!, StringComparison.Ordinal);
        Assert.DoesNotContain("stackstage", string.Join(' ', Entities(rehearsal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managed_policies_are_neither_told_nor_touched()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E3PLAIN") with { IncludeOrphans = true }));

        Assert.Empty(removal.Leftovers);
        Assert.Equal(["UpdateDistribution", "DeleteDistribution"], rehearsal.Sandbox.Journal.Changes.Select(call => call.Action));
    }

    [Fact]
    public async Task What_two_of_them_share_goes_once_after_the_last()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());

        await RunAsync(rehearsal, Request("E2OTHER", "E1OWN") with { IncludeOrphans = true });

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(["Function/unrelated", "PublicKey/K1KEY"], Entities(rehearsal));
        var calls = rehearsal.Sandbox.Journal.Changes.Where(call => call.Succeeded).ToList();
        Assert.True(calls.FindLastIndex(call => call.Action == "DeleteDistribution") < calls.FindIndex(call => call.Resource == "shared-fn"));
        Assert.Single(calls, call => call.Action == "DeleteFunction" && call.Resource == "shared-fn");
    }

    [Fact]
    public async Task What_is_shared_with_one_that_could_not_be_removed_stays()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "cloudfront", Action = "DeleteDistribution", Resource = "E2OTHER" });
        var request = Request("E2OTHER", "E1OWN") with { IncludeOrphans = true };

        await RunAsync(rehearsal, request);

        Assert.Contains("Function/shared-fn", Entities(rehearsal));
        Assert.Contains("E1OWN", rehearsal.Journals.Unfinished);

        // Once it may, the same call finishes: what the first had used is still known.
        rehearsal.Sandbox.Faults.Clear();
        await RunAsync(rehearsal, request);
        Assert.Equal(["Function/unrelated", "PublicKey/K1KEY"], Entities(rehearsal));
    }

    [Fact]
    public async Task A_leftover_that_somebody_began_to_use_stays()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        rehearsal.Sandbox.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.Error,
            Service = "cloudfront",
            Action = "DeleteFunction",
            Resource = "shared-fn",
            Code = "FunctionInUse",
            Status = 409,
            Message = "In use.",
        });

        // The note of a run long ago lists what another distribution uses by now.
        var connection = await rehearsal.ConnectAsync();
        var request = Request("E9GONE") with { IncludeOrphans = true };
        await WriteOldNoteAsync(connection, "E9GONE", "Function shared-fn", "Function unrelated", $"CachePolicy {ManagedCachePolicy}");

        var removal = Assert.Single(await RunAsync(rehearsal, request));

        Assert.Equal(["Function shared-fn: Shared", "Function unrelated: Deleted"], removal.Leftovers.Select(leftover => leftover.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Function/unrelated", Entities(rehearsal));
        Assert.DoesNotContain("Function/stackstage-leftovers-E9GONE", Entities(rehearsal));
    }

    [Fact]
    public async Task A_function_that_was_made_anew_under_the_same_name_stays()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var request = Request("E1OWN") with { IncludeOrphans = true };
        using var stop = new CancellationTokenSource();
        var host = new ActingHost(rehearsal.Host, line => line.StartsWith("Wait until gone E1OWN", StringComparison.Ordinal), stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(rehearsal, request, host, stop.Token));

        // A deployment begins before the next run: the distribution that will use the function is still to come.
        await ReplaceAsync(rehearsal, "rewrite");
        var removal = Assert.Single(await RunAsync(rehearsal, request));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(["CachePolicy/cp-shared", "Function/rewrite", "Function/shared-fn", "Function/unrelated", "OriginAccessControl/EOACSHARED", "PublicKey/K1KEY"], Entities(rehearsal));
        Assert.Contains("made anew", removal.Leftovers.Single(leftover => leftover.Id == "rewrite").Detail!, StringComparison.Ordinal);
    }

    private static async Task ReplaceAsync(Rehearsal rehearsal, string name)
    {
        rehearsal.Sandbox.Clock.Advance(TimeSpan.FromMinutes(30));
        var cloudFront = (await rehearsal.ConnectAsync()).CloudFront;
        var present = await cloudFront.DescribeFunctionAsync(new DescribeFunctionRequest { Name = name });
        await cloudFront.DeleteFunctionAsync(new DeleteFunctionRequest { Name = name, IfMatch = present.ETag! });
        using var code = new MemoryStream("function handler(event) { return event.request; }"u8.ToArray());
        await cloudFront.CreateFunctionAsync(new CreateFunctionRequest { Name = name, FunctionConfig = new FunctionConfig { Comment = "new", Runtime = FunctionRuntime.CloudfrontJs20 }, FunctionCode = code });
    }

    [Fact]
    public async Task Use_that_begins_between_plan_and_deletion_is_found_by_asking()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var connection = await rehearsal.ConnectAsync();
        var request = Request();
        var user = "";

        var outcome = await new LeftoverSteps(new DistributionCalls(connection, request.Wait, rehearsal.Host), request.Wait, rehearsal.Host)
            .DeleteAsync(new Leftover(new OriginAccessControlKind(), "EOACSHARED", null), new Dictionary<string, DistributionTarget>(), found => user = found, default);

        Assert.Equal(StepState.Skipped, outcome.State);
        Assert.Equal("E1OWN", user);
        Assert.Contains("OriginAccessControl/EOACSHARED", Entities(rehearsal));
    }

    [Fact]
    public async Task In_use_without_a_user_is_an_error_after_a_while_and_the_next_call_knows_of_it()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        rehearsal.Sandbox.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.Error,
            Service = "cloudfront",
            Action = "DeleteKeyGroup",
            Code = "ResourceInUse",
            Status = 409,
            Message = "In use.",
        });
        var request = Request("E1OWN") with { IncludeOrphans = true };

        var removal = Assert.Single(await RunAsync(rehearsal, request));

        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Equal(LeftoverState.Failed, removal.Leftovers.Single(leftover => leftover.Kind == "KeyGroup").State);
        Assert.Equal("LeftoverInUse", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Equal(["E1OWN"], rehearsal.Journals.Unfinished);

        rehearsal.Sandbox.Faults.Clear();
        Assert.Equal(DistributionRemovalState.AlreadyGone, Assert.Single(await RunAsync(rehearsal, request)).State);
        Assert.Equal(["CachePolicy/cp-shared", "Function/shared-fn", "Function/unrelated", "OriginAccessControl/EOACSHARED", "PublicKey/K1KEY"], Entities(rehearsal));
    }

    [Theory]
    [InlineData("DeleteOriginAccessControl", "OriginAccessControlInUse", 409)]
    [InlineData("DeleteCloudFrontOriginAccessIdentity", "CloudFrontOriginAccessIdentityInUse", 409)]
    [InlineData("DeleteCachePolicy", "CachePolicyInUse", 409)]
    [InlineData("DeleteOriginRequestPolicy", "OriginRequestPolicyInUse", 409)]
    [InlineData("DeleteResponseHeadersPolicy", "ResponseHeadersPolicyInUse", 409)]
    [InlineData("DeleteFunction", "FunctionInUse", 409)]
    [InlineData("DeleteKeyGroup", "ResourceInUse", 409)]
    [InlineData("DeleteVpcOrigin", "CannotDeleteEntityWhileInUse", 409)]
    [InlineData("DeleteVpcOrigin", "IllegalDelete", 400)]
    [InlineData("DeleteCachePolicy", "PreconditionFailed", 412)]
    [InlineData("DeleteOriginAccessControl", "InvalidIfMatchVersion", 400)]
    public async Task Refusals_that_pass_are_tried_again(string action, string code, int status)
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "cloudfront", Action = action, Code = code, Status = status, Message = "Not yet.", Times = 3 });

        await RunAsync(rehearsal, Request("E1OWN") with { IncludeOrphans = true });

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(["CachePolicy/cp-shared", "Function/shared-fn", "Function/unrelated", "OriginAccessControl/EOACSHARED", "PublicKey/K1KEY"], Entities(rehearsal));
    }

    [Fact]
    public async Task A_no_to_one_leftover_keeps_only_that()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => step.Target == "rewrite" ? Approval.Declined : Approval.Approved };

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1OWN") with { IncludeOrphans = true }, host));

        Assert.Equal(LeftoverState.Orphaned, removal.Leftovers.Single(leftover => leftover.Id == "rewrite").State);
        Assert.Equal(["CachePolicy/cp-shared", "Function/rewrite", "Function/shared-fn", "Function/unrelated", "OriginAccessControl/EOACSHARED", "PublicKey/K1KEY"], Entities(rehearsal));
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_touched_that_could_not_be_finished()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        rehearsal.Journals.Refusal = new StageException(new StageError("JournalNotWritable", StageErrorCategory.WriteError, "The disk is full."));

        var failure = await Assert.ThrowsAsync<StageException>(() => RunAsync(rehearsal, Request("E1OWN") with { IncludeOrphans = true }));

        Assert.Equal("JournalNotWritable", failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);

        // Without -IncludeOrphans all of it can be planned anew: a warning will do.
        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1OWN"))).State);
        Assert.Contains("goes on without a journal", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_finds_its_distribution_after_that_is_gone()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        rehearsal.Sandbox.AddScenarioJson("""
            { "services": { "cloudfront": { "originAccessControls": [ { "id": "EOACALIAS", "name": "oac-alias" } ], "distributions": [
              { "id": "E4ALIAS", "domainName": "d4.cloudfront.net", "enabled": false, "aliases": ["www.example.com"], "certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/c1",
                "origins": [ { "id": "a", "domainName": "b.s3.amazonaws.com", "originAccessControlId": "EOACALIAS" } ] } ] } } }
            """);
        using var stop = new CancellationTokenSource();
        var host = new ActingHost(rehearsal.Host, line => line.StartsWith("Wait until gone E4ALIAS", StringComparison.Ordinal), stop.Cancel);
        var request = Request() with { Aliases = ["www.example.com"], IncludeOrphans = true };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(rehearsal, request, host, stop.Token));
        Assert.False(Exists(rehearsal, "E4ALIAS"));

        var removal = Assert.Single(await RunAsync(rehearsal, request));

        Assert.Equal("E4ALIAS", removal.Id);
        Assert.DoesNotContain("OriginAccessControl/EOACALIAS", Entities(rehearsal));
        Assert.Empty(rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task Who_may_not_list_policies_can_still_remove_the_distribution()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        rehearsal.Sandbox.Faults.Deny("cloudfront", "ListCachePolicies");

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1OWN"))).State);

        Assert.Empty(rehearsal.Host.Errors);
    }

    private static async Task WriteOldNoteAsync(AwsConnection connection, string distribution, params string[] leftovers)
    {
        var text = string.Concat(leftovers.Select(leftover => $"// leftover: {leftover} \n")) + "function handler(event) { return event.request; }\n";
        using var code = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await connection.CloudFront.CreateFunctionAsync(new CreateFunctionRequest
        {
            Name = LeftoverNote.NameFor(distribution),
            FunctionConfig = new FunctionConfig { Comment = "What it leaves behind.", Runtime = FunctionRuntime.CloudfrontJs20 },
            FunctionCode = code,
        });
    }

    [Fact]
    public void A_note_of_an_older_version_is_read() => Assert.Equal(
        ["Function rewrite@2026-01-01 rewrite", "CachePolicy 0a-1@ cache f?r?alle", "VpcOrigin vo_1@ "],
        LeftoverNote.Parse("// Kept by\n// leftover: Function rewrite@2026-01-01 rewrite\n// leftover: CachePolicy 0a-1 cache f?r?alle\n// leftover: VpcOrigin vo_1 \nfunction handler(event) { return event.request; }\n").Select(one => $"{one.Kind.Name} {one.Id}@{one.Birth} {one.Name}"));

    [Fact]
    public void What_a_note_says_beside_known_kinds_is_not_taken() =>
        Assert.Empty(LeftoverNote.Parse("// leftover: Bucket everything\n// leftover: Function\nleftover: Function x\n// leftover:\n"));
}
