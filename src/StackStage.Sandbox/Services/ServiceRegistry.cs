using StackStage.Sandbox.Services.Acm;
using StackStage.Sandbox.Services.CloudFront;
using StackStage.Sandbox.Services.Route53;
using StackStage.Sandbox.Services.S3;
using StackStage.Sandbox.Services.Sts;

namespace StackStage.Sandbox.Services;

/// <summary>The one place that names the services. A scenario's sections are loaded in this order.</summary>
internal static class ServiceRegistry
{
    public static IReadOnlyList<SandboxService> Create() =>
    [
        new StsService(),
        new S3Service(),
        new Route53Service(),
        new AcmService(),
        new CloudFrontService(),
    ];
}
