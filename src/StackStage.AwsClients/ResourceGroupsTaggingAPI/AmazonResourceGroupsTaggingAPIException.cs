using System.Net;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>An error that AWS Resource Groups Tagging API answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonResourceGroupsTaggingAPIException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonResourceGroupsTaggingAPIException(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonResourceGroupsTaggingAPIException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonResourceGroupsTaggingAPIException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class ResourceGroupsTaggingAPIErrors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "InternalServiceException" => new InternalServiceException(error),
        "InvalidParameterException" => new InvalidParameterException(error),
        "PaginationTokenExpiredException" => new PaginationTokenExpiredException(error),
        "ThrottledException" => new ThrottledException(error),
        _ => new AmazonResourceGroupsTaggingAPIException(error),
    };
}
