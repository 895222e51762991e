using Amazon.APIGateway;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace StackStage.AwsClients.Tests;

/// <summary>One request and one answer in each protocol, written out.</summary>
public class WireFormatTests
{
    private const string Xml = "text/xml";

    [Fact]
    public async Task Json11_posts_to_the_root_with_a_target()
    {
        using var server = new Loopback().Answers(
            """{"CertificateSummaryList":[{"CertificateArn":"arn:1","DomainName":"a.example","Status":"NEW_STATE","InUse":true,"CreatedAt":1700000000.25,"Unknown":{"x":[1]}}],"NextToken":null}""",
            headers: ("x-amzn-RequestId", "req-1"));
        using var client = new AmazonCertificateManagerClient(Loopback.Key, server.Config<AmazonCertificateManagerConfig>());

        var response = await client.ListCertificatesAsync(new ListCertificatesRequest
        {
            CertificateStatuses = ["ISSUED"],
            Includes = new Filters { KeyTypes = ["RSA_2048", "EC_prime256v1"] },
            MaxItems = 5,
        });

        var asked = server.Only;
        Assert.Equal("POST", asked.Method);
        Assert.Equal("/", asked.Url);
        Assert.Equal("CertificateManager.ListCertificates", asked.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", asked.Headers["Content-Type"]);
        Assert.Equal("""{"CertificateStatuses":["ISSUED"],"Includes":{"keyTypes":["RSA_2048","EC_prime256v1"]},"MaxItems":5}""", asked.Body);
        Assert.Contains("/eu-west-1/acm/aws4_request", asked.Headers["Authorization"], StringComparison.Ordinal);

        var one = Assert.Single(response.CertificateSummaryList!);
        Assert.Equal("NEW_STATE", one.Status!.Value);
        Assert.True(one.InUse);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 250, DateTimeKind.Utc), one.CreatedAt);
        Assert.Null(one.NotAfter);
        Assert.Null(response.NextToken);
        Assert.Equal("req-1", response.ResponseMetadata.RequestId);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task Rest_json_puts_members_into_path_and_query()
    {
        using var server = new Loopback().Answers("""{"items":[{"apiId":"a1","apiMappingKey":"v1/x","stage":"$default"}],"nextToken":"n"}""");
        using var client = new AmazonApiGatewayV2Client(Loopback.Key, server.Config<AmazonApiGatewayV2Config>());

        var response = await client.GetApiMappingsAsync(new() { DomainName = "*.shop.example", MaxResults = "10", NextToken = "a+b/c=" });

        Assert.Equal("GET", server.Only.Method);
        Assert.Equal("/v2/domainnames/%2A.shop.example/apimappings", server.Only.Path);
        Assert.Equal("maxResults=10&nextToken=a%2Bb%2Fc%3D", server.Only.Query);
        Assert.Equal("", server.Only.Body);
        Assert.Contains("/apigateway/aws4_request", server.Only.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("v1/x", Assert.Single(response.Items!).ApiMappingKey);
        Assert.Equal("n", response.NextToken);
    }

    [Fact]
    public async Task Rest_json_takes_an_answer_without_content()
    {
        using var server = new Loopback().Answers("", 204);
        using var client = new AmazonAPIGatewayClient(Loopback.Key, server.Config<AmazonAPIGatewayConfig>());

        var response = await client.DeleteBasePathMappingAsync(new() { DomainName = "d.example", BasePath = "(none)" });

        Assert.Equal("DELETE", server.Only.Method);
        Assert.Equal("/domainnames/d.example/basepathmappings/%28none%29", server.Only.Url);
        Assert.Equal("application/json", server.Only.Headers["Accept"]);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.HttpStatusCode);
    }

