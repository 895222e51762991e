namespace StackStage.Sandbox;

/// <summary>One call that reached the sandbox.</summary>
public sealed record JournalEntry
{
    /// <summary>The call's number, from 1, in the order in which calls were carried out.</summary>
    public required int Ordinal { get; init; }

    /// <summary>When, on the sandbox's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The service, as in <c>acm</c>, <c>apigatewayv2</c>, <c>cloudfront</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The operation, as in <c>DeleteCertificate</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The resource it names, when it names one.</summary>
    public string? Resource { get; init; }

    /// <summary>The Region it was signed for.</summary>
    public required string Region { get; init; }

    /// <summary>The account whose access key signed it.</summary>
    public required string AccountId { get; init; }

    /// <summary>Whether the operation only reads.</summary>
    public required bool IsRead { get; init; }

    /// <summary>The HTTP status that was answered; 0 when the connection was cut or nothing was answered.</summary>
    public required int Status { get; init; }

    /// <summary>The error code that was answered, if any.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The fault that was injected, if any.</summary>
    public SandboxFaultKind? Fault { get; init; }

    /// <summary>Whether the operation was carried out without an error, whatever the client got to see of it.</summary>
    public required bool Succeeded { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Ordinal,5} {Time:HH:mm:ss} {Service}:{Action} {Resource} {Region} {Status}{(ErrorCode is null ? "" : " " + ErrorCode)}{(Fault is null ? "" : $" [{Fault}]")}";
}
