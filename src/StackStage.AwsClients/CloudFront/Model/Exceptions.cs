using Amazon.Runtime.Internal;

namespace Amazon.CloudFront.Model;

/// <summary>The answer <c>AccessDenied</c> (status 403).</summary>
public partial class AccessDeniedException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public AccessDeniedException(string message) : base(message) { }

    internal AccessDeniedException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>CNAMEAlreadyExists</c> (status 409).</summary>
public partial class CNAMEAlreadyExistsException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public CNAMEAlreadyExistsException(string message) : base(message) { }

    internal CNAMEAlreadyExistsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>CachePolicyInUse</c> (status 409).</summary>
public partial class CachePolicyInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public CachePolicyInUseException(string message) : base(message) { }

    internal CachePolicyInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>CannotDeleteEntityWhileInUse</c> (status 409).</summary>
public partial class CannotDeleteEntityWhileInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public CannotDeleteEntityWhileInUseException(string message) : base(message) { }

    internal CannotDeleteEntityWhileInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>CloudFrontOriginAccessIdentityInUse</c> (status 409).</summary>
public partial class CloudFrontOriginAccessIdentityInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public CloudFrontOriginAccessIdentityInUseException(string message) : base(message) { }

    internal CloudFrontOriginAccessIdentityInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ContinuousDeploymentPolicyInUse</c> (status 409).</summary>
public partial class ContinuousDeploymentPolicyInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public ContinuousDeploymentPolicyInUseException(string message) : base(message) { }

    internal ContinuousDeploymentPolicyInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>DistributionNotDisabled</c> (status 409).</summary>
public partial class DistributionNotDisabledException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public DistributionNotDisabledException(string message) : base(message) { }

    internal DistributionNotDisabledException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>EntityNotFound</c> (status 404).</summary>
public partial class EntityNotFoundException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public EntityNotFoundException(string message) : base(message) { }

    internal EntityNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>FunctionInUse</c> (status 409).</summary>
public partial class FunctionInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public FunctionInUseException(string message) : base(message) { }

    internal FunctionInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>IllegalDelete</c> (status 400).</summary>
public partial class IllegalDeleteException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public IllegalDeleteException(string message) : base(message) { }

    internal IllegalDeleteException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>IllegalUpdate</c> (status 400).</summary>
public partial class IllegalUpdateException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public IllegalUpdateException(string message) : base(message) { }

    internal IllegalUpdateException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InconsistentQuantities</c> (status 400).</summary>
public partial class InconsistentQuantitiesException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InconsistentQuantitiesException(string message) : base(message) { }

    internal InconsistentQuantitiesException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidArgument</c> (status 400).</summary>
public partial class InvalidArgumentException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidArgumentException(string message) : base(message) { }

    internal InvalidArgumentException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidFunctionAssociation</c> (status 400).</summary>
public partial class InvalidFunctionAssociationException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidFunctionAssociationException(string message) : base(message) { }

    internal InvalidFunctionAssociationException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidIfMatchVersion</c> (status 400).</summary>
public partial class InvalidIfMatchVersionException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidIfMatchVersionException(string message) : base(message) { }

    internal InvalidIfMatchVersionException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidLambdaFunctionAssociation</c> (status 400).</summary>
public partial class InvalidLambdaFunctionAssociationException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidLambdaFunctionAssociationException(string message) : base(message) { }

    internal InvalidLambdaFunctionAssociationException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidOriginAccessControl</c> (status 400).</summary>
public partial class InvalidOriginAccessControlException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidOriginAccessControlException(string message) : base(message) { }

    internal InvalidOriginAccessControlException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidOriginAccessIdentity</c> (status 400).</summary>
public partial class InvalidOriginAccessIdentityException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidOriginAccessIdentityException(string message) : base(message) { }

    internal InvalidOriginAccessIdentityException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidTagging</c> (status 400).</summary>
