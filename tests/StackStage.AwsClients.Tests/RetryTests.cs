using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.Route53;
using Amazon.SimpleSystemsManagement;

namespace StackStage.AwsClients.Tests;

/// <summary>Retries are the SDK's; what is shown is that it recognizes the errors.</summary>
public class RetryTests
{
    [Theory]
    [InlineData(400, "application/x-amz-json-1.1", """{"__type":"ThrottlingException","message":"Rate exceeded"}""")]
    [InlineData(429, "application/json", """{"__type":"TooManyRequestsException","message":"Too Many Requests"}""")]
    [InlineData(429, "text/html", "<html>slow down</html>")]
    [InlineData(500, "application/json", """{"__type":"InternalServerError"}""")]
    [InlineData(502, "text/html", "<html>bad gateway</html>")]
    [InlineData(503, "text/plain", "")]
    public async Task Json_services_are_asked_again(int status, string type, string body)
    {
        using var server = new Loopback().Answers(body, status, type).Answers("""{"Parameters":[]}""");
        using var client = new AmazonSimpleSystemsManagementClient(Loopback.Key, server.Config<AmazonSimpleSystemsManagementConfig>(retries: 1));

        Assert.Empty((await client.DescribeParametersAsync(new())).Parameters!);

        Assert.Equal(2, server.Requests.Count);
        Assert.Single(server.Requests.Select(r => r.Body).Distinct());
    }

    [Theory]
    [InlineData("Throttling")]
    [InlineData("PriorRequestNotComplete")]
    public async Task Route53_is_asked_again(string code)
    {
        using var server = new Loopback()
            .Answers($"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>slow</Message></Error></ErrorResponse>", 400, "text/xml")
            .Answers("<R><ChangeInfo><Id>/change/C</Id><Status>INSYNC</Status></ChangeInfo></R>", type: "text/xml");
        using var client = new AmazonRoute53Client(Loopback.Key, server.Config<AmazonRoute53Config>(retries: 1));

        Assert.Equal(ChangeStatus.INSYNC, (await client.GetChangeAsync(new() { Id = "/change/C" })).ChangeInfo.Status);
        Assert.Equal("/2013-04-01/change/C", server.Requests.Last().Url);
    }

    [Fact]
    public async Task A_refusal_is_final()
    {
        using var server = new Loopback(_ => new Answer(409, """{"__type":"ConflictException","message":"no"}""", "application/json", []));
        using var client = new AmazonApiGatewayV2Client(Loopback.Key, server.Config<AmazonApiGatewayV2Config>(retries: 3));

        await Assert.ThrowsAsync<Amazon.ApiGatewayV2.Model.ConflictException>(() => client.DeleteRoutingRuleAsync(new() { DomainName = "d", RoutingRuleId = "r" }));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_throttling_that_stays_is_thrown_as_what_it_is()
    {
        using var server = new Loopback(_ => new Answer(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""", "application/json", []));
        using var client = new AmazonCertificateManagerClient(Loopback.Key, server.Config<AmazonCertificateManagerConfig>(retries: 1));

        var error = await Assert.ThrowsAnyAsync<AmazonCertificateManagerException>(() => client.ListCertificatesAsync(new()));

        Assert.Equal("ThrottlingException", error.ErrorCode);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Cancelling_ends_a_call_that_is_under_way()
    {
        using var gate = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        using var server = new Loopback(_ =>
        {
            stop.Cancel();
            gate.Wait(TimeSpan.FromSeconds(20));
            return Answer.Json("{}");
        });
        using var client = new AmazonCertificateManagerClient(Loopback.Key, server.Config<AmazonCertificateManagerConfig>(retries: 5));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListCertificatesAsync(new(), stop.Token));
        gate.Set();
    }
}
