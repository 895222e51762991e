namespace StackStage.Snapshots;

/// <summary>Replaces a part of the text by another (an empty extent: inserts; an empty text: removes).</summary>
internal readonly record struct TextPatch(int Start, int End, ReadOnlyMemory<byte> Text)
{
    public static TextPatch Remove(int start, int end) => new(start, end, default);

    /// <summary>
    /// Takes items out of a comma-separated list with the comma and the white space that belong to them; what is kept stays as it is.
    /// </summary>
    public static void RemoveItems(IReadOnlyList<Extent> items, Func<int, bool> removed, List<TextPatch> patches)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!removed(i))
            {
                continue;
            }

            var next = i + 1;
            while (next < items.Count && removed(next))
            {
                next++;
            }

            if (next < items.Count)
            {
                patches.Add(Remove(items[i].Start, items[next].Start));
            }
            else
            {
                patches.Add(Remove(i > 0 ? items[i - 1].End : items[0].Start, items[^1].End));
            }

            i = next;
        }
    }
}
