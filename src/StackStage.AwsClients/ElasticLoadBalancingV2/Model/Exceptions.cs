using Amazon.Runtime.Internal;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>The answer <c>CertificateNotFound</c> (status 400).</summary>
public partial class CertificateNotFoundException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public CertificateNotFoundException(string message) : base(message) { }

    internal CertificateNotFoundException(ErrorResponse error) : base(error) { }
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

/// <summary>The answer <c>ResourceInUse</c> (status 400).</summary>
public partial class ResourceInUseException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceInUseException(string message) : base(message) { }

    internal ResourceInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyTags</c> (status 400).</summary>
public partial class TooManyTagsException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyTagsException(string message) : base(message) { }

    internal TooManyTagsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>UnsupportedProtocol</c> (status 400).</summary>
public partial class UnsupportedProtocolException : AmazonElasticLoadBalancingV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public UnsupportedProtocolException(string message) : base(message) { }

    internal UnsupportedProtocolException(ErrorResponse error) : base(error) { }
}
