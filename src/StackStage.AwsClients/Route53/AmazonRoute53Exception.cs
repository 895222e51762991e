using System.Net;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Route53;

/// <summary>An error that Amazon Route 53 answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonRoute53Exception : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonRoute53Exception(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonRoute53Exception(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonRoute53Exception(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class Route53Errors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "DelegationSetNotReusable" => new DelegationSetNotReusableException(error),
        "InvalidChangeBatch" => new InvalidChangeBatchException(error),
        "InvalidInput" => new InvalidInputException(error),
        "NoSuchChange" => new NoSuchChangeException(error),
        "NoSuchDelegationSet" => new NoSuchDelegationSetException(error),
        "NoSuchHealthCheck" => new NoSuchHealthCheckException(error),
        "NoSuchHostedZone" => new NoSuchHostedZoneException(error),
        "PriorRequestNotComplete" => new PriorRequestNotCompleteException(error),
        _ => new AmazonRoute53Exception(error),
    };
}
