using System.Net;
using Amazon.ApiGatewayV2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ApiGatewayV2;

/// <summary>An error that Amazon API Gateway V2 (HTTP and WebSocket APIs, custom domains) answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonApiGatewayV2Exception : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonApiGatewayV2Exception(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonApiGatewayV2Exception(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonApiGatewayV2Exception(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class ApiGatewayV2Errors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(error),
        "BadRequestException" => new BadRequestException(error),
        "ConflictException" => new ConflictException(error),
        "NotFoundException" => new NotFoundException(error),
        "TooManyRequestsException" => new TooManyRequestsException(error),
        _ => new AmazonApiGatewayV2Exception(error),
    };
}
