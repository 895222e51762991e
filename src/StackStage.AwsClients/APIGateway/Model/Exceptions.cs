using Amazon.Runtime.Internal;

namespace Amazon.APIGateway.Model;

/// <summary>The answer <c>BadRequestException</c> (status 400).</summary>
public partial class BadRequestException : AmazonAPIGatewayException
{
    /// <summary>Makes the exception with a message.</summary>
    public BadRequestException(string message) : base(message) { }

    internal BadRequestException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ConflictException</c> (status 409).</summary>
public partial class ConflictException : AmazonAPIGatewayException
{
    /// <summary>Makes the exception with a message.</summary>
    public ConflictException(string message) : base(message) { }

    internal ConflictException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NotFoundException</c> (status 404).</summary>
public partial class NotFoundException : AmazonAPIGatewayException
{
    /// <summary>Makes the exception with a message.</summary>
    public NotFoundException(string message) : base(message) { }

    internal NotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyRequestsException</c> (status 429).</summary>
public partial class TooManyRequestsException : AmazonAPIGatewayException
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyRequestsException(string message) : base(message) { }

    internal TooManyRequestsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>UnauthorizedException</c> (status 401).</summary>
public partial class UnauthorizedException : AmazonAPIGatewayException
{
    /// <summary>Makes the exception with a message.</summary>
    public UnauthorizedException(string message) : base(message) { }

    internal UnauthorizedException(ErrorResponse error) : base(error) { }
}
