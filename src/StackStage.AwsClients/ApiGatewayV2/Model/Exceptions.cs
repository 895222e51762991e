using Amazon.Runtime.Internal;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>The answer <c>AccessDeniedException</c> (status 403).</summary>
public partial class AccessDeniedException : AmazonApiGatewayV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public AccessDeniedException(string message) : base(message) { }

    internal AccessDeniedException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>BadRequestException</c> (status 400).</summary>
public partial class BadRequestException : AmazonApiGatewayV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public BadRequestException(string message) : base(message) { }

    internal BadRequestException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ConflictException</c> (status 409).</summary>
public partial class ConflictException : AmazonApiGatewayV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public ConflictException(string message) : base(message) { }

    internal ConflictException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NotFoundException</c> (status 404).</summary>
public partial class NotFoundException : AmazonApiGatewayV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public NotFoundException(string message) : base(message) { }

    internal NotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyRequestsException</c> (status 429).</summary>
public partial class TooManyRequestsException : AmazonApiGatewayV2Exception
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyRequestsException(string message) : base(message) { }

    internal TooManyRequestsException(ErrorResponse error) : base(error) { }
}
