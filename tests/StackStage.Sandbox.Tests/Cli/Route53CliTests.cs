using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Cli;

public sealed class Route53CliTests
{
    private static string Change(params string[] changes) =>
        "route53 change-resource-record-sets --hosted-zone-id <<zone.HostedZone.Id>> --change-batch '{\"Comment\":\"test\",\"Changes\":[" + string.Join(',', changes) + "]}'";

    private static string A(string action, string name, string value = "192.0.2.1", string more = "") =>
        $$$"""{"Action":"{{{action}}}","ResourceRecordSet":{"Name":"{{{name}}}","Type":"A","TTL":60,"ResourceRecords":[{"Value":"{{{value}}}"}]{{{more}}}}}""";

    [SkippableFact]
    public async Task The_real_CLI_keeps_zones_and_records()
    {
        using var given = new Given();
        var cli = new CliSession(given.Sandbox);
        await cli.Run(
            "zone = route53 create-hosted-zone --name Shop.example --caller-reference one --hosted-zone-config Comment=shop",
            "! HostedZoneAlreadyExists route53 create-hosted-zone --name shop.example --caller-reference one",
            "private = route53 create-hosted-zone --name shop.example --caller-reference two --vpc VPCRegion=us-east-1,VPCId=vpc-1",
            "other = route53 create-hosted-zone --name another.example --caller-reference three",
            "got = route53 get-hosted-zone --id <<zone.HostedZone.Id>> --query '[HostedZone.Name,HostedZone.Config,HostedZone.ResourceRecordSetCount,length(DelegationSet.NameServers)]'",
            "got_private = route53 get-hosted-zone --id <<private.HostedZone.Id>> --query '[HostedZone.Config.PrivateZone,VPCs]'",
            "! NoSuchHostedZone route53 get-hosted-zone --id ZNOSUCH",
            "count = route53 get-hosted-zone-count --query HostedZoneCount",
            "zones = route53 list-hosted-zones --page-size 2 --query 'sort(HostedZones[].Name)'",
            "by_name = route53 list-hosted-zones-by-name --dns-name shop.example --max-items 1",
            "by_name_next = route53 list-hosted-zones-by-name --dns-name <<by_name.NextDNSName>> --hosted-zone-id <<by_name.NextHostedZoneId>> --query '[HostedZones[].Name,IsTruncated]'",
            "change = " + Change(
                A("CREATE", "*.shop.example"), A("CREATE", "www.shop.example."),
                """{"Action":"UPSERT","ResourceRecordSet":{"Name":"api.shop.example","Type":"A","AliasTarget":{"HostedZoneId":"Z2FDTNDATAQYW2","DNSName":"d1.cloudfront.net","EvaluateTargetHealth":false}}}""",
                A("CREATE", "w.shop.example", more: ""","SetIdentifier":"blue","Weight":10"""), A("CREATE", "w.shop.example", "192.0.2.2", ""","SetIdentifier":"green","Weight":20""")),
            "before = route53 get-change --id <<change.ChangeInfo.Id>> --query ChangeInfo.[Status,Comment]",
            "! InvalidChangeBatch " + Change(A("CREATE", "www.shop.example")),
            "! InvalidChangeBatch " + Change(A("DELETE", "www.shop.example", "192.0.2.9")),
            "! InvalidChangeBatch " + Change(A("CREATE", "new.shop.example"), A("DELETE", "nowhere.shop.example")),
            "! InvalidChangeBatch " + Change(A("CREATE", "www.elsewhere.example")),
            "! NoSuchHostedZone route53 change-resource-record-sets --hosted-zone-id ZNOSUCH --change-batch '{\"Changes\":[" + A("CREATE", "a.shop.example") + "]}'",
            "! NoSuchChange route53 get-change --id CNOSUCH",
            "names = route53 list-resource-record-sets --hosted-zone-id <<zone.HostedZone.Id>> --page-size 2 --query 'ResourceRecordSets[].[Name,Type]'",
            "alias = route53 list-resource-record-sets --hosted-zone-id <<zone.HostedZone.Id>> --query 'ResourceRecordSets[?AliasTarget].AliasTarget | [0]'",
            "part = route53 list-resource-record-sets --hosted-zone-id <<zone.HostedZone.Id>> --max-items 3",
            "rest = route53 list-resource-record-sets --hosted-zone-id <<zone.HostedZone.Id>> --starting-token <<part.NextToken>> --query 'length(ResourceRecordSets)'",
            "from = route53 list-resource-record-sets --hosted-zone-id <<zone.HostedZone.Id>> --start-record-name w.shop.example --start-record-type A --start-record-identifier green --query 'ResourceRecordSets[].[Name,SetIdentifier]'");
        given.Pass(60);
        await cli.Run(
            "after = route53 get-change --id <<change.ChangeInfo.Id>> --query ChangeInfo.Status",
            "route53 change-tags-for-resource --resource-type hostedzone --resource-id <<zone.HostedZone.Id>> --add-tags Key=sst:app,Value=shop Key=x,Value=y",
            "route53 change-tags-for-resource --resource-type hostedzone --resource-id <<zone.HostedZone.Id>> --remove-tag-keys x",
            "tags = route53 list-tags-for-resource --resource-type hostedzone --resource-id <<zone.HostedZone.Id>> --query ResourceTagSet.Tags",
            "tag_sets = route53 list-tags-for-resources --resource-type hostedzone --resource-ids <<zone.HostedZone.Id>> <<other.HostedZone.Id>> --query 'length(ResourceTagSets)'",
            "comment = route53 update-hosted-zone-comment --id <<zone.HostedZone.Id>> --comment changed --query HostedZone.Config.Comment",
            Change(A("DELETE", "www.shop.example"), A("CREATE", "www.shop.example", "192.0.2.7")),
            "! HostedZoneNotEmpty route53 delete-hosted-zone --id <<zone.HostedZone.Id>>",
            "deleted = route53 delete-hosted-zone --id <<other.HostedZone.Id>> --query ChangeInfo.Status",
            "! NoSuchHostedZone route53 delete-hosted-zone --id <<other.HostedZone.Id>>");
        cli.Answered("""
            {
              "got": ["shop.example.", {"Comment": "shop", "PrivateZone": false}, 2, 4], "got_private": [true, [{"VPCRegion": "us-east-1", "VPCId": "vpc-1"}]],
              "count": 3, "zones": ["another.example.", "shop.example.", "shop.example."], "by_name_next": [["shop.example."], false],
              "before": ["PENDING", "test"], "after": "INSYNC",
              "names": [["shop.example.", "NS"], ["shop.example.", "SOA"], ["\\052.shop.example.", "A"], ["api.shop.example.", "A"], ["w.shop.example.", "A"], ["w.shop.example.", "A"], ["www.shop.example.", "A"]],
              "alias": {"HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": "d1.cloudfront.net.", "EvaluateTargetHealth": false}, "rest": 4,
              "from": [["w.shop.example.", "green"], ["www.shop.example.", null]], "tags": [{"Key": "sst:app", "Value": "shop"}], "tag_sets": 2,
              "comment": "changed", "deleted": "PENDING"
            }
            """);
        Assert.Equal(3, cli["part"]!["ResourceRecordSets"]!.AsArray().Count);
        cli.Covered("route53");
    }
}
