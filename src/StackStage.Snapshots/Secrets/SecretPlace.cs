namespace StackStage.Snapshots;

/// <summary>One step of the way to a value: a member of an object, or an element of a list.</summary>
/// <param name="Key">The member's name; null for an element.</param>
/// <param name="Element">The element's place, from 0.</param>
internal readonly record struct ValueStep(string? Key, int Element);

/// <summary>Where a secret value is in the text, and what it says.</summary>
internal sealed class SecretPlace
{
    /// <summary>The way to it from where the search began.</summary>
    public required IReadOnlyList<ValueStep> Steps { get; init; }

    /// <summary>The same as text: <c>outputs.list[2].key</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The whole envelope.</summary>
    public required Extent Envelope { get; init; }

    /// <summary>The encrypted value; null when there is none.</summary>
    public string? Ciphertext { get; init; }

    /// <summary>The string that holds the encrypted value, with its quotes.</summary>
    public Extent CiphertextAt { get; init; } = Extent.None;

    /// <summary>Whether the value is there as plain text.</summary>
    public bool HasPlaintext => PlaintextAt.Exists;

    /// <summary>The string that holds the plain text, with its quotes.</summary>
    public Extent PlaintextAt { get; init; } = Extent.None;

    /// <summary>The name of the member that holds the plain text, with its quotes.</summary>
    public Extent PlaintextKeyAt { get; init; } = Extent.None;
}
