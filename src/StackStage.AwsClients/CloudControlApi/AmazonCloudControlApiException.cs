using System.Net;
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
    public static AmazonServiceException Create(ErrorResponse error) => new AmazonCloudControlApiException(error);
}
