using StackStage.Operations.Connection;

namespace StackStage.Operations.Certificates;

/// <summary>Tells ACM's refusals apart, by their codes.</summary>
internal static class CertificateFailures
{
    /// <summary>There is no such certificate.</summary>
    public static bool IsGone(Exception failure) => AwsErrors.Judge(failure).Kind == FailureKind.Gone;

    /// <summary>Something still uses it.</summary>
    public static bool IsInUse(Exception failure) => AwsErrors.CodeOf(failure) == "ResourceInUseException";

    /// <summary>It is used, or somebody else is changing it: later it may be possible.</summary>
    public static bool IsBusy(Exception failure) => IsInUse(failure) || AwsErrors.CodeOf(failure) == "ConflictException";
}
