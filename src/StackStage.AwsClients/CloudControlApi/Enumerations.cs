using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.CloudControlApi;

/// <summary>Values of handler error code.</summary>
public class HandlerErrorCode : ConstantClass
{
    /// <summary><c>NotUpdatable</c></summary>
    public static readonly HandlerErrorCode NotUpdatable = new("NotUpdatable");
    /// <summary><c>InvalidRequest</c></summary>
    public static readonly HandlerErrorCode InvalidRequest = new("InvalidRequest");
    /// <summary><c>AccessDenied</c></summary>
    public static readonly HandlerErrorCode AccessDenied = new("AccessDenied");
    /// <summary><c>UnauthorizedTaggingOperation</c></summary>
    public static readonly HandlerErrorCode UnauthorizedTaggingOperation = new("UnauthorizedTaggingOperation");
    /// <summary><c>InvalidCredentials</c></summary>
    public static readonly HandlerErrorCode InvalidCredentials = new("InvalidCredentials");
    /// <summary><c>AlreadyExists</c></summary>
    public static readonly HandlerErrorCode AlreadyExists = new("AlreadyExists");
    /// <summary><c>NotFound</c></summary>
    public static readonly HandlerErrorCode NotFound = new("NotFound");
    /// <summary><c>ResourceConflict</c></summary>
    public static readonly HandlerErrorCode ResourceConflict = new("ResourceConflict");
    /// <summary><c>Throttling</c></summary>
    public static readonly HandlerErrorCode Throttling = new("Throttling");
    /// <summary><c>ServiceLimitExceeded</c></summary>
    public static readonly HandlerErrorCode ServiceLimitExceeded = new("ServiceLimitExceeded");
    /// <summary><c>NotStabilized</c></summary>
    public static readonly HandlerErrorCode NotStabilized = new("NotStabilized");
    /// <summary><c>GeneralServiceException</c></summary>
    public static readonly HandlerErrorCode GeneralServiceException = new("GeneralServiceException");
    /// <summary><c>ServiceInternalError</c></summary>
    public static readonly HandlerErrorCode ServiceInternalError = new("ServiceInternalError");
    /// <summary><c>ServiceTimeout</c></summary>
    public static readonly HandlerErrorCode ServiceTimeout = new("ServiceTimeout");
    /// <summary><c>NetworkFailure</c></summary>
    public static readonly HandlerErrorCode NetworkFailure = new("NetworkFailure");
    /// <summary><c>InternalFailure</c></summary>
    public static readonly HandlerErrorCode InternalFailure = new("InternalFailure");

    /// <summary>A value that is not listed here.</summary>
    public HandlerErrorCode(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static HandlerErrorCode FindValue(string value) => FindValue<HandlerErrorCode>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator HandlerErrorCode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of operation.</summary>
public class Operation : ConstantClass
{
    /// <summary><c>CREATE</c></summary>
    public static readonly Operation CREATE = new("CREATE");
    /// <summary><c>DELETE</c></summary>
    public static readonly Operation DELETE = new("DELETE");
    /// <summary><c>UPDATE</c></summary>
    public static readonly Operation UPDATE = new("UPDATE");

    /// <summary>A value that is not listed here.</summary>
    public Operation(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static Operation FindValue(string value) => FindValue<Operation>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Operation?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of operation status.</summary>
public class OperationStatus : ConstantClass
{
    /// <summary><c>PENDING</c></summary>
    public static readonly OperationStatus PENDING = new("PENDING");
    /// <summary><c>IN_PROGRESS</c></summary>
    public static readonly OperationStatus IN_PROGRESS = new("IN_PROGRESS");
    /// <summary><c>SUCCESS</c></summary>
    public static readonly OperationStatus SUCCESS = new("SUCCESS");
    /// <summary><c>FAILED</c></summary>
    public static readonly OperationStatus FAILED = new("FAILED");
    /// <summary><c>CANCEL_IN_PROGRESS</c></summary>
    public static readonly OperationStatus CANCEL_IN_PROGRESS = new("CANCEL_IN_PROGRESS");
    /// <summary><c>CANCEL_COMPLETE</c></summary>
    public static readonly OperationStatus CANCEL_COMPLETE = new("CANCEL_COMPLETE");

    /// <summary>A value that is not listed here.</summary>
    public OperationStatus(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static OperationStatus FindValue(string value) => FindValue<OperationStatus>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OperationStatus?(string? value) => value is null ? null : FindValue(value);
}
