namespace StackStage.Sandbox;

/// <summary>
/// A rule for what goes wrong: which calls (by service, operation, resource; <c>*</c> and <c>?</c> are wildcards), from
/// which matching call on, how often, and how.
/// </summary>
public sealed record SandboxFault
{
    /// <summary>What goes wrong.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>The service, as in <c>acm</c>; any when null.</summary>
    public string? Service { get; init; }

    /// <summary>The operation, as in <c>DeleteCertificate</c> or <c>Delete*</c>; any when null.</summary>
    public string? Action { get; init; }

    /// <summary>The resource named by the call; any when null.</summary>
    public string? Resource { get; init; }

    /// <summary>The Region that the call is signed for; any when null.</summary>
    public string? Region { get; init; }

    /// <summary>The first matching call that is hit, counted from 1 since the rule was added.</summary>
    public int From { get; init; } = 1;

    /// <summary>How many calls are hit; all from then on when null.</summary>
    public int? Times { get; init; }

    /// <summary>The error code instead of the service's usual one.</summary>
    public string? Code { get; init; }

    /// <summary>The message instead of the service's usual one.</summary>
    public string? Message { get; init; }

    /// <summary>The HTTP status instead of the service's usual one.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// <see cref="SandboxFaultKind.Stale"/>: how long reads stay behind. <see cref="SandboxFaultKind.Throttle"/>: the least
    /// time between two calls that are let through; none is when null. Timeouts: after how long the connection is cut at
    /// last; never when null. In seconds on the sandbox's clock.
    /// </summary>
    public double? Seconds { get; init; }
}
