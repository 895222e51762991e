namespace StackStage.Operations.Text;

/// <summary>Lists of names by name, whose text is their content: what a CSV file and a string show of it.</summary>
public sealed class ReadableDictionary : Dictionary<string, IReadOnlyList<string>>
{
    /// <summary>Copies a dictionary.</summary>
    /// <param name="items">The lists by name.</param>
    public ReadableDictionary(IReadOnlyDictionary<string, IReadOnlyList<string>> items)
        : base(StringComparer.Ordinal)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var (name, list) in items)
        {
            Add(name, ReadableList.Of(list));
        }
    }

    /// <summary>Name and list, with semicolons between them.</summary>
    public override string ToString() => string.Join("; ", this.Select(entry => $"{entry.Key}: {entry.Value}"));
}
