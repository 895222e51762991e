using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>An error that AWS Systems Manager Parameter Store answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonSimpleSystemsManagementException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonSimpleSystemsManagementException(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonSimpleSystemsManagementException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonSimpleSystemsManagementException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class SimpleSystemsManagementErrors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "HierarchyLevelLimitExceededException" => new HierarchyLevelLimitExceededException(error),
        "HierarchyTypeMismatchException" => new HierarchyTypeMismatchException(error),
        "IncompatiblePolicyException" => new IncompatiblePolicyException(error),
        "InternalServerError" => new InternalServerErrorException(error),
        "InvalidAllowedPatternException" => new InvalidAllowedPatternException(error),
        "InvalidFilterKey" => new InvalidFilterKeyException(error),
        "InvalidFilterOption" => new InvalidFilterOptionException(error),
        "InvalidFilterValue" => new InvalidFilterValueException(error),
        "InvalidKeyId" => new InvalidKeyIdException(error),
        "InvalidNextToken" => new InvalidNextTokenException(error),
        "InvalidPolicyAttributeException" => new InvalidPolicyAttributeException(error),
        "InvalidPolicyTypeException" => new InvalidPolicyTypeException(error),
        "InvalidResourceId" => new InvalidResourceIdException(error),
        "InvalidResourceType" => new InvalidResourceTypeException(error),
        "ParameterAlreadyExists" => new ParameterAlreadyExistsException(error),
        "ParameterLimitExceeded" => new ParameterLimitExceededException(error),
        "ParameterMaxVersionLimitExceeded" => new ParameterMaxVersionLimitExceededException(error),
        "ParameterNotFound" => new ParameterNotFoundException(error),
        "ParameterPatternMismatchException" => new ParameterPatternMismatchException(error),
        "ParameterVersionLabelLimitExceeded" => new ParameterVersionLabelLimitExceededException(error),
        "ParameterVersionNotFound" => new ParameterVersionNotFoundException(error),
        "PoliciesLimitExceededException" => new PoliciesLimitExceededException(error),
        "TooManyTagsError" => new TooManyTagsErrorException(error),
        "TooManyUpdates" => new TooManyUpdatesException(error),
        "UnsupportedParameterType" => new UnsupportedParameterTypeException(error),
        _ => new AmazonSimpleSystemsManagementException(error),
    };
}
