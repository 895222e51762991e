using Amazon.CertificateManager;
using Amazon.CloudFront;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;

namespace StackStage.AwsClients.Tests;

public class PaginatorTests
{
    [Fact]
    public async Task A_token_leads_from_page_to_page()
    {
        using var server = new Loopback()
            .Answers("""{"CertificateSummaryList":[{"CertificateArn":"1"},{"CertificateArn":"2"}],"NextToken":"t1"}""")
            .Answers("""{"CertificateSummaryList":[],"NextToken":"t2"}""")
            .Answers("""{"CertificateSummaryList":[{"CertificateArn":"3"}]}""");
        using var client = new AmazonCertificateManagerClient(Loopback.Key, server.Config<AmazonCertificateManagerConfig>());

        var arns = new List<string?>();
        await foreach (var one in client.Paginators.ListCertificates(new() { MaxItems = 2 }).CertificateSummaryList)
        {
            arns.Add(one.CertificateArn);
        }

        Assert.Equal(["1", "2", "3"], arns);
        Assert.Equal(
            ["""{"MaxItems":2}""", """{"NextToken":"t1","MaxItems":2}""", """{"NextToken":"t2","MaxItems":2}"""],
            server.Requests.Select(r => r.Body));
    }

    [Fact]
    public async Task Cloudfront_pages_inside_its_list()
    {
        static string Page(string id, bool more) =>
            $"<DistributionList><Marker/>{(more ? "<NextMarker>m1</NextMarker>" : "")}<MaxItems>1</MaxItems><IsTruncated>{(more ? "true" : "false")}</IsTruncated><Quantity>1</Quantity>" +
            $"<Items><DistributionSummary><Id>{id}</Id><Enabled>true</Enabled></DistributionSummary></Items></DistributionList>";
        using var server = new Loopback().Answers(Page("E1", true), type: "text/xml").Answers(Page("E2", false), type: "text/xml");
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        var ids = new List<string>();
        await foreach (var page in client.Paginators.ListDistributions(new() { MaxItems = "1" }).Responses)
        {
            ids.AddRange(page.DistributionList!.Items!.Select(i => i.Id));
        }

        Assert.Equal(["E1", "E2"], ids);
        Assert.Equal(["/2020-05-31/distribution?MaxItems=1", "/2020-05-31/distribution?Marker=m1&MaxItems=1"], server.Requests.Select(r => r.Url));
    }

    [Fact]
    public async Task Route53_goes_on_at_name_type_and_identifier()
    {
        using var server = new Loopback()
            .Answers("<R><ResourceRecordSets><ResourceRecordSet><Name>a.</Name><Type>A</Type></ResourceRecordSet></ResourceRecordSets><IsTruncated>true</IsTruncated><NextRecordName>b.</NextRecordName><NextRecordType>TXT</NextRecordType><NextRecordIdentifier>i 1</NextRecordIdentifier><MaxItems>1</MaxItems></R>", type: "text/xml")
            .Answers("<R><ResourceRecordSets><ResourceRecordSet><Name>b.</Name><Type>TXT</Type></ResourceRecordSet></ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>1</MaxItems></R>", type: "text/xml");
        using var client = new AmazonRoute53Client(Loopback.Key, server.Config<AmazonRoute53Config>());

        var names = new List<string>();
        await foreach (var set in client.Paginators.ListResourceRecordSets(new() { HostedZoneId = "/hostedzone/Z" }).ResourceRecordSets)
        {
            names.Add(set.Name);
        }

        Assert.Equal(["a.", "b."], names);
        Assert.Equal("identifier=i%201&name=b.&type=TXT", server.Requests.Last().Query);
    }

    [Fact]
    public async Task An_empty_token_is_the_end()
    {
        using var server = new Loopback().Answers("""{"PaginationToken":"","ResourceTagMappingList":[{"ResourceARN":"arn:1","Tags":[{"Key":"sst:app","Value":"shop"}]}]}""");
        using var client = new AmazonResourceGroupsTaggingAPIClient(Loopback.Key, server.Config<AmazonResourceGroupsTaggingAPIConfig>());

        var arns = new List<string?>();
        await foreach (var one in client.Paginators.GetResources(new() { TagFilters = [new() { Key = "sst:app", Values = ["shop"] }] }).ResourceTagMappingList)
        {
            arns.Add(one.ResourceARN);
        }

        Assert.Equal(["arn:1"], arns);
        Assert.Equal("""{"TagFilters":[{"Key":"sst:app","Values":["shop"]}]}""", server.Only.Body);
    }

    [Fact]
    public async Task A_paginator_runs_once_and_stops_when_cancelled()
    {
        using var server = new Loopback(_ => new Answer(200, "<R><DescribeListenersResult><NextMarker>m</NextMarker></DescribeListenersResult></R>", "text/xml", []));
        using var client = new AmazonElasticLoadBalancingV2Client(Loopback.Key, server.Config<AmazonElasticLoadBalancingV2Config>());
        var pages = client.Paginators.DescribeListeners(new() { LoadBalancerArn = "arn:lb" });
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in pages.Responses.WithCancellation(stop.Token))
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in pages.Responses) { }
        });
        Assert.Single(server.Requests);
    }
}
