using System.Net;
using Amazon.APIGateway.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.APIGateway;

/// <summary>An error that Amazon API Gateway (REST APIs) answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonAPIGatewayException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonAPIGatewayException(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonAPIGatewayException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonAPIGatewayException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class APIGatewayErrors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "BadRequestException" => new BadRequestException(error),
        "ConflictException" => new ConflictException(error),
        "NotFoundException" => new NotFoundException(error),
        "TooManyRequestsException" => new TooManyRequestsException(error),
        "UnauthorizedException" => new UnauthorizedException(error),
        _ => new AmazonAPIGatewayException(error),
    };
}
