using System.Text;
using System.Text.Json.Nodes;
using StackStage.Operations.Diagnosis;
using StackStage.Operations.Journal;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Keys;
using StackStage.Operations.Tests.Stages;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Diagnosis;

/// <summary>What is found, how much it matters, and what line mends it.</summary>
public sealed class StageDiagnosisTests
{
    private const string Arn = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000001";

    private static readonly StageName Dev = new("shop", "dev");

    [Fact]
    public async Task A_healthy_stage_has_no_finding()
    {
        using var world = await HealthyAsync();

        Assert.Empty(await LookAsync(world));
        Assert.Empty(world.Host.Errors);
    }

    [Fact]
    public async Task Nothing_is_changed_and_no_secret_is_shown()
    {
        using var world = await HealthyAsync();
        world.PutKeys((Dev, KeyWorld.KeyOf("another")));
        var before = world.Rehearsal.Sandbox.Journal.Count;

        var findings = await LookAsync(world);

        Assert.NotEmpty(findings);
        Assert.All(world.Rehearsal.Sandbox.Journal.Entries.Skip(before), call => Assert.True(call.IsRead, call.Action));
        var said = string.Join('\n', findings.Select(finding => $"{finding} {finding.Command}").Concat(world.Host.Verbose).Concat(world.Host.Warnings));
        Assert.DoesNotContain(KeyWorld.KeyOf("dev"), said, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyWorld.KeyOf("another"), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_missing_is_an_error()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(Dev, KeyWorld.StateOf(Dev, KeyWorld.KeyOf("dev")));

        var finding = Assert.Single(await LookAsync(world, StageCheck.Key));

        Assert.Equal((FindingSeverity.Error, "KeyMissing", "shop", "dev"), (finding.Severity, finding.Kind, finding.App, finding.Stage));
        Assert.StartsWith("Restore-SsmStageKey -App 'shop' -Stage 'dev' -Region eu-central-1", finding.Command!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_an_error_and_an_earlier_version_that_fits_is_named()
    {
        using var world = await HealthyAsync();
        world.PutKeys((Dev, KeyWorld.KeyOf("another")));

        var finding = Assert.Single(await LookAsync(world, StageCheck.Key));

        Assert.Equal((FindingSeverity.Error, "KeyWrong", "version 1"), (finding.Severity, finding.Kind, finding.Resource));
        Assert.Contains("Version 1 of the parameter fits", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Reset-SsmStageKey -App 'shop' -Stage 'dev'", finding.Command!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_state_are_told_by_kind_with_the_repair()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(Dev, State(Resource("one", dependencies: ["gone-1", "gone-2"]), Resource("two", dependencies: ["gone-1"])));

        var finding = Assert.Single(await LookAsync(world, StageCheck.State));

        Assert.Equal((FindingSeverity.Error, "MissingDependency"), (finding.Severity, finding.Kind));
        Assert.StartsWith("3 times, first: ", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Repair-PulumiSnapshot -App 'shop' -Stage 'dev' -Region eu-central-1", finding.Command);
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_an_error_and_the_last_sound_one_is_named()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(Dev, "{\"version\":3,\"checkpoint\":"u8.ToArray());
        await world.Connection.PutAsync("snapshot/shop/dev/e6f5a4b3c2d1000000000001.json", State(Resource("one")));

        var findings = await LookAsync(world, StageCheck.State, StageCheck.History);

        Assert.Equal(["StateNotValid", "LastSoundSnapshot"], findings.Select(finding => finding.Kind));
        Assert.EndsWith("-Salvage", findings[0].Command!, StringComparison.Ordinal);
        Assert.Equal("Restore-StackStageSnapshot -App 'shop' -Stage 'dev' -Region eu-central-1 -LastSound", findings[1].Command);
    }

    [Fact]
    public async Task A_stage_of_which_nothing_is_kept_is_warned_of()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(Dev, State(Resource("one")));

        Assert.Equal((FindingSeverity.Warning, "NoHistory"), Of(Assert.Single(await LookAsync(world, StageCheck.History))));
    }

    [Fact]
    public async Task Operations_that_never_ended_are_told()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(Dev, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(State(Resource("one"))).Replace(
            "\"metadata\"", $"\"pending_operations\":[{{\"resource\":{Resource("two").ToJsonString()},\"type\":\"creating\"}}],\"metadata\"", StringComparison.Ordinal)));

        var finding = Assert.Single(await LookAsync(world, StageCheck.State));

        Assert.Equal((FindingSeverity.Warning, "PendingOperation"), Of(finding));
        Assert.EndsWith(" -ClearPendingOperation", finding.Command!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(61, FindingSeverity.Error, "LockStale", "Unlock-StackStage -App 'shop' -Stage 'dev' -Region eu-central-1")]
    [InlineData(59, FindingSeverity.Information, "Locked", null)]
    public async Task A_lock_that_nobody_touched_for_an_hour_is_stale(int minutes, FindingSeverity severity, string kind, string? command)
    {
        using var world = await HealthyAsync();
        await world.Connection.PutAsync("lock/shop/dev.json", Encoding.UTF8.GetBytes($$"""{"created":"{{world.Rehearsal.Sandbox.Now:O}}","updateID":"x","runID":"","command":"deploy","ignore":true}"""));
        world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromMinutes(minutes));

        var finding = Assert.Single(await LookAsync(world, StageCheck.Lock));

        Assert.Equal((severity, kind, command), (finding.Severity, finding.Kind, finding.Command));
        Assert.Contains("'deploy'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_does_not_depend_on_its_certificate_is_warned_of()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(Dev, State(Certificate(), Domain("Domain")));

        var finding = Assert.Single(await LookAsync(world, StageCheck.RemovalOrder));

        Assert.Equal((FindingSeverity.Warning, "CertificateEdgeMissing"), Of(finding));
        Assert.Equal("Remove-ApiCustomDomain -DomainName 'api.shop.example' -Region eu-central-1", finding.Command);
    }

    [Fact]
    public async Task A_domain_that_depends_on_it_by_way_of_the_validation_is_not()
    {
        using var world = await KeyWorld.CreateAsync();
        var validation = Resource("Validation", "aws:acm/certificateValidation:CertificateValidation", dependencies: ["Certificate"]);
        await world.PutStateAsync(Dev, State(Certificate(), validation, Domain("Domain", "Validation")));

        Assert.Empty(await LookAsync(world, StageCheck.RemovalOrder));
    }

    [Fact]
    public async Task Resources_are_looked_at_in_AWS()
    {
        using var world = await KeyWorld.CreateAsync();
        world.Rehearsal.Sandbox.AddScenarioJson($$"""
            { "region": "eu-central-1", "services": {
              "acm": { "certificates": [ { "arn": "{{Arn}}", "domainName": "api.shop.example", "region": "eu-central-1", "status": "PENDING_VALIDATION" } ] },
              "apigatewayv2": { "domains": [ { "name": "api.shop.example", "certificateArn": "{{Arn}}", "target": "d-1.execute-api.eu-central-1.amazonaws.com" } ] },
              "cloudfront": { "distributions": [ { "id": "E1OFF", "domainName": "d1.cloudfront.net", "enabled": false }, { "id": "E2MEANT", "domainName": "d2.cloudfront.net", "enabled": false } ] } } }
            """);
        await world.PutStateAsync(Dev, State(
            Certificate(), Domain("Domain", "Certificate"), Distribution("E1OFF", true), Distribution("E2MEANT", false), Distribution("E3GONE", true)));

        var findings = await LookAsync(world, StageCheck.Resource);

        Assert.Equal(
            [
                ("CertificatePending", $"Repair-CertificateValidation -CertificateArn {Arn}"),
                ("DomainWithoutMapping", "Remove-ApiCustomDomain -DomainName 'api.shop.example' -Region eu-central-1"),
                ("DistributionDisabled", "Disable-DistributionAndRemove -Id E1OFF"),
                ("ResourceGone", "Remove-PulumiResource -App 'shop' -Stage 'dev' -Region eu-central-1 -Urn 'urn:pulumi:dev::shop::aws:cloudfront/distribution:Distribution::E3GONE'"),
            ],
            findings.Select(finding => (finding.Kind, finding.Command!)));
        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
    }

    [Fact]
    public async Task What_bears_the_stages_tags_and_is_not_in_its_state_is_told()
    {
        using var world = await KeyWorld.CreateAsync();
        world.Rehearsal.Sandbox.AddScenarioJson("""
            { "region": "us-east-1", "services": { "cloudfront": { "distributions": [
              { "id": "E1KNOWN", "domainName": "d1.cloudfront.net", "tags": { "sst:app": "shop", "sst:stage": "dev" } },
              { "id": "E2LEFT", "domainName": "d2.cloudfront.net", "tags": { "sst:app": "shop", "sst:stage": "dev" } },
              { "id": "E3OTHER", "domainName": "d3.cloudfront.net", "tags": { "sst:app": "shop", "sst:stage": "pr-1" } } ] } } }
            """);
        await world.PutStateAsync(Dev, State(Distribution("E1KNOWN", true)));

        var finding = Assert.Single(await LookAsync(world, StageCheck.UnknownResource));

        Assert.Equal((FindingSeverity.Warning, "ResourceNotInState"), Of(finding));
        Assert.Equal("Disable-DistributionAndRemove -Id E2LEFT", finding.Command);
    }

    [Fact]
    public async Task Keys_and_objects_of_stages_without_a_state_are_told_but_never_a_fallback_key()
    {
        using var world = await HealthyAsync();
        world.PutKeys((new StageName("shop", "gone"), KeyWorld.KeyOf("gone")), (new StageName("shop", "_fallback"), KeyWorld.KeyOf("fallback")));
        await world.Connection.PutAsync("snapshot/shop/gone/e6f5a4b3c2d1000000000001.json", State(Resource("one")));
        await world.Connection.PutAsync("secret/shop/_fallback.json", [1]);

        var finding = Assert.Single(await LookAsync(world, StageCheck.Leftover));

        Assert.Equal((FindingSeverity.Warning, "StageWithoutState", "gone"), (finding.Severity, finding.Kind, finding.Stage));
        Assert.Contains("its key, 1 snapshot", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Restore-StackStageSnapshot -App 'shop' -Stage 'gone' -Region eu-central-1 -LastSound", finding.Command);
    }

    [Fact]
    public async Task A_run_that_nobody_finished_is_told_with_the_line_that_does()
    {
        using var world = await HealthyAsync();
        var folder = Directory.CreateTempSubdirectory("stackstage-diagnosis").FullName;
        try
        {
            var journals = RunJournals.Open(folder, world.Connection, world.Rehearsal.Sandbox.Clock, _ => { });
            await using (var run = await journals.BeginAsync(new RunHeader(new RunScope("Remove-ApiCustomDomain", "123456789012", "eu-central-1", ["api.shop.example"]), "arn", "Remove-ApiCustomDomain api.shop.example"), [], default))
            {
                await run.BeginAsync(new StepIdentity("apigateway.domain.delete", "123456789012", "eu-central-1", "api.shop.example"), default);
            }

            var finding = Assert.Single(await LookAsync(world, journals, StageCheck.Run));

            Assert.Equal((FindingSeverity.Warning, "RunUnfinished"), Of(finding));
            Assert.Equal("Remove-ApiCustomDomain api.shop.example", finding.Command);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(95, null)]
    [InlineData(96, FindingSeverity.Warning)]
    [InlineData(120, FindingSeverity.Error)]
    public async Task A_quota_that_stages_fill_is_told(int domains, FindingSeverity? severity)
    {
        using var world = await KeyWorld.CreateAsync();
        world.Rehearsal.Sandbox.AddScenarioJson(new JsonObject
        {
            ["region"] = Rehearsal.Region,
            ["services"] = new JsonObject
            {
                ["apigatewayv2"] = new JsonObject { ["domains"] = new JsonArray([.. Enumerable.Range(0, domains).Select(index => new JsonObject { ["name"] = $"d{index}.shop.example", ["certificateArn"] = Arn, ["target"] = $"d-{index}.example" })]) },
                ["acm"] = new JsonObject { ["certificates"] = new JsonArray(new JsonObject { ["arn"] = Arn, ["domainName"] = "shop.example", ["region"] = Rehearsal.Region }) },
            },
        }.ToJsonString());

        var findings = await LookAsync(world, StageCheck.Quota);

        Assert.Equal(severity is null ? [] : [("CustomDomains", severity.Value)], findings.Select(finding => (finding.Kind, finding.Severity)));
    }

    [Fact]
    public async Task What_cannot_be_looked_at_is_said_and_the_rest_goes_on()
    {
        using var world = await HealthyAsync();
        await world.Connection.PutAsync("lock/shop/dev.json", [1]);
        var home = await StageHomes.OpenAwsAsync(world.Connection, default);
        foreach (var service in new[] { "ssm", "tagging" })
        {
            world.Rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = service });
        }

        var findings = await LookAsync(world, home, null, [StageCheck.Key, StageCheck.Lock, StageCheck.UnknownResource]);

        Assert.Contains(findings, finding => finding is { Kind: "NotLookedAt", Check: StageCheck.Key, Severity: FindingSeverity.Error });
        Assert.Contains(findings, finding => finding is { Kind: "NotLookedAt", Check: StageCheck.UnknownResource, Severity: FindingSeverity.Warning });
        Assert.Contains(findings, finding => finding.Kind is "LockStale" or "Locked");
    }

    [Fact]
    public async Task The_demo_shows_what_its_stages_suffer_from()
    {
        using var rehearsal = new Rehearsal(new SandboxOptions { Scenario = "demo" });
        var connection = await Operations.Connection.AwsConnection.OpenAsync(
            new Operations.Connection.ConnectionRequest { EndpointUrl = rehearsal.Sandbox.Endpoint, Region = rehearsal.Sandbox.Region, Credentials = new Amazon.Runtime.BasicAWSCredentials(Rehearsal.AccessKeyId, "s"), Time = rehearsal.Sandbox.Clock }, default);
        var home = await StageHomes.OpenAwsAsync(connection, default);
        var diagnosis = new StageDiagnosis(home, null, _ => Task.FromResult(connection), rehearsal.Host);
        var kinds = new HashSet<string>();
        await foreach (var finding in diagnosis.RunAsync([StageFilter.All], default))
        {
            kinds.Add(finding.Kind);
        }

        Assert.Superset(new HashSet<string> { "KeyMissing", "CertificateEdgeMissing" }, kinds);
        Assert.DoesNotContain("NotLookedAt", kinds);
    }

    private static (FindingSeverity Severity, string Kind) Of(StageFinding finding) => (finding.Severity, finding.Kind);

    private static async Task<KeyWorld> HealthyAsync()
    {
        var world = await KeyWorld.CreateAsync();
        var state = KeyWorld.StateOf(Dev, KeyWorld.KeyOf("dev"));
        await world.PutStateAsync(Dev, state);
        await world.Connection.PutAsync("snapshot/shop/dev/e6f5a4b3c2d1000000000001.json", state);
        world.PutKeys((Dev, KeyWorld.KeyOf("dev")));
        return world;
    }

    private static Task<List<StageFinding>> LookAsync(KeyWorld world, params StageCheck[] checks) => LookAsync(world, null, checks);

    private static async Task<List<StageFinding>> LookAsync(KeyWorld world, RunJournals? journals, params StageCheck[] checks) =>
        await LookAsync(world, await StageHomes.OpenAwsAsync(world.Connection, default), journals, checks);

    private static async Task<List<StageFinding>> LookAsync(KeyWorld world, StageHome home, RunJournals? journals, StageCheck[] checks)
    {
        var diagnosis = new StageDiagnosis(home, checks, _ => Task.FromResult(world.Connection), world.Host) { Journals = journals };
        var findings = new List<StageFinding>();
        await foreach (var finding in diagnosis.RunAsync([StageFilter.All], default))
        {
            findings.Add(finding);
        }

        return findings;
    }

    private static JsonObject Resource(string name, string type = "a:b:C", string? id = null, JsonObject? outputs = null, string[]? dependencies = null)
    {
        var resource = new JsonObject { ["urn"] = Urn(name, type), ["custom"] = id is not null, ["type"] = type };
        if (id is not null)
        {
            resource["id"] = id;
        }

        if (outputs is not null)
        {
            resource["outputs"] = outputs;
        }

        if (dependencies is not null)
        {
            resource["dependencies"] = new JsonArray([.. dependencies.Select(other => JsonValue.Create(Urn(other, TypeOf(other))))]);
        }

        return resource;
    }

    private static string TypeOf(string name) => name switch
    {
        "Certificate" => "aws:acm/certificate:Certificate",
        "Validation" => "aws:acm/certificateValidation:CertificateValidation",
        _ => "a:b:C",
    };

    private static string Urn(string name, string type) => $"urn:pulumi:dev::shop::{type}::{name}";

    private static JsonObject Certificate() => Resource("Certificate", "aws:acm/certificate:Certificate", Arn, new JsonObject { ["arn"] = Arn });

    private static JsonObject Domain(string name, params string[] dependencies) => Resource(
        name,
        "aws:apigatewayv2/domainName:DomainName",
        "api.shop.example",
        new JsonObject { ["arn"] = "arn:aws:apigateway:eu-central-1::/domainnames/api.shop.example", ["domainNameConfiguration"] = new JsonObject { ["certificateArn"] = Arn } },
        dependencies);

    private static JsonObject Distribution(string id, bool enabled) =>
        Resource(id, "aws:cloudfront/distribution:Distribution", id, new JsonObject { ["enabled"] = enabled, ["arn"] = $"arn:aws:cloudfront::123456789012:distribution/{id}" });

    private static byte[] State(params JsonObject[] resources) => Encoding.UTF8.GetBytes(
        $$"""{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[{{string.Join(',', resources.Select(resource => resource.ToJsonString()))}}],"metadata":{} } } }""");
}