public partial class InvalidTaggingException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidTaggingException(string message) : base(message) { }

    internal InvalidTaggingException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidViewerCertificate</c> (status 400).</summary>
public partial class InvalidViewerCertificateException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidViewerCertificateException(string message) : base(message) { }

    internal InvalidViewerCertificateException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidWebACLId</c> (status 400).</summary>
public partial class InvalidWebACLIdException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidWebACLIdException(string message) : base(message) { }

    internal InvalidWebACLIdException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>MissingBody</c> (status 400).</summary>
public partial class MissingBodyException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public MissingBodyException(string message) : base(message) { }

    internal MissingBodyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchCachePolicy</c> (status 404).</summary>
public partial class NoSuchCachePolicyException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchCachePolicyException(string message) : base(message) { }

    internal NoSuchCachePolicyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchCloudFrontOriginAccessIdentity</c> (status 404).</summary>
public partial class NoSuchCloudFrontOriginAccessIdentityException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchCloudFrontOriginAccessIdentityException(string message) : base(message) { }

    internal NoSuchCloudFrontOriginAccessIdentityException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchContinuousDeploymentPolicy</c> (status 404).</summary>
public partial class NoSuchContinuousDeploymentPolicyException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchContinuousDeploymentPolicyException(string message) : base(message) { }

    internal NoSuchContinuousDeploymentPolicyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchDistribution</c> (status 404).</summary>
public partial class NoSuchDistributionException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchDistributionException(string message) : base(message) { }

    internal NoSuchDistributionException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchFunctionExists</c> (status 404).</summary>
public partial class NoSuchFunctionExistsException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchFunctionExistsException(string message) : base(message) { }

    internal NoSuchFunctionExistsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchOriginAccessControl</c> (status 404).</summary>
public partial class NoSuchOriginAccessControlException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchOriginAccessControlException(string message) : base(message) { }

    internal NoSuchOriginAccessControlException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchOriginRequestPolicy</c> (status 404).</summary>
public partial class NoSuchOriginRequestPolicyException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchOriginRequestPolicyException(string message) : base(message) { }

    internal NoSuchOriginRequestPolicyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchResource</c> (status 404).</summary>
public partial class NoSuchResourceException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchResourceException(string message) : base(message) { }

    internal NoSuchResourceException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchResponseHeadersPolicy</c> (status 404).</summary>
public partial class NoSuchResponseHeadersPolicyException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchResponseHeadersPolicyException(string message) : base(message) { }

    internal NoSuchResponseHeadersPolicyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>OriginAccessControlInUse</c> (status 409).</summary>
public partial class OriginAccessControlInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public OriginAccessControlInUseException(string message) : base(message) { }

    internal OriginAccessControlInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>OriginRequestPolicyInUse</c> (status 409).</summary>
public partial class OriginRequestPolicyInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public OriginRequestPolicyInUseException(string message) : base(message) { }

    internal OriginRequestPolicyInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>PreconditionFailed</c> (status 412).</summary>
public partial class PreconditionFailedException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public PreconditionFailedException(string message) : base(message) { }

    internal PreconditionFailedException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ResourceInUse</c> (status 409).</summary>
public partial class ResourceInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceInUseException(string message) : base(message) { }

    internal ResourceInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ResponseHeadersPolicyInUse</c> (status 409).</summary>
public partial class ResponseHeadersPolicyInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public ResponseHeadersPolicyInUseException(string message) : base(message) { }

    internal ResponseHeadersPolicyInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>StagingDistributionInUse</c> (status 409).</summary>
public partial class StagingDistributionInUseException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public StagingDistributionInUseException(string message) : base(message) { }

    internal StagingDistributionInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>UnsupportedOperation</c> (status 400).</summary>
public partial class UnsupportedOperationException : AmazonCloudFrontException
{
    /// <summary>Makes the exception with a message.</summary>
    public UnsupportedOperationException(string message) : base(message) { }

    internal UnsupportedOperationException(ErrorResponse error) : base(error) { }
}
