using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Scenarios;

public sealed class OwnScenarioTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenario").FullName;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static StageSandbox Start(string scenario) =>
        StageSandbox.Start(new() { Scenario = scenario, Clock = SandboxClock.Manual(), AccountId = "222233334444" });

    [Fact]
    public async Task A_folder_brings_sections_files_settings_and_faults()
    {
        Write("scenario.json", """
            {
              // Comments and trailing commas are welcome.
              "region": "eu-west-1",
              "settings": { "ssm.recreateAfter": "0" },
              "faults": [{ "kind": "accessDenied", "service": "ssm", "action": "DeleteParameter" }],
              "services": { "s3": { "buckets": [{ "name": "own-bucket", "versioning": "Enabled", "objects": [
                { "key": "a", "text": "1" }, { "key": "a", "file": "body.txt" }, { "key": "b", "json": { "x": "${account}" }, "gzip": true } ] }] } },
            }
            """);
        Write("body.txt", "two ${now-1d}");
        Write("ssm.json", """{ "parameters": [{ "name": "/p", "value": { "json": true } }, { "name": "/s", "value": "x", "type": "SecureString" }] }""");
        using var sandbox = Start(_folder);
        using var s3 = new Wire(sandbox, "s3", "eu-west-1");
        Assert.Equal("two 2025-12-31T00:00:00.000Z", (await s3.Send(HttpMethod.Get, "/own-bucket/a")).Text);
        Assert.Equal([0x1f, 0x8b], (await s3.Send(HttpMethod.Get, "/own-bucket/b")).Bytes[..2]);
        using var ssm = new Wire(sandbox, "ssm", "eu-west-1");
        Assert.Equal("""{"json":true}""", (string?)(await ssm.Json("AmazonSSM.GetParameter", """{"Name":"/p"}""")).Json["Parameter"]!["Value"]);
        Assert.Equal("AccessDeniedException", (await ssm.Json("AmazonSSM.DeleteParameter", """{"Name":"/p"}""")).ErrorType);
        Assert.Equal("eu-west-1", sandbox.Region);
    }

    [Theory]
    [InlineData("""{"services":{"lambda":{}}}""", "lambda")]
    [InlineData("""{"services":{"s3":{"buckets":[{"name":"bucket","objects":[{"key":"a","file":"none.txt"}]}]}}}""", "none.txt")]
    [InlineData("{", "broken.json")]
    public void What_is_wrong_with_a_scenario_is_said(string text, string mentioned)
    {
        var path = Write("broken.json", text);
        var error = Assert.ThrowsAny<Exception>(() => Start(path));
        Assert.Contains(mentioned, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"serivces":{}}""", "'serivces'", "'services'")]
    [InlineData("{\n\n\"settings\":{\"acm.isuance\":\"1\"}}", "line 3, settings.acm.isuance", "'acm.issuance'")]
    [InlineData("""{"settings":{"acm.issuance":"soon"}}""", "settings.acm.issuance", "'soon'")]
    [InlineData("""{"settings":{"acm.names":"1.5"}}""", "settings.acm.names", "whole number")]
    [InlineData("""{"services":{"clodfront":{}}}""", "services.clodfront", "'cloudfront'")]
    [InlineData("""{"services":{"s3":{"bukets":[]}}}""", "services.s3.bukets", "'buckets'")]
    [InlineData("{\"services\":{\"s3\":{\"buckets\":[{\"name\":\"a-bucket\"},\n{\"name\":\"b-bucket\",\"objects\":[{\"key\":\"a\",\n\"txt\":\"x\"}]}]}}}", "line 3, services.s3.buckets[1].objects[0].txt", "'text'")]
    [InlineData("""{"services":{"s3":{"buckets":[{"versioning":"Enabled"}]}}}""", "services.s3.buckets[0]", "'name' is missing")]
    [InlineData("""{"services":{"acm":{"certificates":[{}]}}}""", "services.acm.certificates[0]", "'domainName' is missing")]
    [InlineData("""{"services":{"acm":{"certificates":[{"domainName":"a.example","holders":[{"arm":"x"}]}]}}}""", "holders[0].arm", "'arn'")]
    [InlineData("""{"services":{"s3":{"buckets":[{"name":"a-bucket","created":"yesterday"}]}}}""", "services.s3.buckets[0].created", "line 1")]
    [InlineData("""{"services":{"s3":[]}}""", "services.s3", "no object")]
    [InlineData("""{"services":{"cloudcontrol":{"resources":[{"type":"A::B::C","identifier":"i","deleteSecs":1}]}}}""", "resources[0].deleteSecs", "'deleteSeconds'")]
    [InlineData("""{"faults":[{"kind":"throtle"}]}""", "faults[0].kind", "'throttle'")]
    [InlineData("""{"faults":[{"kind":"throttle","servce":"acm"}]}""", "faults[0].servce", "'service'")]
    [InlineData("""{"faults":[{"kind":"throttle","service":"amc"}]}""", "faults[0].service", "'acm'")]
    [InlineData("""{"faults":[{"kind":"throttle","service":"acm","action":"DeleteCertficate"}]}""", "faults[0].action", "'DeleteCertificate'")]
    [InlineData("""{"region":5}""", "region", "no text")]
    [InlineData("""{"version":3,"deployment":{"manifest":{},"resources":[]}}""", "Pulumi", "Test-PulumiSnapshot")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"s","latest":{"resources":[]}}}""", "Pulumi", "Test-PulumiSnapshot")]
    [InlineData("""{"manifest":{},"resources":[]}""", "Pulumi", "Test-PulumiSnapshot")]
    [InlineData("""{"stackStageSandbox":1}""", "state of a sandbox", "-StateFile")]
    public void What_a_scenario_has_no_place_for_is_named_with_its_place(string text, string place, string hint)
    {
        var error = Assert.Throws<InvalidDataException>(() => Start(Write("mine.json", text)));
        Assert.Contains("'mine.json'", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_services_own_file_is_as_strict()
    {
        Write("scenario.json", "{}");
        Write("ssm.json", "{ \"parameters\": [\n { \"name\": \"/p\", \"valu\": \"x\" } ] }");
        var error = Assert.Throws<InvalidDataException>(() => Start(_folder));
        Assert.Contains("'ssm.json', line 2, parameters[0].valu: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_have_the_same_settings()
    {
        var error = Assert.Throws<ArgumentException>(() => StageSandbox.Start(new() { Settings = new Dictionary<string, string> { ["acm.isuance"] = "1" } }));
        Assert.Contains("'acm.issuance'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What services ask for, found in their source, is what there is – no more, no less.</summary>
    [Fact]
    public void Every_setting_is_asked_for_and_every_one_asked_for_is_known()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "src", "StackStage.Sandbox", "Services");
        var asked = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(f), @"World\.Setting\(""([^""]+)""")).Select(m => m.Groups[1].Value);
        Assert.Equal(StackStage.Sandbox.State.SandboxSettings.Names, asked.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Start("dmeo"));
        Assert.Contains("demo, empty", error.Message, StringComparison.Ordinal);
        Assert.Equal(["demo", "empty"], StageSandbox.BuiltInScenarios);
        StageSandbox.Start(new() { Scenario = "empty" }).Dispose();
    }

    [Fact]
    public async Task A_test_adds_what_it_needs_as_JSON()
    {
        using var sandbox = StageSandbox.Start(new() { Scenario = "empty", Clock = SandboxClock.Manual() });
        sandbox.AddScenarioJson("""{ "services": { "ssm": { "parameters": [{ "name": "/p", "value": "${region}" }] } } }""");
        sandbox.AddScenarioJson("""{ "region": "eu-west-1", "services": { "ssm": { "parameters": [{ "name": "/p", "value": "${region}" }] } } }""");
        using var here = new Wire(sandbox, "ssm");
        using var there = new Wire(sandbox, "ssm", "eu-west-1");
        Assert.Equal("us-east-1", (string?)(await here.Json("AmazonSSM.GetParameter", """{"Name":"/p"}""")).Json["Parameter"]!["Value"]);
        Assert.Equal("eu-west-1", (string?)(await there.Json("AmazonSSM.GetParameter", """{"Name":"/p"}""")).Json["Parameter"]!["Value"]);
        Assert.Equal("us-east-1", sandbox.Region);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
