using System.Net;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;

namespace StackStage.AwsClients.Tests;

public class ErrorTests
{
    [Theory]
    [InlineData("""{"__type":"ResourceInUseException","message":"in use"}""", null)]
    [InlineData("""{"__type":"com.amazonaws.acm#ResourceInUseException","Message":"in use"}""", null)]
    [InlineData("""{"message":"in use"}""", "ResourceInUseException:http://internal.amazon.com/coral/")]
    public async Task Json_errors_become_their_types(string body, string? header)
    {
        using var server = new Loopback().Answers(body, 400, "application/x-amz-json-1.1",
            header is null ? [("x-amzn-RequestId", "r-1")] : [("x-amzn-RequestId", "r-1"), ("x-amzn-ErrorType", header)]);
        using var client = new AmazonCertificateManagerClient(Loopback.Key, server.Config<AmazonCertificateManagerConfig>());

        var error = await Assert.ThrowsAsync<Amazon.CertificateManager.Model.ResourceInUseException>(
            () => client.DeleteCertificateAsync(new() { CertificateArn = "arn:1" }));

        Assert.Equal("ResourceInUseException", error.ErrorCode);
        Assert.Equal("in use", error.Message);
        Assert.Equal("r-1", error.RequestId);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
    }

    [Fact]
    public async Task An_unknown_code_is_the_base_exception_of_the_service()
    {
        using var server = new Loopback().Answers("""{"__type":"BrandNewException","message":"hm"}""", 400);
        using var client = new AmazonApiGatewayV2Client(Loopback.Key, server.Config<AmazonApiGatewayV2Config>());

        var error = await Assert.ThrowsAsync<AmazonApiGatewayV2Exception>(() => client.GetDomainNamesAsync(new()));

        Assert.Equal("BrandNewException", error.ErrorCode);
    }

    [Fact]
    public async Task Xml_errors_become_their_types_with_the_services_words()
    {
        using var server = new Loopback().Answers(
            """
            <ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Error><Type>Sender</Type><Code>PreconditionFailed</Code>
            <Message>The distribution is subscribed to a pricing plan.</Message></Error><RequestId>r-2</RequestId></ErrorResponse>
            """, 412, "text/xml");
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        var error = await Assert.ThrowsAsync<PreconditionFailedException>(
            () => client.DeleteDistributionAsync(new() { Id = "E1", IfMatch = "x" }));

        Assert.Equal("PreconditionFailed", error.ErrorCode);
        Assert.Equal("The distribution is subscribed to a pricing plan.", error.Message);
        Assert.Equal(HttpStatusCode.PreconditionFailed, error.StatusCode);
        Assert.Equal("r-2", error.RequestId);
    }

    [Fact]
    public async Task A_code_without_a_message_still_says_what_it_is()
    {
        using var server = new Loopback().Answers("<ErrorResponse><Error><Code>NoSuchDistribution</Code></Error></ErrorResponse>", 404, "text/xml");
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        var error = await Assert.ThrowsAsync<NoSuchDistributionException>(() => client.GetDistributionAsync(new() { Id = "E1" }));

        Assert.Contains("NoSuchDistribution", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Route53s_own_form_of_a_refused_batch_lists_each_sentence()
    {
        using var server = new Loopback().Answers(
            """
            <InvalidChangeBatch xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Messages><Message>Tried to create a</Message><Message>Tried to delete b</Message></Messages><RequestId>r-3</RequestId></InvalidChangeBatch>
            """, 400, "text/xml");
        using var client = new AmazonRoute53Client(Loopback.Key, server.Config<AmazonRoute53Config>());

        var error = await Assert.ThrowsAsync<InvalidChangeBatchException>(
            () => client.ChangeResourceRecordSetsAsync(new() { HostedZoneId = "Z", ChangeBatch = new() { Changes = [] } }));

        Assert.Equal("InvalidChangeBatch", error.ErrorCode);
        Assert.Equal(["Tried to create a", "Tried to delete b"], error.Messages!);
        Assert.Equal("r-3", error.RequestId);
    }

    [Fact]
    public async Task Query_errors_use_the_wire_code_not_the_shapes_name()
    {
        using var server = new Loopback().Answers(
            "<ErrorResponse><Error><Type>Sender</Type><Code>ListenerNotFound</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>", 400, "text/xml");
        using var client = new AmazonElasticLoadBalancingV2Client(Loopback.Key, server.Config<AmazonElasticLoadBalancingV2Config>());

        var error = await Assert.ThrowsAsync<Amazon.ElasticLoadBalancingV2.Model.ListenerNotFoundException>(
            () => client.DescribeListenerCertificatesAsync(new() { ListenerArn = "arn:l" }));

        Assert.Equal("ListenerNotFound", error.ErrorCode);
    }

    public static TheoryData<int, string, string> Garbage => new()
    {
        { 200, "text/html", "<!DOCTYPE html><html><body>Sign in to the guest network</body></html>" },
        { 200, "text/html", "<html><body>well-formed</body></html>" },
        { 200, "application/json", "{\"a\":" },
        { 200, "text/plain", "OK" },
        { 404, "text/html", "<html><body><h1>Not Found</h1><br></body></html>" },
        { 403, "text/plain", "blocked by policy" },
        { 404, "application/json", "[]" },
        { 404, "application/json", "{}" },
        { 400, "text/xml", "<Error/>" },
        { 404, "text/plain", "" },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task What_is_no_answer_of_the_service_says_so(int status, string type, string body)
    {
        using var server = new Loopback(_ => new Answer(status, body, type, []));
        using var acm = new AmazonCertificateManagerClient(Loopback.Key, server.Config<AmazonCertificateManagerConfig>());
        using var cloudFront = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        await Clear(() => acm.ListCertificatesAsync(new()));
        if (body.Length > 0 || status != 200)
        {
            await Clear(() => cloudFront.ListDistributionsAsync(new()));
        }

        async Task Clear(Func<Task> call)
        {
            var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
            Assert.Contains($"status {status}", error.Message, StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode)status, error.StatusCode);
            Assert.Equal("UnreadableAnswer", error.ErrorCode);
            if (status == 200)
            {
                Assert.IsAssignableFrom<AmazonUnmarshallingException>(error);
            }
        }
    }

    [Fact]
    public async Task A_member_of_the_wrong_kind_is_no_null_reference()
    {
        using var server = new Loopback().Answers("""{"CertificateSummaryList":{"a":1}}""");
        using var client = new AmazonCertificateManagerClient(Loopback.Key, server.Config<AmazonCertificateManagerConfig>());

        await Assert.ThrowsAnyAsync<AmazonUnmarshallingException>(() => client.ListCertificatesAsync(new()));
    }

    [Fact]
    public async Task The_content_of_a_secret_answer_is_in_no_message()
    {
        using var server = new Loopback().Answers("""{"Parameter":{"Value":"hunter2","Version":"x"}}""");
        using var client = new AmazonSimpleSystemsManagementClient(Loopback.Key, server.Config<AmazonSimpleSystemsManagementConfig>());

        var error = await Assert.ThrowsAnyAsync<AmazonUnmarshallingException>(() => client.GetParameterAsync(new() { Name = "/p" }));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ResponseBody ?? "", StringComparison.Ordinal);
    }
}
