namespace StackStage.Sandbox;

/// <summary>What goes wrong with a call.</summary>
public enum SandboxFaultKind
{
    /// <summary>The service's own throttling error.</summary>
    Throttle,

    /// <summary>The service's own internal error (500, or <see cref="SandboxFault.Status"/>).</summary>
    ServerError,

    /// <summary>AWS's usual "User … is not authorized to perform …".</summary>
    AccessDenied,

    /// <summary>The credentials are not known.</summary>
    InvalidCredentials,

    /// <summary>The credentials were good once (an SSO session that ended).</summary>
    ExpiredCredentials,

    /// <summary>A page of HTML instead of an answer, as proxies and captive portals give.</summary>
    Html,

    /// <summary>The error in <see cref="SandboxFault.Code"/>, <see cref="SandboxFault.Message"/> and <see cref="SandboxFault.Status"/>.</summary>
    Error,

    /// <summary>No answer, and nothing was done.</summary>
    Timeout,

    /// <summary>No answer, though everything was done.</summary>
    TimeoutAfter,

    /// <summary>The connection ends in the first line of the answer, before anything was done.</summary>
    CutBefore,

    /// <summary>The connection ends in the first line of the answer, after the change was made.</summary>
    CutAfter,

    /// <summary>A read within <see cref="SandboxFault.Seconds"/> of a write sees what was there before the write.</summary>
    Stale,

    /// <summary>From here on every connection is cut and nothing is done, as if the client's machine had lost its network.</summary>
    Stop,
}
