using System.Net;
using Amazon.CloudFront.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFront;

/// <summary>An error that Amazon CloudFront answered. Codes without a type of their own come as this one.</summary>
public partial class AmazonCloudFrontException : AmazonServiceException
{
    /// <summary>Makes the exception with a message.</summary>
    public AmazonCloudFrontException(string message) : base(message) { }

    /// <summary>Makes the exception with all that the service said.</summary>
    public AmazonCloudFrontException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonCloudFrontException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}

internal static class CloudFrontErrors
{
    public static AmazonServiceException Create(ErrorResponse error) => error.Code switch
    {
        "AccessDenied" => new AccessDeniedException(error),
        "CNAMEAlreadyExists" => new CNAMEAlreadyExistsException(error),
        "CachePolicyInUse" => new CachePolicyInUseException(error),
        "CannotDeleteEntityWhileInUse" => new CannotDeleteEntityWhileInUseException(error),
        "CloudFrontOriginAccessIdentityInUse" => new CloudFrontOriginAccessIdentityInUseException(error),
        "ContinuousDeploymentPolicyInUse" => new ContinuousDeploymentPolicyInUseException(error),
        "DistributionNotDisabled" => new DistributionNotDisabledException(error),
        "EntityNotFound" => new EntityNotFoundException(error),
        "FunctionInUse" => new FunctionInUseException(error),
        "IllegalDelete" => new IllegalDeleteException(error),
        "IllegalUpdate" => new IllegalUpdateException(error),
        "InconsistentQuantities" => new InconsistentQuantitiesException(error),
        "InvalidArgument" => new InvalidArgumentException(error),
        "InvalidFunctionAssociation" => new InvalidFunctionAssociationException(error),
        "InvalidIfMatchVersion" => new InvalidIfMatchVersionException(error),
        "InvalidLambdaFunctionAssociation" => new InvalidLambdaFunctionAssociationException(error),
        "InvalidOriginAccessControl" => new InvalidOriginAccessControlException(error),
        "InvalidOriginAccessIdentity" => new InvalidOriginAccessIdentityException(error),
        "InvalidTagging" => new InvalidTaggingException(error),
        "InvalidViewerCertificate" => new InvalidViewerCertificateException(error),
        "InvalidWebACLId" => new InvalidWebACLIdException(error),
        "MissingBody" => new MissingBodyException(error),
        "NoSuchCachePolicy" => new NoSuchCachePolicyException(error),
        "NoSuchCloudFrontOriginAccessIdentity" => new NoSuchCloudFrontOriginAccessIdentityException(error),
        "NoSuchContinuousDeploymentPolicy" => new NoSuchContinuousDeploymentPolicyException(error),
        "NoSuchDistribution" => new NoSuchDistributionException(error),
        "NoSuchFunctionExists" => new NoSuchFunctionExistsException(error),
        "NoSuchOriginAccessControl" => new NoSuchOriginAccessControlException(error),
        "NoSuchOriginRequestPolicy" => new NoSuchOriginRequestPolicyException(error),
        "NoSuchResource" => new NoSuchResourceException(error),
        "NoSuchResponseHeadersPolicy" => new NoSuchResponseHeadersPolicyException(error),
        "OriginAccessControlInUse" => new OriginAccessControlInUseException(error),
        "OriginRequestPolicyInUse" => new OriginRequestPolicyInUseException(error),
        "PreconditionFailed" => new PreconditionFailedException(error),
        "ResourceInUse" => new ResourceInUseException(error),
        "ResponseHeadersPolicyInUse" => new ResponseHeadersPolicyInUseException(error),
        "StagingDistributionInUse" => new StagingDistributionInUseException(error),
        "UnsupportedOperation" => new UnsupportedOperationException(error),
        _ => new AmazonCloudFrontException(error),
    };
}
