using System.Runtime.CompilerServices;

namespace StackStage.Snapshots;

/// <summary>A list of structs that gives references to them.</summary>
internal sealed class GrowingArray<T>(int capacity)
    where T : struct
{
    private T[] _items = new T[capacity];

    public int Count { get; private set; }

    public Span<T> Span => _items.AsSpan(0, Count);

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _items[index];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count + Math.Max(Count / 2, 16));
        }

        _items[Count++] = item;
    }

    /// <summary>Makes room for so many items at once.</summary>
    public void Reserve(int capacity)
    {
        if (capacity > _items.Length)
        {
            Array.Resize(ref _items, capacity);
        }
    }

    public void Truncate(int count) => Count = count;

    public void RemoveAt(int index)
    {
        Count--;
        _items.AsSpan(index + 1, Count - index).CopyTo(_items.AsSpan(index));
    }
}
