using Amazon.Runtime.Internal;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>The answer <c>ALPNPolicyNotFound</c> (status 400).</summary>
public partial class ALPNPolicyNotSupportedException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public ALPNPolicyNotSupportedException(string message) : base(message) { }

    internal ALPNPolicyNotSupportedException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>CertificateNotFound</c> (status 400).</summary>
public partial class CertificateNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public CertificateNotFoundException(string message) : base(message) { }

    internal CertificateNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>DuplicateListener</c> (status 400).</summary>
public partial class DuplicateListenerException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public DuplicateListenerException(string message) : base(message) { }

    internal DuplicateListenerException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>IncompatibleProtocols</c> (status 400).</summary>
public partial class IncompatibleProtocolsException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public IncompatibleProtocolsException(string message) : base(message) { }

    internal IncompatibleProtocolsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidConfigurationRequest</c> (status 400).</summary>
public partial class InvalidConfigurationRequestException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidConfigurationRequestException(string message) : base(message) { }

    internal InvalidConfigurationRequestException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidLoadBalancerAction</c> (status 400).</summary>
public partial class InvalidLoadBalancerActionException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidLoadBalancerActionException(string message) : base(message) { }

    internal InvalidLoadBalancerActionException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ListenerNotFound</c> (status 400).</summary>
public partial class ListenerNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public ListenerNotFoundException(string message) : base(message) { }

    internal ListenerNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>LoadBalancerNotFound</c> (status 400).</summary>
public partial class LoadBalancerNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public LoadBalancerNotFoundException(string message) : base(message) { }

    internal LoadBalancerNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>OperationNotPermitted</c> (status 400).</summary>
public partial class OperationNotPermittedException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public OperationNotPermittedException(string message) : base(message) { }

    internal OperationNotPermittedException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ResourceInUse</c> (status 400).</summary>
public partial class ResourceInUseException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceInUseException(string message) : base(message) { }

    internal ResourceInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>RuleNotFound</c> (status 400).</summary>
public partial class RuleNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public RuleNotFoundException(string message) : base(message) { }

    internal RuleNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>SSLPolicyNotFound</c> (status 400).</summary>
public partial class SSLPolicyNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public SSLPolicyNotFoundException(string message) : base(message) { }

    internal SSLPolicyNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TargetGroupAssociationLimit</c> (status 400).</summary>
public partial class TargetGroupAssociationLimitException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TargetGroupAssociationLimitException(string message) : base(message) { }

    internal TargetGroupAssociationLimitException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TargetGroupNotFound</c> (status 400).</summary>
public partial class TargetGroupNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TargetGroupNotFoundException(string message) : base(message) { }

    internal TargetGroupNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyActions</c> (status 400).</summary>
public partial class TooManyActionsException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyActionsException(string message) : base(message) { }

    internal TooManyActionsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyCertificates</c> (status 400).</summary>
public partial class TooManyCertificatesException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyCertificatesException(string message) : base(message) { }

    internal TooManyCertificatesException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyListeners</c> (status 400).</summary>
public partial class TooManyListenersException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyListenersException(string message) : base(message) { }

    internal TooManyListenersException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyRegistrationsForTargetId</c> (status 400).</summary>
public partial class TooManyRegistrationsForTargetIdException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyRegistrationsForTargetIdException(string message) : base(message) { }

    internal TooManyRegistrationsForTargetIdException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyTags</c> (status 400).</summary>
public partial class TooManyTagsException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyTagsException(string message) : base(message) { }

    internal TooManyTagsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyTargets</c> (status 400).</summary>
public partial class TooManyTargetsException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyTargetsException(string message) : base(message) { }

    internal TooManyTargetsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyUniqueTargetGroupsPerLoadBalancer</c> (status 400).</summary>
public partial class TooManyUniqueTargetGroupsPerLoadBalancerException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyUniqueTargetGroupsPerLoadBalancerException(string message) : base(message) { }

    internal TooManyUniqueTargetGroupsPerLoadBalancerException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TrustStoreNotFound</c> (status 400).</summary>
public partial class TrustStoreNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TrustStoreNotFoundException(string message) : base(message) { }

    internal TrustStoreNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TrustStoreNotReady</c> (status 400).</summary>
public partial class TrustStoreNotReadyException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TrustStoreNotReadyException(string message) : base(message) { }

    internal TrustStoreNotReadyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>UnsupportedProtocol</c> (status 400).</summary>
public partial class UnsupportedProtocolException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public UnsupportedProtocolException(string message) : base(message) { }

    internal UnsupportedProtocolException(ErrorResponse error) : base(error) { }
}
