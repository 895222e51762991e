using System.Globalization;

namespace StackStage.Operations.Pacing;

/// <summary>How often an account may make calls, as AWS documents it.</summary>
public sealed record Quota
{
    /// <summary>The service's name in signatures: <c>apigateway</c>, <c>route53</c>.</summary>
    public required string Service { get; init; }

    /// <summary>
    /// The operations that it is for, by name or by its beginning (<c>Describe*</c>); empty for all of the service.
    /// </summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>True when each of the operations has as much as this for itself; false when they share it.</summary>
    public bool IsEach { get; init; }

    /// <summary>How many calls may be made in <see cref="Per"/>.</summary>
    public required int Count { get; init; }

    /// <summary>The time for which <see cref="Count"/> holds.</summary>
    public required TimeSpan Per { get; init; }

    /// <summary>
    /// How many calls a full bucket holds, which is filled again by <see cref="Count"/> in <see cref="Per"/>; null when
    /// there is no bucket, and no stretch of time as long as <see cref="Per"/> may see more than <see cref="Count"/> calls.
    /// </summary>
    public int? Burst { get; init; }

    /// <summary>How many calls may be under way at one time; null for as many as the rate allows.</summary>
    public int? Concurrency { get; init; }

    /// <summary>True when all Regions count together.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>Whether it lets one call through at a time and then none for a while: such a turn is worth waiting for by hand.</summary>
    internal bool IsOneAtATime => Burst is null && Count == 1;

    /// <summary>Whether it is for an operation of its service.</summary>
    /// <param name="operation">The operation's name.</param>
    public bool Covers(string operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Operations.Count == 0 || Operations.Any(name => name.EndsWith('*')
            ? operation.StartsWith(name.AsSpan(0, name.Length - 1), StringComparison.Ordinal)
            : operation == name);
    }

    /// <summary>The least time from the first to the last of so many calls, when nobody else makes any.</summary>
    /// <param name="count">How many calls.</param>
    public TimeSpan CostOf(int count) => count <= 1 ? TimeSpan.Zero
        : Burst is { } burst ? Per / Count * Math.Max(0, count - burst)
        : Per * ((count - 1) / Count);

    /// <summary>In words: <c>one DeleteDomainName every 30 s per account</c>.</summary>
    public override string ToString()
    {
        var what = Operations.Count switch
        {
            0 => Burst is null ? "call" : "calls",
            1 => Operations[0],
            _ => string.Join(", ", Operations),
        };
        var scope = IsGlobal ? "per account" : "per account and Region";
        if (Burst is { } burst)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Count / Per.TotalSeconds:0.##} {what} a second, {burst} at once, {scope}");
        }

        var unit = Per == TimeSpan.FromSeconds(1) ? "a second" : Per == TimeSpan.FromMinutes(1) ? "a minute" : string.Create(CultureInfo.InvariantCulture, $"every {Per.TotalSeconds:0.#} s");
        return Count == 1 ? $"one {what} {unit} {scope}" : string.Create(CultureInfo.InvariantCulture, $"{Count} {what}{(Operations.Count == 0 ? "s" : string.Empty)} {unit} {scope}");
    }
}
