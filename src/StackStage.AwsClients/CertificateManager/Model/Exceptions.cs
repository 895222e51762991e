using Amazon.Runtime.Internal;

namespace Amazon.CertificateManager.Model;

/// <summary>The answer <c>AccessDeniedException</c>.</summary>
public partial class AccessDeniedException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public AccessDeniedException(string message) : base(message) { }

    internal AccessDeniedException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ConflictException</c>.</summary>
public partial class ConflictException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public ConflictException(string message) : base(message) { }

    internal ConflictException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidArgsException</c>.</summary>
public partial class InvalidArgsException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidArgsException(string message) : base(message) { }

    internal InvalidArgsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidArnException</c>.</summary>
public partial class InvalidArnException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidArnException(string message) : base(message) { }

    internal InvalidArnException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidDomainValidationOptionsException</c>.</summary>
public partial class InvalidDomainValidationOptionsException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidDomainValidationOptionsException(string message) : base(message) { }

    internal InvalidDomainValidationOptionsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidParameterException</c>.</summary>
public partial class InvalidParameterException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidParameterException(string message) : base(message) { }

    internal InvalidParameterException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidTagException</c>.</summary>
public partial class InvalidTagException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidTagException(string message) : base(message) { }

    internal InvalidTagException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>LimitExceededException</c>.</summary>
public partial class LimitExceededException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public LimitExceededException(string message) : base(message) { }

    internal LimitExceededException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ResourceInUseException</c>.</summary>
public partial class ResourceInUseException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceInUseException(string message) : base(message) { }

    internal ResourceInUseException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ResourceNotFoundException</c>.</summary>
public partial class ResourceNotFoundException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public ResourceNotFoundException(string message) : base(message) { }

    internal ResourceNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TagPolicyException</c>.</summary>
public partial class TagPolicyException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public TagPolicyException(string message) : base(message) { }

    internal TagPolicyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ThrottlingException</c>.</summary>
public partial class ThrottlingException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public ThrottlingException(string message) : base(message) { }

    internal ThrottlingException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyTagsException</c>.</summary>
public partial class TooManyTagsException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyTagsException(string message) : base(message) { }

    internal TooManyTagsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ValidationException</c>.</summary>
public partial class ValidationException : AmazonCertificateManagerException
{
    /// <summary>Makes the exception with a message.</summary>
    public ValidationException(string message) : base(message) { }

    internal ValidationException(ErrorResponse error) : base(error) { }
}
