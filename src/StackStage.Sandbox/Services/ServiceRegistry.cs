using StackStage.Sandbox.Services.Kms;
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
        new TaggingService(),
    ];
}
