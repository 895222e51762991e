using System.Net;
using Amazon.CloudControlApi.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudControlApi;

/// <summary>An error that AWS Cloud Control API answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonCloudControlApiException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonCloudControlApiException(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonCloudControlApiException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonCloudControlApiException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class CloudControlApiErrors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "AlreadyExistsException" => new AlreadyExistsException(error),
        "ClientTokenConflictException" => new ClientTokenConflictException(error),
        "ConcurrentModificationException" => new ConcurrentModificationException(error),
        "ConcurrentOperationException" => new ConcurrentOperationException(error),
        "GeneralServiceException" => new GeneralServiceException(error),
        "HandlerFailureException" => new HandlerFailureException(error),
        "HandlerInternalFailureException" => new HandlerInternalFailureException(error),
        "InvalidCredentialsException" => new InvalidCredentialsException(error),
        "InvalidRequestException" => new InvalidRequestException(error),
        "NetworkFailureException" => new NetworkFailureException(error),
        "NotStabilizedException" => new NotStabilizedException(error),
        "NotUpdatableException" => new NotUpdatableException(error),
        "PrivateTypeException" => new PrivateTypeException(error),
        "RequestTokenNotFoundException" => new RequestTokenNotFoundException(error),
        "ResourceConflictException" => new ResourceConflictException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "ServiceInternalErrorException" => new ServiceInternalErrorException(error),
        "ServiceLimitExceededException" => new ServiceLimitExceededException(error),
        "ThrottlingException" => new ThrottlingException(error),
        "TypeNotFoundException" => new TypeNotFoundException(error),
        "UnsupportedActionException" => new UnsupportedActionException(error),
        _ => new AmazonCloudControlApiException(error),
    };
}
