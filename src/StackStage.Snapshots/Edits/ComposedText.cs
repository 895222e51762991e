namespace StackStage.Snapshots;

/// <summary>A text made of pieces of another and of new ones, in order.</summary>
internal sealed class ComposedText(ReadOnlyMemory<byte> source)
{
    private readonly List<ReadOnlyMemory<byte>> _pieces = [];
    private int _from;
    private int _to;

    public long Length { get; private set; }

    /// <summary>Takes over a part of the source.</summary>
    public void Keep(int start, int end)
    {
        if (start == end)
        {
            return;
        }

        Length += end - start;
        if (_to == start && _from != _to)
        {
            _to = end;
            return;
        }

        Flush();
        _from = start;
        _to = end;
    }

    /// <summary>Adds a new piece.</summary>
    public void Add(ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        Flush();
        _pieces.Add(text);
        Length += text.Length;
    }

    /// <summary>Takes over a part of the source with patches that lie in it, from one place in the sorted list on.</summary>
    public void KeepPatched(int start, int end, IReadOnlyList<TextPatch> patches)
    {
        foreach (var patch in patches)
        {
            Keep(start, patch.Start);
            Add(patch.Text);
            start = patch.End;
        }

        Keep(start, end);
    }

    public byte[] ToArray()
    {
        Flush();
        if (Length > Array.MaxLength)
        {
            throw FileEnvelope.TooLarge();
        }

        var result = GC.AllocateUninitializedArray<byte>((int)Length);
        var position = 0;
        foreach (var piece in _pieces)
        {
            piece.Span.CopyTo(result.AsSpan(position));
            position += piece.Length;
        }

        return result;
    }

    private void Flush()
    {
        if (_from != _to)
        {
            _pieces.Add(source[_from.._to]);
        }

        _from = _to = 0;
    }
}