    [Fact]
    public async Task Rest_xml_sends_the_change_batch_in_the_namespace_and_the_zone_id_bare()
    {
        using var server = new Loopback().Answers(
            """
            <?xml version="1.0"?>
            <ChangeResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeInfo>
              <Id>/change/C1</Id><Status>PENDING</Status><SubmittedAt>2026-01-02T03:04:05.678Z</SubmittedAt></ChangeInfo></ChangeResourceRecordSetsResponse>
            """, type: Xml, headers: ("x-amzn-RequestId", "r"));
        using var client = new AmazonRoute53Client(Loopback.Key, server.Config<AmazonRoute53Config>());

        var response = await client.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = "/hostedzone/Z1",
            ChangeBatch = new ChangeBatch
            {
                Comment = "a < b & \"c\"",
                Changes =
                [
                    new Change
                    {
                        Action = ChangeAction.UPSERT,
                        ResourceRecordSet = new ResourceRecordSet
                        {
                            Name = "_x.example.",
                            Type = RRType.CNAME,
                            TTL = 300,
                            ResourceRecords = [new() { Value = "_y.acm-validations.aws." }],
                        },
                    },
                ],
            },
        });

        Assert.Equal("POST", server.Only.Method);
        Assert.Equal("/2013-04-01/hostedzone/Z1/rrset/", server.Only.Url);
        Assert.Equal(
            "<ChangeResourceRecordSetsRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch><Comment>a &lt; b &amp; \"c\"</Comment>" +
            "<Changes><Change><Action>UPSERT</Action><ResourceRecordSet><Name>_x.example.</Name><Type>CNAME</Type><TTL>300</TTL><ResourceRecords>" +
            "<ResourceRecord><Value>_y.acm-validations.aws.</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>",
            server.Only.Body);
        Assert.Equal("/change/C1", response.ChangeInfo.Id);
        Assert.Equal(ChangeStatus.PENDING, response.ChangeInfo.Status);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), response.ChangeInfo.SubmittedAt);
    }

    [Fact]
    public async Task A_record_set_with_unknown_parts_is_deleted_as_it_came()
    {
        const string Set = "<ResourceRecordSet><Name>a.example.</Name><Type>A</Type><SetIdentifier>x</SetIdentifier><NewRouting><Deep>1</Deep></NewRouting><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>";
        using var server = new Loopback()
            .Answers($"<R xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ResourceRecordSets>{Set}</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>1</MaxItems></R>", type: Xml)
            .Answers("<R><ChangeInfo><Id>/change/C1</Id><Status>INSYNC</Status></ChangeInfo></R>", type: Xml);
        using var client = new AmazonRoute53Client(Loopback.Key, server.Config<AmazonRoute53Config>());

        var found = (await client.ListResourceRecordSetsAsync(new() { HostedZoneId = "Z1" })).ResourceRecordSets!.Single();
        await client.ChangeResourceRecordSetsAsync(new()
        {
            HostedZoneId = "Z1",
            ChangeBatch = new() { Changes = [new() { Action = ChangeAction.DELETE, ResourceRecordSet = found }] },
        });

        Assert.Contains($"<Action>DELETE</Action>{Set}", server.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rest_xml_reads_the_payload_and_the_etag_and_sends_if_match()
    {
        using var server = new Loopback()
            .Answers("<Distribution xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Id>E1</Id><Status>Deployed</Status></Distribution>", type: Xml, headers: ("ETag", "E2QWR"))
            .Answers("", 204, Xml);
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        var got = await client.GetDistributionAsync(new GetDistributionRequest { Id = "E1" });
        await client.DeleteDistributionAsync(new DeleteDistributionRequest { Id = "E1", IfMatch = got.ETag });

        Assert.Equal("Deployed", got.Distribution!.Status);
        var delete = server.Requests.Last();
        Assert.Equal("DELETE", delete.Method);
        Assert.Equal("/2020-05-31/distribution/E1", delete.Url);
        Assert.Equal("E2QWR", delete.Headers["If-Match"]);
    }

    [Fact]
    public async Task A_path_member_that_is_missing_is_refused_before_anything_is_sent()
    {
        using var server = new Loopback();
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        await Assert.ThrowsAsync<ArgumentException>(() => client.DeleteDistributionAsync(new DeleteDistributionRequest { IfMatch = "E" }));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Query_sends_a_form_and_reads_the_result()
    {
        using var server = new Loopback().Answers(
            """
            <DescribeListenersResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><DescribeListenersResult><Listeners>
              <member><ListenerArn>arn:l</ListenerArn><Port>443</Port><Certificates><member><CertificateArn>arn:c</CertificateArn></member></Certificates><DefaultActions/></member>
            </Listeners></DescribeListenersResult><ResponseMetadata><RequestId>req-9</RequestId></ResponseMetadata></DescribeListenersResponse>
            """, type: Xml);
        using var client = new AmazonElasticLoadBalancingV2Client(Loopback.Key, server.Config<AmazonElasticLoadBalancingV2Config>());

        var response = await client.DescribeListenersAsync(new DescribeListenersRequest { ListenerArns = ["arn:l", "arn:m"], PageSize = 5 });

        Assert.Equal("POST", server.Only.Method);
        Assert.Equal(
            "Action=DescribeListeners&ListenerArns.member.1=arn%3Al&ListenerArns.member.2=arn%3Am&PageSize=5&Version=2015-12-01",
            string.Join('&', server.Only.Body.Split('&').Order(StringComparer.Ordinal)));
        Assert.StartsWith("application/x-www-form-urlencoded", server.Only.Headers["Content-Type"], StringComparison.Ordinal);
        var listener = Assert.Single(response.Listeners!);
        Assert.Equal(443, listener.Port);
        Assert.Equal("arn:c", Assert.Single(listener.Certificates!).CertificateArn);
        Assert.Null(listener.DefaultActions);
        Assert.Equal("req-9", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task The_user_agent_names_the_sdk_and_the_service()
    {
        using var server = new Loopback().Answers("{}");
        using var client = new AmazonSimpleSystemsManagementClient(Loopback.Key, server.Config<AmazonSimpleSystemsManagementConfig>());

        await client.GetParameterAsync(new GetParameterRequest { Name = "/x" });

        Assert.Contains("aws-sdk-dotnet", server.Only.Headers["User-Agent"], StringComparison.Ordinal);
    }
}
