using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Cli;

public sealed class CloudControlCliTests
{
    private const string Resources = """
        { "services": { "cloudcontrol": { "resources": [
          { "type": "AWS::DynamoDB::Table", "identifier": "orders", "properties": { "TableName": "orders" } },
          { "type": "AWS::IAM::Role", "identifier": "role" }, { "type": "AWS::Lambda::Function", "identifier": "fn", "dependsOn": ["role"] },
          { "type": "AWS::SQS::Queue", "identifier": "queue" }, { "type": "AWS::Logs::LogGroup", "identifier": "a" },
          { "type": "AWS::Logs::LogGroup", "identifier": "b" }, { "type": "AWS::Logs::LogGroup", "identifier": "c" } ] } } }
        """;

    [SkippableFact]
    public async Task The_real_CLI_follows_deletions_to_their_end()
    {
        using var given = new Given(Resources);
        var cli = new CliSession(given.Sandbox);
        const string Table = "--type-name AWS::DynamoDB::Table --identifier orders";
        await cli.Run(
            "table = cloudcontrol get-resource " + Table + " --query '[TypeName,ResourceDescription]'",
            "groups = cloudcontrol list-resources --type-name AWS::Logs::LogGroup --page-size 2 --query ResourceDescriptions[].Identifier",
            "part = cloudcontrol list-resources --type-name AWS::Logs::LogGroup --max-items 1",
            "rest = cloudcontrol list-resources --type-name AWS::Logs::LogGroup --starting-token <<part.NextToken>> --query ResourceDescriptions[].Identifier",
            "manual = cloudcontrol list-resources --type-name AWS::Logs::LogGroup --no-paginate --max-results 2 --query '[length(ResourceDescriptions),NextToken!=null]'",
            "first = cloudcontrol delete-resource " + Table + " --client-token one",
            "again = cloudcontrol delete-resource " + Table + " --client-token one --query ProgressEvent.RequestToken",
            "! ClientTokenConflictException cloudcontrol delete-resource --type-name AWS::DynamoDB::Table --identifier another --client-token one",
            "! ConcurrentOperationException cloudcontrol delete-resource " + Table,
            "role = cloudcontrol delete-resource --type-name AWS::IAM::Role --identifier role",
            "none = cloudcontrol delete-resource --type-name AWS::IAM::Role --identifier nosuch",
            "queue = cloudcontrol delete-resource --type-name AWS::SQS::Queue --identifier queue",
            "cancelled = cloudcontrol cancel-resource-request --request-token <<queue.ProgressEvent.RequestToken>> --query ProgressEvent.OperationStatus");
        const string Status = "cloudcontrol get-resource-request-status --query ProgressEvent.[OperationStatus,ErrorCode] --request-token ";
        given.Pass(5);
        await cli.Run("running = " + Status + "<<first.ProgressEvent.RequestToken>>", "cancel = " + Status + "<<queue.ProgressEvent.RequestToken>>");
        given.Pass(15);
        await cli.Run(
            "done = " + Status + "<<first.ProgressEvent.RequestToken>>",
            "conflict = " + Status + "<<role.ProgressEvent.RequestToken>>",
            "missing = " + Status + "<<none.ProgressEvent.RequestToken>>",
            "! ResourceNotFoundException cloudcontrol get-resource " + Table,
            "! RequestTokenNotFoundException cloudcontrol get-resource-request-status --request-token nosuch",
            "! ConcurrentModificationException cloudcontrol cancel-resource-request --request-token <<first.ProgressEvent.RequestToken>>",
            "! UnsupportedActionException cloudcontrol get-resource --type-name AWS::CertificateManager::Certificate --identifier x",
            "! UnsupportedActionException cloudcontrol delete-resource --type-name AWS::CertificateManager::Certificate --identifier x",
            "! TypeNotFoundException cloudcontrol list-resources --type-name AWS::Nope::Nothing",
            "! ValidationException cloudcontrol get-resource --type-name nonsense::x::yy --identifier x",
            "requests = cloudcontrol list-resource-requests --page-size 1 --query 'length(ResourceRequestStatusSummaries)'",
            "failed = cloudcontrol list-resource-requests --resource-request-status-filter OperationStatuses=FAILED,Operations=DELETE --query 'sort(ResourceRequestStatusSummaries[].Identifier)'");
        given.Pass(60);
        await cli.Run([.. Enumerable.Repeat("cloudcontrol list-resources --type-name AWS::Logs::LogGroup", 60), "! ThrottlingException cloudcontrol list-resources --type-name AWS::Logs::LogGroup"]);
        cli.Answered($$"""
            {
              "table": ["AWS::DynamoDB::Table", {"Identifier": "orders", "Properties": "{\"TableName\":\"orders\"}"}], "groups": ["a", "b", "c"], "rest": ["b", "c"],
              "manual": [2, true], "again": {{cli["first"]!["ProgressEvent"]!["RequestToken"]!.ToJsonString()}}, "cancelled": "CANCEL_IN_PROGRESS",
              "running": ["IN_PROGRESS", null], "cancel": ["CANCEL_COMPLETE", null], "done": ["SUCCESS", null], "conflict": ["FAILED", "ResourceConflict"],
              "missing": ["FAILED", "NotFound"], "requests": 4, "failed": ["nosuch", "role"]
            }
            """);
        Assert.Equal("PENDING", (string?)cli["first"]!["ProgressEvent"]!["OperationStatus"]);
        cli.Covered("cloudcontrol");
    }
}
