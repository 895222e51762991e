using Amazon.Runtime.Internal;

namespace Amazon.CloudControlApi.Model;

/// <summary>The answer <c>AlreadyExistsException</c>.</summary>
public partial class AlreadyExistsException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public AlreadyExistsException(string message) : base(message) { }

    internal AlreadyExistsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ClientTokenConflictException</c>.</summary>
public partial class ClientTokenConflictException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ClientTokenConflictException(string message) : base(message) { }

    internal ClientTokenConflictException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ConcurrentModificationException</c>.</summary>
public partial class ConcurrentModificationException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ConcurrentModificationException(string message) : base(message) { }

    internal ConcurrentModificationException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ConcurrentOperationException</c>.</summary>
public partial class ConcurrentOperationException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ConcurrentOperationException(string message) : base(message) { }

    internal ConcurrentOperationException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>GeneralServiceException</c>.</summary>
public partial class GeneralServiceException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public GeneralServiceException(string message) : base(message) { }

    internal GeneralServiceException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>HandlerFailureException</c>.</summary>
public partial class HandlerFailureException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public HandlerFailureException(string message) : base(message) { }

    internal HandlerFailureException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>HandlerInternalFailureException</c>.</summary>
public partial class HandlerInternalFailureException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public HandlerInternalFailureException(string message) : base(message) { }

    internal HandlerInternalFailureException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidCredentialsException</c>.</summary>
public partial class InvalidCredentialsException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidCredentialsException(string message) : base(message) { }

    internal InvalidCredentialsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidRequestException</c>.</summary>
public partial class InvalidRequestException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidRequestException(string message) : base(message) { }

    internal InvalidRequestException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NetworkFailureException</c>.</summary>
public partial class NetworkFailureException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public NetworkFailureException(string message) : base(message) { }

    internal NetworkFailureException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NotStabilizedException</c>.</summary>
public partial class NotStabilizedException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public NotStabilizedException(string message) : base(message) { }

    internal NotStabilizedException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>NotUpdatableException</c>.</summary>
public partial class NotUpdatableException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public NotUpdatableException(string message) : base(message) { }

    internal NotUpdatableException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>PrivateTypeException</c>.</summary>
public partial class PrivateTypeException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public PrivateTypeException(string message) : base(message) { }

    internal PrivateTypeException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>RequestTokenNotFoundException</c>.</summary>
public partial class RequestTokenNotFoundException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public RequestTokenNotFoundException(string message) : base(message) { }

    internal RequestTokenNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ResourceConflictException</c>.</summary>
public partial class ResourceConflictException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceConflictException(string message) : base(message) { }

    internal ResourceConflictException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ResourceNotFoundException</c>.</summary>
public partial class ResourceNotFoundException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceNotFoundException(string message) : base(message) { }

    internal ResourceNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ServiceInternalErrorException</c>.</summary>
public partial class ServiceInternalErrorException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ServiceInternalErrorException(string message) : base(message) { }

    internal ServiceInternalErrorException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ServiceLimitExceededException</c>.</summary>
public partial class ServiceLimitExceededException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ServiceLimitExceededException(string message) : base(message) { }

    internal ServiceLimitExceededException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ThrottlingException</c>.</summary>
public partial class ThrottlingException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public ThrottlingException(string message) : base(message) { }

    internal ThrottlingException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TypeNotFoundException</c>.</summary>
public partial class TypeNotFoundException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public TypeNotFoundException(string message) : base(message) { }

    internal TypeNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>UnsupportedActionException</c>.</summary>
public partial class UnsupportedActionException : AmazonCloudControlApiException
{
    /// <summary>Makes the exception with a message.</summary>
    public UnsupportedActionException(string message) : base(message) { }

    internal UnsupportedActionException(ErrorResponse error) : base(error) { }
}
