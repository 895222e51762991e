using Amazon.Runtime.Internal;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>The answer <c>InternalServiceException</c>.</summary>
public partial class InternalServiceException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>Makes the exception with a message.</summary>
    public InternalServiceException(string message) : base(message) { }

    internal InternalServiceException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>InvalidParameterException</c>.</summary>
public partial class InvalidParameterException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidParameterException(string message) : base(message) { }

    internal InvalidParameterException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>PaginationTokenExpiredException</c>.</summary>
public partial class PaginationTokenExpiredException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>Makes the exception with a message.</summary>
    public PaginationTokenExpiredException(string message) : base(message) { }

    internal PaginationTokenExpiredException(ErrorResponse error) : base(error) { }
}

/// <summary>The answer <c>ThrottledException</c>.</summary>
public partial class ThrottledException : AmazonResourceGroupsTaggingAPIException
{
    /// <summary>Makes the exception with a message.</summary>
    public ThrottledException(string message) : base(message) { }

    internal ThrottledException(ErrorResponse error) : base(error) { }
}
