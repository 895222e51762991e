namespace StackStage.Operations.Connection;

/// <summary>What one error code of a service means.</summary>
internal sealed record FailureRule
{
    /// <summary>The service's name in signatures; null for any.</summary>
    public string? Service { get; init; }

    /// <summary>The operation by name, beginning (<c>Delete*</c>) or end (<c>*Tags</c>); null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>The code by name, beginning or end.</summary>
    public required string Code { get; init; }

    /// <summary>Words in the message, where the code alone does not tell.</summary>
    public string? Says { get; init; }

    public required FailureVerdict Verdict { get; init; }

    public bool Covers(string? service, string? operation, string code, string message) =>
        (Service is null || Service == service)
        && (Operation is null || (operation is not null && Matches(Operation, operation)))
        && Matches(Code, code)
        && (Says is null || message.Contains(Says, StringComparison.OrdinalIgnoreCase));

    private static bool Matches(string pattern, string text) => pattern switch
    {
        ['*', .. var end] => text.EndsWith(end, StringComparison.Ordinal),
        [.. var beginning, '*'] => text.StartsWith(beginning, StringComparison.Ordinal),
        _ => text == pattern,
    };
}
