namespace StackStage.Snapshots.Tests;

/// <summary>Every rule with its own example and Pulumi's own sentence.</summary>
public class VerifyTests
{
    private static readonly string A = State.Urn("a");
    private static readonly string B = State.Urn("b");

    public static TheoryData<FaultKind, FaultSeverity, string, string[]> Rules() => new()
    {
        { FaultKind.MissingUrn, FaultSeverity.Error, "resource at index 1 missing required 'urn' field", [State.Bucket("a"), """{"custom":true,"type":"t:t:t"}"""] },
        { FaultKind.MissingType, FaultSeverity.Error, $"resource '{A}' missing required 'type' field", [$$"""{"urn":"{{A}}","custom":true}"""] },
        { FaultKind.ComponentWithId, FaultSeverity.Error, $"resource '{A}' has 'custom false but non-empty ID", [$$"""{"urn":"{{A}}","custom":false,"id":"x","type":"t:t:t"}"""] },
        {
            FaultKind.MalformedProviderUrn, FaultSeverity.Error, "provider nope is not referenceable: nope is not a valid URN",
            ["""{"urn":"nope","custom":true,"id":"x","type":"pulumi:providers:aws"}"""]
        },
        {
            FaultKind.MalformedProviderReference, FaultSeverity.Error,
            $"failed to parse provider reference for resource {A}: expected '::' in provider reference 'x'", [State.Bucket("a", "\"provider\":\"x\"")]
        },
        {
            FaultKind.MalformedProviderReference, FaultSeverity.Error,
            $"failed to parse provider reference for resource {A}: x is not a valid URN", [State.Bucket("a", "\"provider\":\"x::y\"")]
        },
        {
            FaultKind.MalformedProviderReference, FaultSeverity.Error,
            $"failed to parse provider reference for resource {A}: invalid module in type: expected 'pulumi:providers', got 'aws:s3'",
            [State.Bucket("a", $"\"provider\":\"{B}::y\"")]
        },
        { FaultKind.UnknownProvider, FaultSeverity.Error, $"resource {A} refers to unknown provider {State.ProviderReference}", [State.Bucket("a", $"\"provider\":\"{State.ProviderReference}\"")] },
        { FaultKind.ProviderAfter, FaultSeverity.Error, $"resource {A} refers to unknown provider {State.ProviderReference}", [State.Bucket("a", $"\"provider\":\"{State.ProviderReference}\""), State.ProviderJson] },
        { FaultKind.MissingParent, FaultSeverity.Error, $"child resource {A} refers to missing parent {B}", [State.Bucket("a", $"\"parent\":\"{B}\"")] },
        { FaultKind.ParentAfter, FaultSeverity.Error, $"child resource {A}'s parent {B} comes after it", [State.Bucket("a", $"\"parent\":\"{B}\""), State.Bucket("b")] },
        { FaultKind.MissingDependency, FaultSeverity.Error, $"resource {A}'s dependency {B} refers to missing resource", [State.Bucket("a", State.Dependencies("b"))] },
        { FaultKind.DependencyAfter, FaultSeverity.Error, $"resource {A}'s dependency {B} comes after it", [State.Bucket("a", State.Dependencies("b")), State.Bucket("b")] },
        {
            FaultKind.MissingPropertyDependency, FaultSeverity.Error, $"resource {A}'s property dependency {B} (from property p) refers to missing resource",
            [State.Bucket("a", $$"""
                "propertyDependencies":{"p":["{{B}}"]}
                """)]
        },
        {
            FaultKind.PropertyDependencyAfter, FaultSeverity.Error, $"resource {A}'s property dependency {B} (from property p) comes after it",
            [State.Bucket("a", $$"""
                "propertyDependencies":{"p":["{{B}}"]}
                """), State.Bucket("b")]
        },
        { FaultKind.MissingDeletedWith, FaultSeverity.Error, $"resource {A} is specified as being deleted with {B}, which is missing", [State.Bucket("a", $"\"deletedWith\":\"{B}\"")] },
        { FaultKind.DeletedWithAfter, FaultSeverity.Error, $"resource {A} is specified as being deleted with {B}, which comes after it", [State.Bucket("a", $"\"deletedWith\":\"{B}\""), State.Bucket("b")] },
        { FaultKind.MissingReplaceWith, FaultSeverity.Error, $"resource {A} is specified as being replaced with {B}, which is missing", [State.Bucket("a", $"\"replaceWith\":[\"{B}\"]")] },
        { FaultKind.ReplaceWithAfter, FaultSeverity.Error, $"resource {A} is specified as being replaced with {B}, which comes after it", [State.Bucket("a", $"\"replaceWith\":[\"{B}\"]"), State.Bucket("b")] },
        { FaultKind.MissingViewOf, FaultSeverity.Warning, $"resource {A} is a view of {B}, which is missing", [State.Bucket("a", $"\"viewOf\":\"{B}\"")] },
        { FaultKind.ViewOfAfter, FaultSeverity.Warning, $"resource {A} is a view of {B}, which comes after it", [State.Bucket("a", $"\"viewOf\":\"{B}\""), State.Bucket("b")] },
        { FaultKind.SelfReference, FaultSeverity.Error, $"resource {A}'s dependency {A} refers to missing resource", [State.Bucket("a", State.Dependencies("a"))] },
        { FaultKind.SelfReference, FaultSeverity.Warning, $"provider {State.Provider} refers to itself as its provider", [State.ProviderJson.Replace("\"inputs\"", $"\"provider\":\"{State.ProviderReference}\",\"inputs\"", StringComparison.Ordinal)] },
        { FaultKind.DuplicateUrn, FaultSeverity.Error, $"duplicate resource {A} (not marked for deletion)", [State.Bucket("a"), State.Bucket("b"), State.Bucket("a")] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_broken_rule_is_the_only_fault_found(FaultKind kind, FaultSeverity severity, string message, string[] resources)
    {
        var fault = Assert.Single(State.Read(State.Checkpoint(resources)).Verify());
        Assert.Equal((kind, severity, message), (fault.Kind, fault.Severity, fault.Message));
        Assert.NotNull(fault.Repair);
        Assert.NotNull(fault.Position);
        Assert.NotNull(fault.Index);
    }

    [Fact]
    public void A_circle_is_reported_once_with_its_edges_and_the_late_reference_on_its_own()
    {
        var faults = State.Read(State.Checkpoint(State.Bucket("a", State.Dependencies("b")), State.Bucket("b", $"\"parent\":\"{A}\""))).Verify();
        Assert.Equal([FaultKind.Cycle, FaultKind.DependencyAfter], faults.Select(fault => fault.Kind));
        Assert.Equal($"snapshot has cyclic dependencies: {A} -(dependencies)-> {B} -(parent)-> {A}", faults[0].Message);
        Assert.Contains("BreakCycle", faults[1].Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_found_in_document_order()
    {
        var text = State.Around(
            State.Bucket("a", State.Dependencies("x", "b")) + "," + State.Bucket("b", $"\"parent\":\"{State.Urn("y")}\""),
            $$"""
            ,"pending_operations":[{"resource":{"urn":"{{State.Urn("p")}}","type":"aws:s3:Bucket","custom":true},"type":"creating"}]
            """,
            """{"time":"2026-01-01T00:00:00Z","magic":"wrong","version":"v3.53.1"}""");
        var faults = State.Read(text).Verify();
        Assert.Equal([FaultKind.MagicMismatch, FaultKind.MissingDependency, FaultKind.DependencyAfter, FaultKind.MissingParent, FaultKind.PendingOperation], faults.Select(fault => fault.Kind));
        Assert.Equal(faults.Select(fault => fault.Position).Order(), faults.Select(fault => fault.Position));
        Assert.Equal($"{State.Urn("p")}, interrupted while creating", faults[^1].Message);
        Assert.All(faults.Take(4), fault => Assert.Equal(FaultSeverity.Error, fault.Severity));
        var reference = faults[1];
        Assert.Equal((byte)'"', State.Read(text).Json.Span[(int)reference.Position!]);
        Assert.Equal((State.Urn("a"), 0, State.Urn("x"), "dependencies"), (reference.Urn, reference.Index, reference.Reference, reference.Property));
    }

    [Fact]
    public void What_is_allowed_is_no_fault()
    {
        Assert.Empty(State.Read(State.Checkpoint(
            State.RootJson,
            State.ProviderJson,
            State.Bucket("a", $"\"provider\":\"{State.ProviderReference}\",\"dependencies\":[\"\"],\"parent\":\"\",\"deletedWith\":\"\""),
            State.Bucket("a", "\"delete\":true"),
            State.Bucket("a", "\"delete\":true", "other"),
            State.Bucket("gone", "\"delete\":true"),
            State.Bucket("b", State.Dependencies("gone")),
            State.Bucket("c", "\"pendingReplacement\":true,\"provider\":\"urn:pulumi:dev::shop::pulumi:providers:aws::other::x\""),
            """{"urn":"urn:pulumi:dev::shop::pulumi:providers:gcp::n","custom":true,"type":"pulumi:providers:gcp"}""",
            State.Bucket("d", "\"provider\":\"urn:pulumi:dev::shop::pulumi:providers:gcp::n::04da6b54-80e4-46f7-96ec-b56ff0331ba9\""))).Verify());
    }

    [Fact]
    public void Escapes_make_no_difference_to_a_URN()
    {
        var text = State.Checkpoint(State.Bucket("x<y>/z"), State.Bucket("b", """
            "dependencies":["urn:pulumi:dev::shop::aws:s3:Bucket::x\u003cy\u003E\/z"]
            """));
        Assert.Empty(State.Read(text).Verify());
    }

    [Fact]
    public void Document_faults_are_found()
    {
        var text = """{"version":4,"features":["views","time-travel"],"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[],"metadata":{"integrity_error":{"version":"v3","error":"boom"}},"snippets":[{},{"uuid":"u"},{"uuid":"u"}]}}""";
        var faults = State.Read(text).Verify();
        Assert.Equal([FaultKind.UnknownFeature, FaultKind.RecordedIntegrityError, FaultKind.MissingSnippetUuid, FaultKind.DuplicateSnippetUuid], faults.Select(fault => fault.Kind));
        Assert.Equal("this stack's deployment needs support for the following features: time-travel", faults[0].Message);
        Assert.EndsWith("boom", faults[1].Message, StringComparison.Ordinal);
        Assert.Equal([FaultSeverity.Warning, FaultSeverity.Warning, FaultSeverity.Error, FaultSeverity.Error], faults.Select(fault => fault.Severity));
        Assert.Equal(FaultKind.MissingVersion, Assert.Single(State.Read("""{"deployment":{"resources":[]}}""").Verify()).Kind);
    }

    [Fact]
    public void The_fewest_letters_away_is_the_nearest_name()
    {
        var snapshot = State.Read(State.Checkpoint(State.Bucket("my-bucket"), State.Bucket("my-basket"), State.Bucket("old", "\"delete\":true"), State.RootJson));
        Assert.Equal([State.Urn("my-bucket"), State.Urn("my-basket")], snapshot.FindNearUrns(State.Urn("my-bukcet")).Take(2));
        Assert.Single(snapshot.FindNearUrns(State.Urn("my-bukcet"), 1));
        Assert.DoesNotContain(State.Urn("old"), snapshot.FindNearUrns(State.Urn("oldd")));
        Assert.Equal([1], snapshot.FindUrn(State.Urn("my-basket")));
        Assert.Empty(snapshot.FindUrn("urn:none"));
    }
}
