using System.Net;
using Amazon.APIGateway;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.CloudControlApi;
using Amazon.CloudFront;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleSystemsManagement;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Connection;

/// <summary>What a code means, by service and operation.</summary>
public class FailureTableTests
{
    [Theory]
    [InlineData("acm", "LimitExceededException", 400, FailureKind.Quota, null)]
    [InlineData("apigateway", "LimitExceededException", 429, FailureKind.Throttling, null)]
    [InlineData("apigatewayv2", "TooManyRequestsException", 429, FailureKind.Throttling, null)]
    [InlineData("apigatewayv2", "ConflictException", 409, FailureKind.Passing, 5)]
    [InlineData("apigatewayv2", "BadRequestException", 400, FailureKind.Terminal, null)]
    [InlineData("apigatewayv2", "Whatever", 429, FailureKind.Throttling, null)]
    [InlineData("route53", "PriorRequestNotComplete", 400, FailureKind.Throttling, null)]
    [InlineData("route53", "InvalidChangeBatch", 400, FailureKind.Terminal, null)]
    [InlineData("route53", "NoSuchHostedZone", 404, FailureKind.Gone, null)]
    [InlineData("cloudcontrol", "ThrottlingException", 400, FailureKind.Throttling, null)]
    [InlineData("cloudcontrol", "ServiceLimitExceededException", 400, FailureKind.Quota, null)]
    [InlineData("cloudcontrol", "ResourceConflictException", 400, FailureKind.Passing, 10)]
    [InlineData("cloudfront", "DistributionNotDisabled", 409, FailureKind.Passing, 3)]
    [InlineData("cloudfront", "InvalidIfMatchVersion", 400, FailureKind.Passing, 1)]
    [InlineData("cloudfront", "CachePolicyInUse", 409, FailureKind.Passing, 15)]
    [InlineData("cloudfront", "TooManyCachePolicies", 400, FailureKind.Quota, null)]
    [InlineData("cloudfront", "NoSuchDistribution", 404, FailureKind.Gone, null)]
    [InlineData("ssm", "TooManyUpdates", 400, FailureKind.Passing, 1)]
    [InlineData("ssm", "ParameterLimitExceeded", 400, FailureKind.Quota, null)]
    [InlineData("elb", "ResourceInUse", 400, FailureKind.Passing, 2)]
    [InlineData("s3", "SlowDown", 503, FailureKind.Throttling, null)]
    [InlineData("s3", "OperationAborted", 409, FailureKind.Passing, 5)]
    [InlineData("other", "Throttling", 400, FailureKind.Throttling, null)]
    [InlineData("other", "LimitExceededException", 400, FailureKind.Terminal, null)]
    public void What_a_code_means(string service, string code, int status, FailureKind kind, int? minutes)
    {
        var verdict = AwsErrors.Judge(Of(service, code, (HttpStatusCode)status));

        Assert.Equal(new FailureVerdict(kind, minutes is { } known ? TimeSpan.FromMinutes(known) : null), verdict);
        Assert.Equal(kind == FailureKind.Throttling, AwsErrors.IsThrottling(Of(service, code, (HttpStatusCode)status)));
    }

    [Fact]
    public void A_version_that_is_behind_passes_and_a_pricing_plan_does_not()
    {
        Assert.Equal(FailureKind.Passing, AwsErrors.Judge(Of("cloudfront", "PreconditionFailed", HttpStatusCode.PreconditionFailed)).Kind);
        Assert.Equal(FailureKind.Terminal, AwsErrors.Judge(Of("cloudfront", "PreconditionFailed", HttpStatusCode.PreconditionFailed, "… subscribed to a Pricing Plan …")).Kind);
    }

    [Fact]
    public void A_quota_is_told_as_one()
    {
        var error = AwsErrors.Translate(Of("cloudfront", "TooManyCachePolicies", HttpStatusCode.BadRequest), "cloudfront:CreateCachePolicy", "shop").Error;

        Assert.Equal(("TooManyCachePolicies", StageErrorCategory.LimitsExceeded), (error.ErrorId, error.Category));
        Assert.Contains("quota", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateDomainName", FailureKind.Quota)]
    [InlineData("GetDomainNames", FailureKind.Throttling)]
    public async Task A_call_of_ours_says_which_it_was(string operation, FailureKind kind)
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "apigatewayv2", Code = "LimitExceededException", Status = 429, Message = "no" });
        var connection = await rehearsal.ConnectAsync();

        // The same request, as if it were that operation's: which client methods there are differs from package to package.
        var failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => connection.ApiGatewayV2.GetDomainNamesAsync(new()));
        Assert.Equal("GetDomainNames", FailedCall.OperationOf(failure));
        Assert.Equal("apigateway", FailedCall.ServiceOf(failure));
        Assert.Equal(kind, FailureTable.Find(FailedCall.ServiceOf(failure), operation, failure.ErrorCode, failure.Message)!.Value.Kind);
    }

    [Fact]
    public void A_deletion_waits_for_less_than_what_follows_it()
    {
        Assert.Equal(TimeSpan.FromMinutes(1), FailureTable.Find("cloudfront", "DeleteDistribution", "ResourceInUse", "")!.Value.Passes);
        Assert.Equal(TimeSpan.FromMinutes(15), FailureTable.Find("cloudfront", "DeleteKeyGroup", "ResourceInUse", "")!.Value.Passes);
    }

    private static AmazonServiceException Of(string service, string code, HttpStatusCode status, string message = "no") => service switch
    {
        "acm" => new AmazonCertificateManagerException(message, null, ErrorType.Sender, code, "r", status),
        "apigateway" => new AmazonAPIGatewayException(message, null, ErrorType.Sender, code, "r", status),
        "apigatewayv2" => new AmazonApiGatewayV2Exception(message, null, ErrorType.Sender, code, "r", status),
        "cloudcontrol" => new AmazonCloudControlApiException(message, null, ErrorType.Sender, code, "r", status),
        "cloudfront" => new AmazonCloudFrontException(message, null, ErrorType.Sender, code, "r", status),
        "elb" => new AmazonElasticLoadBalancingV2Exception(message, null, ErrorType.Sender, code, "r", status),
        "route53" => new AmazonRoute53Exception(message, null, ErrorType.Sender, code, "r", status),
        "s3" => new AmazonS3Exception(message, null, ErrorType.Sender, code, "r", status),
        "ssm" => new AmazonSimpleSystemsManagementException(message, null, ErrorType.Sender, code, "r", status),
        _ => new AmazonServiceException(message, null, ErrorType.Sender, code, "r", status),
    };
}
