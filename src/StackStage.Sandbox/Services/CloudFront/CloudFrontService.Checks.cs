using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Services.Acm;
using StackStage.Sandbox.Services.S3;

namespace StackStage.Sandbox.Services.CloudFront;

internal sealed partial class CloudFrontService
{
    /// <summary>What must hold for every config that is sent.</summary>
    private void Check(SandboxCall call, DistributionConfigXml config, Distribution? own)
    {
        config.CheckQuantities();
        CheckLogBucket(config);
        CheckAliases(call, config, own);
        foreach (var reference in config.References)
        {
            CheckExists(call, reference);
        }
    }

    private void CheckLogBucket(DistributionConfigXml config)
    {
        if (config.LogBucket is { } bucket && !World.Service<S3Service>().StateOf("*", "*").Buckets.ContainsKey(bucket))
        {
            throw new AwsError("InvalidArgument", $"The S3 bucket that you specified for CloudFront logs does not exist: {bucket}.s3.amazonaws.com");
        }
    }

    private void CheckAliases(SandboxCall call, DistributionConfigXml config, Distribution? own)
    {
        var certificate = config.AcmCertificateArn is { } arn ? World.Service<AcmService>().Find(arn, call.Now) : null;
        if (config.AcmCertificateArn is { } given)
        {
            if (certificate is not { Status: "ISSUED" } || given.Split(':')[3] != "us-east-1" || certificate.AccountId != call.AccountId)
            {
                throw new AwsError("InvalidViewerCertificate", "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.");
            }
        }
        if (config.Aliases.Count == 0)
        {
            return;
        }

        if (!config.HasOwnCertificate)
        {
            throw new AwsError("InvalidViewerCertificate", "To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name.");
        }

        if (certificate is not null && config.Aliases.FirstOrDefault(a => !certificate.Covers(a)) is { } uncovered)
        {
            throw new AwsError("InvalidViewerCertificate", $"The certificate that is attached to your distribution doesn't cover the alternate domain name (CNAME) that you're trying to add: {uncovered}.");
        }

        foreach (var other in States.SelectMany(s => Present(s.State, call.Now).Distributions.Values))
        {
            if (other.Id == own?.Id)
            {
                continue;
            }

            if (other.Parsed.Aliases.Intersect(config.Aliases, StringComparer.Ordinal).FirstOrDefault() is { } taken)
            {
                throw new AwsError("CNAMEAlreadyExists", $"One or more of the CNAMEs you provided are already associated with a different resource: {taken}", 409);
            }
        }
    }

    private void CheckExists(SandboxCall call, Reference reference)
    {
        if (reference.Kind == EntityKind.LambdaFunction)
        {
            return;
        }

        var entity = Find(State(call), reference.Kind, reference.Id);
        if (entity is not null && (reference.Kind != EntityKind.Function || entity.Live is not null))
        {
            return;
        }

        throw reference.Kind switch
        {
            EntityKind.OriginAccessControl => new AwsError("InvalidOriginAccessControl", "The specified origin access control does not exist or is not valid."),
            EntityKind.OriginAccessIdentity => new AwsError("InvalidOriginAccessIdentity", "The specified origin access identity does not exist or is not valid."),
            EntityKind.Function when entity is not null => new AwsError("InvalidFunctionAssociation", $"The function {reference.Id} has not been published to the LIVE stage."),
            EntityKind.Function => new AwsError("InvalidFunctionAssociation", $"The function {reference.Id} does not exist."),
            EntityKind.KeyGroup => new AwsError("TrustedKeyGroupDoesNotExist", $"The specified key group does not exist: {reference.Id}"),
            EntityKind.VpcOrigin => new AwsError("EntityNotFound", "The specified VPC origin does not exist.", 404),
            _ => new AwsError(EntityKind.Of(reference.Kind).NotFound, $"The specified {EntityKind.Of(reference.Kind).Words} does not exist.", 404),
        };
    }
}
