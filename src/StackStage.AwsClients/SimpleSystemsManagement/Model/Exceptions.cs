using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>The answer <c>HierarchyLevelLimitExceededException</c>.</summary>
public partial class HierarchyLevelLimitExceededException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public HierarchyLevelLimitExceededException(string message) : base(message) { }

    internal HierarchyLevelLimitExceededException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InternalServerError</c>.</summary>
public partial class InternalServerErrorException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InternalServerErrorException(string message) : base(message) { }

    internal InternalServerErrorException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidAllowedPatternException</c>.</summary>
public partial class InvalidAllowedPatternException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidAllowedPatternException(string message) : base(message) { }

    internal InvalidAllowedPatternException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidFilterKey</c>.</summary>
public partial class InvalidFilterKeyException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidFilterKeyException(string message) : base(message) { }

    internal InvalidFilterKeyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidFilterOption</c>.</summary>
public partial class InvalidFilterOptionException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidFilterOptionException(string message) : base(message) { }

    internal InvalidFilterOptionException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidFilterValue</c>.</summary>
public partial class InvalidFilterValueException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidFilterValueException(string message) : base(message) { }

    internal InvalidFilterValueException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidKeyId</c>.</summary>
public partial class InvalidKeyIdException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidKeyIdException(string message) : base(message) { }

    internal InvalidKeyIdException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidNextToken</c>.</summary>
public partial class InvalidNextTokenException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidNextTokenException(string message) : base(message) { }

    internal InvalidNextTokenException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidPolicyAttributeException</c>.</summary>
public partial class InvalidPolicyAttributeException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidPolicyAttributeException(string message) : base(message) { }

    internal InvalidPolicyAttributeException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidPolicyTypeException</c>.</summary>
public partial class InvalidPolicyTypeException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidPolicyTypeException(string message) : base(message) { }

    internal InvalidPolicyTypeException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ParameterAlreadyExists</c>.</summary>
public partial class ParameterAlreadyExistsException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public ParameterAlreadyExistsException(string message) : base(message) { }

    internal ParameterAlreadyExistsException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ParameterNotFound</c>.</summary>
public partial class ParameterNotFoundException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public ParameterNotFoundException(string message) : base(message) { }

    internal ParameterNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ParameterPatternMismatchException</c>.</summary>
public partial class ParameterPatternMismatchException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public ParameterPatternMismatchException(string message) : base(message) { }

    internal ParameterPatternMismatchException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ParameterVersionNotFound</c>.</summary>
public partial class ParameterVersionNotFoundException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public ParameterVersionNotFoundException(string message) : base(message) { }

    internal ParameterVersionNotFoundException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>PoliciesLimitExceededException</c>.</summary>
public partial class PoliciesLimitExceededException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public PoliciesLimitExceededException(string message) : base(message) { }

    internal PoliciesLimitExceededException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>HierarchyTypeMismatchException</c>.</summary>
public partial class HierarchyTypeMismatchException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public HierarchyTypeMismatchException(string message) : base(message) { }

    internal HierarchyTypeMismatchException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>IncompatiblePolicyException</c>.</summary>
public partial class IncompatiblePolicyException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public IncompatiblePolicyException(string message) : base(message) { }

    internal IncompatiblePolicyException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidResourceId</c>.</summary>
public partial class InvalidResourceIdException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidResourceIdException(string message) : base(message) { }

    internal InvalidResourceIdException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidResourceType</c>.</summary>
public partial class InvalidResourceTypeException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidResourceTypeException(string message) : base(message) { }

    internal InvalidResourceTypeException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ParameterLimitExceeded</c>.</summary>
public partial class ParameterLimitExceededException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public ParameterLimitExceededException(string message) : base(message) { }

    internal ParameterLimitExceededException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ParameterMaxVersionLimitExceeded</c>.</summary>
public partial class ParameterMaxVersionLimitExceededException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public ParameterMaxVersionLimitExceededException(string message) : base(message) { }

    internal ParameterMaxVersionLimitExceededException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ParameterVersionLabelLimitExceeded</c>.</summary>
public partial class ParameterVersionLabelLimitExceededException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public ParameterVersionLabelLimitExceededException(string message) : base(message) { }

    internal ParameterVersionLabelLimitExceededException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyTagsError</c>.</summary>
public partial class TooManyTagsErrorException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyTagsErrorException(string message) : base(message) { }

    internal TooManyTagsErrorException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>TooManyUpdates</c>.</summary>
public partial class TooManyUpdatesException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public TooManyUpdatesException(string message) : base(message) { }

    internal TooManyUpdatesException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>UnsupportedParameterType</c>.</summary>
public partial class UnsupportedParameterTypeException : AmazonSimpleSystemsManagementException
{
    /// <summary>Makes the exception with a message.</summary>
    public UnsupportedParameterTypeException(string message) : base(message) { }

    internal UnsupportedParameterTypeException(ErrorResponse error) : base(error) { }
}
