namespace StackStage.Operations.Connection;

/// <summary>
/// What the error codes of the services that are called here mean, the first rule that covers a failure first. The same code
/// is one thing at one service and another at the next: <c>LimitExceededException</c> is a full quota at ACM and a call too
/// many at API Gateway. Codes and meanings are from the services' models and API references; how long a conflict lasts is
/// from terraform-provider-aws, which has tried it out.
/// </summary>
internal static class FailureTable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly FailureRule[] Rules =
    [
        // ACM. A certificate that something holds is waited for, not asked for again and again.
        At("acm", "LimitExceededException", FailureKind.Quota),
        At("acm", "TooManyTagsException", FailureKind.Quota),
        At("acm", "ResourceNotFoundException", FailureKind.Gone),
        Passing("acm", "ResourceInUseException", 20 * Minute, "DeleteCertificate"),
        Passing("acm", "ConflictException", 2 * Minute),

        // API Gateway, v1 and v2. What is made may be one too many; what is read or removed can only be too often.
        At("apigateway", "LimitExceededException", FailureKind.Quota, "Create*"),
        At("apigateway", "LimitExceededException", FailureKind.Quota, "Import*"),
        At("apigateway", "LimitExceededException", FailureKind.Throttling),
        At("apigateway", "NotFoundException", FailureKind.Gone),
        Passing("apigateway", "ConflictException", 5 * Minute),

        // CloudFront. 412 is a version that is behind, or a flat-rate plan, which stays.
        At("cloudfront", "PreconditionFailed", FailureKind.Terminal) with { Says = "pricing plan" },
        Passing("cloudfront", "PreconditionFailed", Minute),
        Passing("cloudfront", "InvalidIfMatchVersion", Minute),
        Passing("cloudfront", "DistributionNotDisabled", 3 * Minute),
        Passing("cloudfront", "StagingDistributionInUse", 3 * Minute),
        Passing("cloudfront", "ResourceInUse", Minute, "DeleteDistribution"),
        Passing("cloudfront", "*InUse", 15 * Minute),
        Passing("cloudfront", "IllegalDelete", 15 * Minute, "DeleteVpcOrigin"),
        At("cloudfront", "NoSuch*", FailureKind.Gone),
        At("cloudfront", "EntityNotFound", FailureKind.Gone),
        At("cloudfront", "TooMany*", FailureKind.Quota),
        At("cloudfront", "*LimitExceeded", FailureKind.Quota),

        // Route 53. A zone takes one change at a time.
        At("route53", "PriorRequestNotComplete", FailureKind.Throttling),
        At("route53", "NoSuch*", FailureKind.Gone),
        At("route53", "LimitsExceeded", FailureKind.Quota),
        At("route53", "TooMany*", FailureKind.Quota),

        // Cloud Control. ServiceLimitExceeded is a quota of the service behind it.
        At("cloudcontrolapi", "ServiceLimitExceededException", FailureKind.Quota),
        At("cloudcontrolapi", "ResourceNotFoundException", FailureKind.Gone),
        At("cloudcontrolapi", "RequestTokenNotFoundException", FailureKind.Gone),
        Passing("cloudcontrolapi", "ResourceConflictException", 10 * Minute),
        Passing("cloudcontrolapi", "ConcurrentOperationException", 10 * Minute),
        Passing("cloudcontrolapi", "NotStabilizedException", 5 * Minute),
        Passing("cloudcontrolapi", "NetworkFailureException", 5 * Minute),

        // Parameter Store.
        Passing("ssm", "TooManyUpdates", Minute),
        At("ssm", "*LimitExceeded", FailureKind.Quota),
        At("ssm", "*LimitExceededException", FailureKind.Quota),
        At("ssm", "ParameterNotFound", FailureKind.Gone),
        At("ssm", "ParameterVersionNotFound", FailureKind.Gone),

        // KMS. A key that is disabled or about to be deleted stays so until somebody does something.
        At("kms", "LimitExceededException", FailureKind.Quota),
        At("kms", "NotFoundException", FailureKind.Gone),

        // Elastic Load Balancing v2. A listener lets its target group go within two minutes.
        At("elasticloadbalancing", "PriorRequestNotComplete", FailureKind.Throttling),
        Passing("elasticloadbalancing", "ResourceInUse*", 2 * Minute),
        At("elasticloadbalancing", "TooMany*", FailureKind.Quota),
        At("elasticloadbalancing", "LoadBalancerNotFound*", FailureKind.Gone),
        At("elasticloadbalancing", "ListenerNotFound*", FailureKind.Gone),
        At("elasticloadbalancing", "TargetGroupNotFound*", FailureKind.Gone),
        At("elasticloadbalancing", "RuleNotFound*", FailureKind.Gone),

        // S3. A bucket that was changed a moment ago takes no other change for a while.
        Passing("s3", "OperationAborted", 5 * Minute),
        Passing("s3", "ConditionalRequestConflict", Minute),
        At("s3", "TooManyBuckets", FailureKind.Quota),
        At("s3", "NoSuch*", FailureKind.Gone),

        // Any service. What is not here by name, but with HTTP status 429, is throttling, too.
        At(null, "Throttling", FailureKind.Throttling),
        At(null, "ThrottlingException", FailureKind.Throttling),
        At(null, "ThrottledException", FailureKind.Throttling),
        At(null, "RequestThrottled", FailureKind.Throttling),
        At(null, "RequestThrottledException", FailureKind.Throttling),
        At(null, "TooManyRequestsException", FailureKind.Throttling),
        At(null, "RequestLimitExceeded", FailureKind.Throttling),
        At(null, "BandwidthLimitExceeded", FailureKind.Throttling),
        At(null, "PriorRequestNotComplete", FailureKind.Throttling),
        At(null, "SlowDown", FailureKind.Throttling),
        At(null, "EC2ThrottledException", FailureKind.Throttling),
        At(null, "ProvisionedThroughputExceededException", FailureKind.Throttling),
    ];

    /// <summary>The verdict on a failure; null when no rule covers it.</summary>
    /// <param name="service">The service's name in signatures, if it is known.</param>
    /// <param name="operation">The operation, if it is known.</param>
    /// <param name="code">The service's code.</param>
    /// <param name="message">What it says.</param>
    public static FailureVerdict? Find(string? service, string? operation, string code, string message) =>
        Array.Find(Rules, rule => rule.Covers(service, operation, code, message))?.Verdict;

    private static FailureRule At(string? service, string code, FailureKind kind, string? operation = null) =>
        new() { Service = service, Operation = operation, Code = code, Verdict = new FailureVerdict(kind) };

    private static FailureRule Passing(string service, string code, TimeSpan passes, string? operation = null) =>
        new() { Service = service, Operation = operation, Code = code, Verdict = new FailureVerdict(FailureKind.Passing, passes) };
}
