using StackStage.Sandbox.Services.Acm;
using StackStage.Sandbox.Services.ApiGatewayV2;
using StackStage.Sandbox.Services.CloudControl;
using StackStage.Sandbox.Services.CloudFront;
using StackStage.Sandbox.Services.ElbV2;
using StackStage.Sandbox.Services.Kms;
using StackStage.Sandbox.Services.Route53;
using StackStage.Sandbox.Services.S3;
using StackStage.Sandbox.Services.Ssm;
using StackStage.Sandbox.Services.Sts;
using StackStage.Sandbox.Services.Tagging;

namespace StackStage.Sandbox.Services;

/// <summary>The one place that names the services. A scenario's sections are loaded in this order.</summary>
internal static class ServiceRegistry
{
    public static IReadOnlyList<SandboxService> Create() =>
    [
        new StsService(),
        new S3Service(),
        new KmsService(),
        new SsmService(),
        new Route53Service(),
        new AcmService(),
        new CloudFrontService(),
        new ApiGatewayV2Service(),
        new ApiGatewayService(),
        new ElbV2Service(),
        new CloudControlService(),
        new TaggingService(),
    ];
}
