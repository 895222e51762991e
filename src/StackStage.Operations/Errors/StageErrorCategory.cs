namespace StackStage.Operations.Errors;

/// <summary>
/// What kind of thing went wrong. The names are those of PowerShell's <c>System.Management.Automation.ErrorCategory</c>,
/// so that a category crosses into an error record by name.
/// </summary>
public enum StageErrorCategory
{
    /// <summary>No category fits.</summary>
    NotSpecified,

    /// <summary>A parameter or an input has a value that cannot be used.</summary>
    InvalidArgument,

    /// <summary>Content (a file, a state, a key) is not what it should be.</summary>
    InvalidData,

    /// <summary>What was asked for cannot be done with this object as it is.</summary>
    InvalidOperation,

    /// <summary>The result would not be valid, so it was not written.</summary>
    InvalidResult,

    /// <summary>The object does not exist.</summary>
    ObjectNotFound,

    /// <summary>An object of that name exists already.</summary>
    ResourceExists,

    /// <summary>Somebody else uses or holds the object.</summary>
    ResourceBusy,

    /// <summary>A service, an endpoint or a resource cannot be reached.</summary>
    ResourceUnavailable,

    /// <summary>The credentials do not allow it, or the object is protected.</summary>
    PermissionDenied,

    /// <summary>There are no usable credentials.</summary>
    AuthenticationError,

    /// <summary>The time allowed for waiting is over.</summary>
    OperationTimeout,

    /// <summary>The user or the system stopped it.</summary>
    OperationStopped,

    /// <summary>A file could not be read.</summary>
    ReadError,

    /// <summary>A file could not be written.</summary>
    WriteError,

    /// <summary>The service asks to slow down, or a limit is reached.</summary>
    LimitsExceeded,

    /// <summary>The connection failed or broke.</summary>
    ConnectionError,

    /// <summary>The feature does not exist for this object.</summary>
    NotImplemented,

    /// <summary>A security check failed: another account, a wrong key.</summary>
    SecurityError,
}
