namespace StackStage.Snapshots;

/// <summary>A resource entry that is put into the list, in front of another resource.</summary>
/// <param name="Before">That resource's place in the list.</param>
/// <param name="Urn">The new entry's URN.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parent">Its parent's URN, or null.</param>
/// <param name="ProviderReference">Of a provider, the reference (<c>urn::id</c>) that it answers to; null: it is a component.</param>
/// <param name="Inputs">A provider's inputs.</param>
internal sealed record InsertedResource(
    int Before,
    string Urn,
    string Type,
    string? Parent,
    string? ProviderReference,
    IReadOnlyList<KeyValuePair<string, string>> Inputs)
{
    public static InsertedResource Component(int before, string urn, string type, string? parent) => new(before, urn, type, parent, null, []);
}
