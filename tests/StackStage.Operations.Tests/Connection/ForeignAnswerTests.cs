using Amazon.Runtime;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Domains;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Tests.Connection;

/// <summary>A server that is not AWS, however well-formed its answers are: that must never read as "gone" or "nothing there".</summary>
public class ForeignAnswerTests
{
    private const string Arn = "arn:aws:acm:eu-central-1:123456789012:certificate/a";
    private const string Mark = "x-amzn-RequestId: 1\r\n";

    private static readonly BasicAWSCredentials Key = new("AKIAIOSFODNN7EXAMPLE", "secret");
    private static readonly WaitOptions Wait = new() { Timeout = TimeSpan.FromMinutes(90), PollInterval = TimeSpan.FromSeconds(30) };

    private static readonly Dictionary<string, Func<AwsConnection, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["sts"] = c => c.SecurityToken.GetCallerIdentityAsync(new()),
        ["acm list"] = c => c.CertificateManager("eu-central-1").ListCertificatesAsync(new()),
        ["acm describe"] = c => c.CertificateManager("eu-central-1").DescribeCertificateAsync(new() { CertificateArn = Arn }),
        ["acm delete"] = c => c.CertificateManager("eu-central-1").DeleteCertificateAsync(new() { CertificateArn = Arn }),
        ["cloudfront list"] = c => c.CloudFront.ListDistributionsAsync(new()),
        ["cloudfront get"] = c => c.CloudFront.GetDistributionAsync(new() { Id = "E1" }),
        ["cloudfront delete"] = c => c.CloudFront.DeleteDistributionAsync(new() { Id = "E1", IfMatch = "1" }),
        ["apigateway list"] = c => c.ApiGatewayV1.GetDomainNamesAsync(new()),
        ["apigatewayv2 list"] = c => c.ApiGatewayV2.GetDomainNamesAsync(new()),
        ["apigatewayv2 get"] = c => c.ApiGatewayV2.GetDomainNameAsync(new() { DomainName = "x" }),
        ["apigatewayv2 delete"] = c => c.ApiGatewayV2.DeleteDomainNameAsync(new() { DomainName = "x" }),
        ["route53 list"] = c => c.Route53.ListHostedZonesAsync(new()),
        ["route53 get"] = c => c.Route53.GetHostedZoneAsync(new() { Id = "Z1" }),
        ["elb"] = c => c.ElasticLoadBalancing.DescribeListenersAsync(new() { LoadBalancerArn = "a" }),
        ["tagging"] = c => c.Tagging.GetResourcesAsync(new()),
        ["ssm get"] = c => c.SystemsManager.GetParameterAsync(new() { Name = "x" }),
        ["ssm list"] = c => c.SystemsManager.DescribeParametersAsync(new()),
        ["s3 list"] = c => c.S3().ListObjectsV2Async(new() { BucketName = "b" }),
        ["s3 get"] = c => c.S3().GetObjectAsync("b", "k"),
        ["s3 delete"] = c => c.S3().DeleteObjectAsync("b", "k"),
    };

    private static readonly (int Status, string Type, string Body)[] Pages =
    [
        (200, "text/html", "<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Welcome</body></html>"),
        (200, "text/html", "<html><body/></html>"),
        (200, "application/json", "{}"),
        (200, "application/json", """{"status":"ok","items":[],"CertificateSummaryList":[]}"""),
        (200, "application/xml", "<ok/>"),
        (200, "text/xml", "<ListDistributionsResult><Status>fine</Status></ListDistributionsResult>"),
        (200, "text/plain", ""),
        (204, "text/plain", ""),
        (302, "text/html", ""),
        (404, "application/json", """{"message":"no such route","code":"NotFoundException","__type":"ResourceNotFoundException"}"""),
        (404, "application/xml", "<ErrorResponse><Error><Code>NoSuchDistribution</Code><Message>no</Message></Error></ErrorResponse>"),
        (404, "text/html", "<html><body>Not found</body></html>"),
        (403, "application/json", """{"message":"blocked by policy"}"""),
    ];

    public static TheoryData<string> CallNames => [.. Calls.Keys];

    public static TheoryData<string> OperationNames => [.. OperationCalls.Keys];

    private static Dictionary<string, Func<AwsConnection, IOperationHost, Task>> OperationCalls { get; } = new(StringComparer.Ordinal)
    {
        ["Disable-DistributionAndRemove"] = (connection, host) => DistributionRemover.RunAsync(connection, new DistributionRemovalRequest { Ids = ["E1ONE"], Wait = Wait }, host, default),
        ["Remove-ApiCustomDomain"] = (connection, host) => ApiDomainRemover.RemoveAsync(connection, new ApiDomainRemovalRequest { DomainNames = ["api.example.com"], Wait = Wait }, host, default),
        ["Remove-ReleasedCertificate"] = (connection, host) => CertificateReleaser.RemoveAsync(connection, [Arn], new CertificateRemovalOptions(), Wait, host, default),
        ["Repair-CertificateValidation"] = (connection, host) => ValidationRepairer.RepairAsync(connection, null, [], Wait, host, default),
    };

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task No_client_takes_a_page_for_an_answer(string call)
    {
        foreach (var page in Pages)
        {
            using var server = new StubServer(page.Status, page.Type, page.Body);
            var failure = await Record.ExceptionAsync(async () => await Calls[call](await OpenAsync(server)));

            Assert.True(failure is not null, $"It took {page} for an answer.");
            Assert.True(AwsErrors.IsTranslatable(failure), $"{page}: {failure}");
            Assert.True(AwsErrors.Translate(failure, "x:Y", null).Error.ErrorId == "EndpointNotAws", $"{page}: {failure}");
        }
    }

    [Theory]
    [InlineData("sts", "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>corp-proxy</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")]
    [InlineData("sts", "<ok/>")]
    [InlineData("cloudfront get", "<ok/>")]
    [InlineData("cloudfront list", "<ok/>")]
    [InlineData("route53 list", "<ok/>")]
    [InlineData("route53 get", "<ok/>")]
    [InlineData("acm describe", """{"status":"ok"}""")]
    [InlineData("ssm get", """{"status":"ok"}""")]
    [InlineData("apigatewayv2 get", """{"status":"ok"}""")]
    public async Task What_was_asked_for_must_be_in_the_answer_even_if_it_is_marked_as_AWSs(string call, string body)
    {
        using var server = new StubServer(200, "text/plain", body) { Headers = Mark };

        var failure = await Record.ExceptionAsync(async () => await Calls[call](await OpenAsync(server)));

        Assert.Equal("EndpointNotAws", AwsErrors.Translate(failure!, "x:Y", null).Error.ErrorId);
    }

    [Theory]
    [InlineData("acm list", """{"CertificateSummaryList":[]}""")]
    [InlineData("acm delete", "")]
    [InlineData("apigateway list", "{}")]
    [InlineData("tagging", """{"PaginationToken":"","ResourceTagMappingList":[]}""")]
    [InlineData("elb", "<DescribeListenersResponse><DescribeListenersResult><Listeners/></DescribeListenersResult></DescribeListenersResponse>")]
    [InlineData("cloudfront list", "<DistributionList><Marker></Marker><MaxItems>100</MaxItems><IsTruncated>false</IsTruncated><Quantity>0</Quantity></DistributionList>")]
    [InlineData("route53 list", "<ListHostedZonesResponse><HostedZones/><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesResponse>")]
    [InlineData("s3 delete", "")]
    public async Task AWSs_own_empty_answers_are_answers(string call, string body)
    {
        using var server = new StubServer(200, "text/plain", body) { Headers = Mark };

        await Calls[call](await OpenAsync(server));
    }

    [Theory]
    [MemberData(nameof(OperationNames))]
    public async Task No_operation_takes_a_page_for_gone_or_nothing_there(string operation)
    {
        foreach (var page in Pages)
        {
            await RefusesAsync(operation, page);
        }
    }

    private static async Task RefusesAsync(string operation, (int Status, string Type, string Body) page)
    {
        // A gateway that lets STS through and answers everything else itself.
        using var server = new StubServer(head => head.Contains("GetCallerIdentity", StringComparison.Ordinal)
            ? (200, "text/xml", "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>")
            : page);
        var host = new RecordingHost { Time = Sandbox.SandboxClock.Jumping() };

        var failure = await Record.ExceptionAsync(async () => await OperationCalls[operation](await OpenAsync(server), host));

        var errors = host.Errors.Select(error => error.ErrorId).Concat(failure is StageException stage ? [stage.Error.ErrorId] : []).ToArray();
        Assert.True(failure is null or StageException, $"{page}: {failure}");
        Assert.True(errors.Length > 0, $"{page}: no error; warnings: {string.Join("; ", host.Warnings)}");
        Assert.True(errors.All(id => id == "EndpointNotAws"), $"{page}: {string.Join(", ", errors)}");
        Assert.Empty(host.Asked);
    }

    private static Task<AwsConnection> OpenAsync(StubServer server) =>
        AwsConnection.OpenAsync(new ConnectionRequest { EndpointUrl = server.Url, Credentials = Key, Region = Rehearsal.Region }, CancellationToken.None);
}
