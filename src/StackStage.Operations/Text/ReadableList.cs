using System.Collections;

namespace StackStage.Operations.Text;

/// <summary>A list that views show as text.</summary>
public interface IReadableList
{
    /// <summary>How many members there are.</summary>
    int Count { get; }

    /// <summary>The members' texts, a line each; the first hundred of many.</summary>
    string ToLines();
}

/// <summary>
/// A list whose text is its members' text. What Export-Csv writes, and what a string takes in, is an object's own text,
/// which for arrays and lists is the name of their type.
/// </summary>
/// <typeparam name="T">The members.</typeparam>
public sealed class ReadableList<T> : IReadOnlyList<T>, IReadableList, IEquatable<ReadableList<T>>
{
    private const int MostLines = 100;

    private readonly IReadOnlyList<T> _items;

    internal ReadableList(IReadOnlyList<T> items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ReadableList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReadableList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public string ToLines() => Count <= MostLines
        ? string.Join('\n', _items)
        : string.Join('\n', _items.Take(MostLines).Select(item => item?.ToString()).Append($"… and {Count - MostLines} more"));

    /// <summary>The members' texts, with commas.</summary>
    public override string ToString() => string.Join(", ", _items);
}

/// <summary>Makes readable lists.</summary>
public static class ReadableList
{
    /// <summary>The list, unless it is readable already.</summary>
    /// <typeparam name="T">The members.</typeparam>
    /// <param name="items">The members; null for none.</param>
    public static ReadableList<T> Of<T>(IReadOnlyList<T>? items) => items as ReadableList<T> ?? new ReadableList<T>(items ?? []);
}
