using System.Buffers;

namespace StackStage.Snapshots;

/// <summary>What a resource says, without how it is written: to tell copies that agree from copies that differ.</summary>
internal static class ResourceText
{
    private const int MaxDepth = 200;

    /// <summary>
    /// The same bytes for two resources that agree in everything but when they were created and modified: white space, the order
    /// of members and escapes do not count, and a missing type is the URN's, as the repair sets it.
    /// </summary>
    public static byte[] WithoutTimes(SnapshotIndex index, int resource)
    {
        var entry = index.Resources[resource];
        var target = new ArrayBufferWriter<byte>(entry.End - entry.Start);
        var type = entry.Is(ResourceFlags.HasType) ? index.TypeOf(resource) : UrnText.Type(index.UrnOf(resource) ?? "");
        WriteObject(index, entry.Start, entry.End, target, 0, type);
        return target.WrittenSpan.ToArray();
    }

    private static unsafe void WriteObject(SnapshotIndex index, int start, int end, ArrayBufferWriter<byte> target, int depth, string? type)
    {
        var text = index.Text.Span;
        var members = new SortedDictionary<string, (int Start, int End)>(StringComparer.Ordinal);
        fixed (byte* bytes = text)
        {
            var json = new JsonScanner(bytes, end);
            var reader = new MemberReader(json, start);
            while (reader.Next(text, out var key, out var value))
            {
                var valueEnd = json.SkipValue(value, 0);
                members[System.Text.Encoding.UTF8.GetString(key)] = (value, valueEnd);
                reader.Continue(valueEnd);
            }
        }

        target.Write("{"u8);
        if (depth == 0)
        {
            members.Remove("created");
            members.Remove("modified");
            members.Remove("type");
            WriteString(System.Text.Encoding.UTF8.GetBytes(type ?? ""), target);
        }

        foreach (var (key, (valueStart, valueEnd)) in members)
        {
            WriteString(System.Text.Encoding.UTF8.GetBytes(key), target);
            WriteValue(index, valueStart, valueEnd, target, depth + 1);
        }

        target.Write("}"u8);
    }

    private static unsafe void WriteList(SnapshotIndex index, int start, int end, ArrayBufferWriter<byte> target, int depth)
    {
        target.Write("["u8);
        var items = new List<Extent>();
        fixed (byte* bytes = index.Text.Span)
        {
            var json = new JsonScanner(bytes, end);
            var reader = new ElementReader(json, start);
            while (reader.Next(out var value))
            {
                var valueEnd = json.SkipValue(value, 0);
                items.Add(new Extent(value, valueEnd));
                reader.Continue(valueEnd);
            }
        }

        foreach (var item in items)
        {
            WriteValue(index, item.Start, item.End, target, depth + 1);
        }

        target.Write("]"u8);
    }

    private static void WriteValue(SnapshotIndex index, int start, int end, ArrayBufferWriter<byte> target, int depth)
    {
        var text = index.Text.Span;
        var first = text[start];
        if (first == '"')
        {
            var content = new ArrayBufferWriter<byte>(end - start);
            JsonText.Unescape(index.ContentAt(start), content);
            WriteString(content.WrittenSpan, target);
        }
        else if (first == '{' && depth < MaxDepth)
        {
            WriteObject(index, start, end, target, depth, null);
        }
        else if (first == '[' && depth < MaxDepth)
        {
            WriteList(index, start, end, target, depth);
        }
        else
        {
            // A number counts as it is written: 1 and 1.0 may be two things to a provider.
            target.Write(text[start..end]);
            target.Write(","u8);
        }
    }

    private static void WriteString(ReadOnlySpan<byte> content, ArrayBufferWriter<byte> target)
    {
        Span<byte> length = stackalloc byte[5];
        length[0] = (byte)'"';
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length[1..], content.Length);
        target.Write(length);
        target.Write(content);
    }
}
