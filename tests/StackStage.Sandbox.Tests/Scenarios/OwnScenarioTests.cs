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
    [InlineData("{", "scenario.json")]
    public void What_is_wrong_with_a_scenario_is_said(string text, string mentioned)
    {
        var path = Write("broken.json", text);
        var error = Assert.ThrowsAny<Exception>(() => Start(path));
        Assert.Contains(mentioned, error.Message, StringComparison.Ordinal);
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
