using Amazon.CloudFront;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Distributions;

/// <summary>Tells CloudFront's answers apart: which pass with time, which mean something else than their code says.</summary>
internal static class DistributionFailures
{
    /// <summary>How long a version may be behind before that is an error.</summary>
    public static readonly TimeSpan StalePatience = TimeSpan.FromMinutes(1);

    /// <summary>How long CloudFront may say "not disabled" of what is disabled.</summary>
    public static readonly TimeSpan NotDisabledPatience = TimeSpan.FromMinutes(3);

    /// <summary>How long something may be "in use" that nothing uses any more.</summary>
    public static readonly TimeSpan InUsePatience = TimeSpan.FromMinutes(15);

    /// <summary>412 is also the answer for a distribution with a flat-rate plan, and that does not pass by itself.</summary>
    public static bool IsPricingPlan(Exception failure) =>
        AwsErrors.CodeOf(failure) == "PreconditionFailed" && failure.Message.Contains("pricing plan", StringComparison.OrdinalIgnoreCase);

    /// <summary>The version was not the present one, or what is known is behind.</summary>
    public static bool IsStale(Exception failure) =>
        AwsErrors.CodeOf(failure) is "InvalidIfMatchVersion" or "PreconditionFailed" && !IsPricingPlan(failure);

    public static bool IsGone(Exception failure) => AwsErrors.CodeOf(failure) == "NoSuchDistribution";

    /// <summary>What CloudFront says of something that a distribution still uses, or used a moment ago.</summary>
    public static bool IsInUse(Exception failure) =>
        failure is AmazonCloudFrontException && AwsErrors.CodeOf(failure) is { } code && (code.EndsWith("InUse", StringComparison.Ordinal) || code == "CannotDeleteEntityWhileInUse");

    /// <summary>An update cannot be made because the bucket for the access logs was deleted.</summary>
    public static bool IsLogBucketMissing(Exception failure) =>
        AwsErrors.CodeOf(failure) == "InvalidArgument" && failure.Message.Contains("bucket", StringComparison.OrdinalIgnoreCase) && failure.Message.Contains("log", StringComparison.OrdinalIgnoreCase);

    public static StageException PricingPlan(string id, Exception failure, bool isDisabled = true) => new(new StageError(
        "DistributionHasPricingPlan",
        StageErrorCategory.InvalidOperation,
        $"Distribution {id} is subscribed to a flat-rate pricing plan, and CloudFront deletes it only after that has ended. It {(isDisabled ? "is disabled, and" : "stays enabled, and")} was not deleted.",
        id,
        $"Cancel the pricing plan of {id} (CloudFront console: the distribution, General, Manage plan, Cancel plan). After the end of the billing cycle, run the command again.",
        failure));

    public static StageException EnabledAgain(string id) => new(new StageError(
        "DistributionEnabledAgain",
        StageErrorCategory.InvalidOperation,
        $"Distribution {id} was enabled again after it was disabled. Somebody or something else wants it, so it was not deleted.",
        id,
        "Find out who enables it (a deployment that is running?). If it is to go all the same, run the command again after that."));

    public static StageException StillInUse(string id, Exception failure) => new(new StageError(
        "DistributionInUse",
        StageErrorCategory.ResourceBusy,
        $"CloudFront does not delete distribution {id} because it is still in use: {failure.Message.ReplaceLineEndings(" ")}",
        id,
        "Delete what uses it first: its distribution tenants (each disabled before), or the continuous-deployment policy that names it. Then run the command again.",
        failure));
}
