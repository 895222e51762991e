using System.Net;
using Amazon.CertificateManager.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CertificateManager;

/// <summary>An error that AWS Certificate Manager answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonCertificateManagerException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonCertificateManagerException(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonCertificateManagerException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonCertificateManagerException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class CertificateManagerErrors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(error),
        "ConflictException" => new ConflictException(error),
        "InvalidArgsException" => new InvalidArgsException(error),
        "InvalidArnException" => new InvalidArnException(error),
        "InvalidDomainValidationOptionsException" => new InvalidDomainValidationOptionsException(error),
        "InvalidParameterException" => new InvalidParameterException(error),
        "InvalidTagException" => new InvalidTagException(error),
        "LimitExceededException" => new LimitExceededException(error),
        "ResourceInUseException" => new ResourceInUseException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "TagPolicyException" => new TagPolicyException(error),
        "ThrottlingException" => new ThrottlingException(error),
        "TooManyTagsException" => new TooManyTagsException(error),
        "ValidationException" => new ValidationException(error),
        _ => new AmazonCertificateManagerException(error),
    };
}
