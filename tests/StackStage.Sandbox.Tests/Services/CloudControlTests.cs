using System.Text.Json.Nodes;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Services;

public sealed class CloudControlTests
{
    private const string Scenario = """
        { "services": { "cloudcontrol": { "resources": [
          { "type": "AWS::EC2::VPC", "identifier": "vpc-1" }, { "type": "AWS::EC2::Subnet", "identifier": "subnet-1", "dependsOn": ["vpc-1"] },
          { "type": "AWS::SQS::Queue", "identifier": "q", "arn": "arn:aws:sqs:us-east-1:123456789012:q", "tags": { "sst:stage": "pr-42" }, "failures": [ { "code": "Throttling", "times": 1 } ] } ] } } }
        """;

    private static async Task<JsonNode> Call(Given given, string action, string body) =>
        (await given.Wire("cloudcontrolapi").Json("CloudApiService." + action, body)).Json;

    private static async Task<JsonNode> Delete(Given given, string type, string id) =>
        (await Call(given, "DeleteResource", $$"""{"TypeName":"{{type}}","Identifier":"{{id}}"}"""))["ProgressEvent"]!;

    private static async Task<JsonNode> Status(Given given, JsonNode progress) =>
        (await Call(given, "GetResourceRequestStatus", $$"""{"RequestToken":"{{progress["RequestToken"]}}"}"""))["ProgressEvent"]!;

    [Fact]
    public async Task A_deletion_takes_its_time_and_fails_while_dependents_live()
    {
        using var given = new Given(Scenario);
        var vpc = await Delete(given, "AWS::EC2::VPC", "vpc-1");
        Assert.Equal("PENDING", (string?)vpc["OperationStatus"]);
        given.Pass(3);
        Assert.Equal("IN_PROGRESS", (string?)(await Status(given, vpc))["OperationStatus"]);
        given.Pass(17);
        var failed = await Status(given, vpc);
        Assert.Equal(("FAILED", "ResourceConflict"), ((string?)failed["OperationStatus"], (string?)failed["ErrorCode"]));

        var subnet = await Delete(given, "AWS::EC2::Subnet", "subnet-1");
        given.Pass(20);
        Assert.Equal("SUCCESS", (string?)(await Status(given, subnet))["OperationStatus"]);
        vpc = await Delete(given, "AWS::EC2::VPC", "vpc-1");
        given.Pass(20);
        Assert.Equal("SUCCESS", (string?)(await Status(given, vpc))["OperationStatus"]);
    }

    [Fact]
    public async Task A_handler_may_fail_once_and_a_cancelled_request_deletes_nothing()
    {
        using var given = new Given(Scenario);
        var first = await Delete(given, "AWS::SQS::Queue", "q");
        given.Pass(20);
        Assert.Equal("Throttling", (string?)(await Status(given, first))["ErrorCode"]);
        var second = await Delete(given, "AWS::SQS::Queue", "q");
        Assert.Equal("CANCEL_IN_PROGRESS", (string?)(await Call(given, "CancelResourceRequest", $$"""{"RequestToken":"{{second["RequestToken"]}}"}"""))["ProgressEvent"]!["OperationStatus"]);
        given.Pass(60);
        Assert.Equal("CANCEL_COMPLETE", (string?)(await Status(given, second))["OperationStatus"]);
        Assert.NotNull((await Call(given, "GetResource", """{"TypeName":"AWS::SQS::Queue","Identifier":"q"}"""))["ResourceDescription"]);
        var third = await Delete(given, "AWS::SQS::Queue", "q");
        given.Pass(20);
        Assert.Equal("SUCCESS", (string?)(await Status(given, third))["OperationStatus"]);
    }

    [Fact]
    public async Task Sixty_calls_a_minute_and_no_more()
    {
        using var given = new Given(Scenario);
        for (var i = 0; i < 60; i++)
        {
            Assert.Null((await Call(given, "ListResources", """{"TypeName":"AWS::SQS::Queue"}"""))["__type"]);
        }

        Assert.Equal("ThrottlingException", (string?)(await Call(given, "ListResources", """{"TypeName":"AWS::SQS::Queue"}"""))["__type"]);
        given.Pass(60);
        Assert.Null((await Call(given, "ListResources", """{"TypeName":"AWS::SQS::Queue"}"""))["__type"]);
    }

    [Fact]
    public async Task The_Tagging_API_finds_what_services_tell_of_until_it_is_gone()
    {
        using var given = new Given(Scenario);
        async Task<int> Found() => (await given.Wire("tagging").Json("ResourceGroupsTaggingAPI_20170126.GetResources",
            """{"TagFilters":[{"Key":"sst:stage","Values":["pr-42"]}]}""")).Json["ResourceTagMappingList"]!.AsArray().Count;
        Assert.Equal(1, await Found());
        await Delete(given, "AWS::SQS::Queue", "q");
        given.Pass(20);
        await Delete(given, "AWS::SQS::Queue", "q");
        given.Pass(20);
        Assert.Equal(0, await Found());
    }
}
