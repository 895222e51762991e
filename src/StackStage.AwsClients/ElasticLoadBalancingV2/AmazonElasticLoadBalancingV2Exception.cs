using System.Net;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>An error that Elastic Load Balancing V2 answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonElasticLoadBalancingV2Exception : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonElasticLoadBalancingV2Exception(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonElasticLoadBalancingV2Exception(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonElasticLoadBalancingV2Exception(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class ElasticLoadBalancingV2Errors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "CertificateNotFound" => new CertificateNotFoundException(error),
        "ListenerNotFound" => new ListenerNotFoundException(error),
        "LoadBalancerNotFound" => new LoadBalancerNotFoundException(error),
        "ResourceInUse" => new ResourceInUseException(error),
        "TooManyTags" => new TooManyTagsException(error),
        "UnsupportedProtocol" => new UnsupportedProtocolException(error),
        _ => new AmazonElasticLoadBalancingV2Exception(error),
    };
}
