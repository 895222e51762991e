using Amazon.Runtime.Internal;

namespace Amazon.Route53.Model;

/// <summary>The answer <c>DelegationSetNotReusable</c>.</summary>
public partial class DelegationSetNotReusableException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public DelegationSetNotReusableException(string message) : base(message) { }

    internal DelegationSetNotReusableException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidChangeBatch</c>.</summary>
public partial class InvalidChangeBatchException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidChangeBatchException(string message) : base(message) { }

    internal InvalidChangeBatchException(ErrorResponse error) : base(error) => Messages = [.. error.Message.Split(Environment.NewLine)];

    /// <summary>What is wrong with the batch, one sentence for each change that is refused.</summary>
    public List<string>? Messages { get; set; }
}

/// <summary>The answer <c>InvalidInput</c> (status 400).</summary>
public partial class InvalidInputException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidInputException(string message) : base(message) { }

    internal InvalidInputException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchChange</c> (status 404).</summary>
public partial class NoSuchChangeException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchChangeException(string message) : base(message) { }

    internal NoSuchChangeException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchDelegationSet</c>.</summary>
public partial class NoSuchDelegationSetException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchDelegationSetException(string message) : base(message) { }

    internal NoSuchDelegationSetException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchHealthCheck</c> (status 404).</summary>
public partial class NoSuchHealthCheckException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchHealthCheckException(string message) : base(message) { }

    internal NoSuchHealthCheckException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NoSuchHostedZone</c> (status 404).</summary>
public partial class NoSuchHostedZoneException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public NoSuchHostedZoneException(string message) : base(message) { }

    internal NoSuchHostedZoneException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>PriorRequestNotComplete</c> (status 400).</summary>
public partial class PriorRequestNotCompleteException : AmazonRoute53Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public PriorRequestNotCompleteException(string message) : base(message) { }

    internal PriorRequestNotCompleteException(ErrorResponse error) : base(error) { }
}
