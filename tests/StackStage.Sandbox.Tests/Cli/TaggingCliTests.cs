using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Cli;

public sealed class TaggingCliTests
{
    private const string Scenario = """
        { "services": {
          "acm": { "certificates": [ { "id": "11111111-2222-4333-8444-555555555555", "domainName": "shop.example", "tags": { "sst:app": "shop", "sst:stage": "dev" } } ] },
          "cloudcontrol": { "resources": [
            { "type": "AWS::SQS::Queue", "identifier": "q", "arn": "arn:aws:sqs:us-east-1:123456789012:q", "tags": { "sst:app": "shop", "sst:stage": "pr-42" } },
            { "type": "AWS::SNS::Topic", "identifier": "t", "arn": "arn:aws:sns:us-east-1:123456789012:t", "tags": { "other": "x" } } ] } } }
        """;

    [SkippableFact]
    public async Task The_real_CLI_finds_resources_by_tags_kinds_and_ARNs_in_pages()
    {
        using var given = new Given(Scenario);
        var cli = new CliSession(given.Sandbox);
        const string Get = "resourcegroupstaggingapi get-resources ";
        const string Arns = " --query 'ResourceTagMappingList[].ResourceARN'";
        const string Parameter = "arn:aws:ssm:us-east-1:123456789012:parameter/p/1";
        await cli.Run(
            "ssm put-parameter --name /p/1 --value 1 --type String --tags Key=sst:app,Value=shop Key=sst:stage,Value=dev",
            "app = " + Get + "--tag-filters Key=sst:app,Values=shop" + Arns,
            "dev = " + Get + "--tag-filters Key=sst:app,Values=shop Key=sst:stage,Values=dev,none --query 'ResourceTagMappingList[].Tags | [0]'",
            "any = " + Get + "--tag-filters Key=other" + Arns,
            "kinds = " + Get + "--resource-type-filters sqs acm:certificate --query 'length(ResourceTagMappingList)'",
            "none = " + Get + "--tag-filters Key=sst:app,Values=elsewhere" + Arns,
            "by_arn = " + Get + "--resource-arn-list " + Parameter + Arns,
            "! InvalidParameterException " + Get + "--resource-arn-list " + Parameter + " --tag-filters Key=a",
            "! InvalidParameterException " + Get + "--resources-per-page 101",
            "! InvalidParameterException " + Get + "--pagination-token nonsense!",
            "page = " + Get + "--resources-per-page 3",
            "next = " + Get + "--resources-per-page 3 --pagination-token <<page.PaginationToken>>",
            "every = " + Get + "--page-size 1 --query 'length(ResourceTagMappingList)'",
            "keys = resourcegroupstaggingapi get-tag-keys --query TagKeys",
            "values = resourcegroupstaggingapi get-tag-values --key sst:stage --query TagValues",
            "tagged = resourcegroupstaggingapi tag-resources --resource-arn-list " + Parameter + " arn:aws:s3:::none --tags x=y --query 'keys(FailedResourcesMap)'",
            "after = " + Get + "--tag-filters Key=x,Values=y" + Arns,
            "untagged = resourcegroupstaggingapi untag-resources --resource-arn-list " + Parameter + " --tag-keys x --query 'length(keys(FailedResourcesMap))'",
            "gone = " + Get + "--tag-filters Key=x" + Arns,
            "elsewhere = " + Get + "--region eu-west-1" + Arns);
        cli.Answered("""
            {
              "app": ["arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555", "arn:aws:sqs:us-east-1:123456789012:q", "arn:aws:ssm:us-east-1:123456789012:parameter/p/1"],
              "dev": [{"Key": "sst:app", "Value": "shop"}, {"Key": "sst:stage", "Value": "dev"}], "any": ["arn:aws:sns:us-east-1:123456789012:t"], "kinds": 2, "none": [],
              "by_arn": ["arn:aws:ssm:us-east-1:123456789012:parameter/p/1"], "every": 4, "keys": ["other", "sst:app", "sst:stage"], "values": ["dev", "pr-42"],
              "tagged": ["arn:aws:s3:::none"], "after": ["arn:aws:ssm:us-east-1:123456789012:parameter/p/1"], "untagged": 0, "gone": [], "elsewhere": []
            }
            """);
        Assert.Equal((3, 1, ""), (cli["page"]!["ResourceTagMappingList"]!.AsArray().Count, cli["next"]!["ResourceTagMappingList"]!.AsArray().Count, (string?)cli["next"]!["PaginationToken"]));
        cli.Covered("tagging");
    }
}
