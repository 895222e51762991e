using StackStage.Operations.Connection;

namespace StackStage.Operations.Domains;

/// <summary>
/// Tells API Gateway's refusals apart, by their codes: that deletions of domains, mappings and rules conflict is not in
/// the service's model, and so has no type of its own.
/// </summary>
internal static class ApiFailures
{
    public static bool IsNotFound(Exception failure) => AwsErrors.Judge(failure).Kind == FailureKind.Gone;

    public static bool IsConflict(Exception failure) => AwsErrors.CodeOf(failure) == "ConflictException";

    public static bool IsBadRequest(Exception failure) => AwsErrors.CodeOf(failure) == "BadRequestException";
}
