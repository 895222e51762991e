using System.Buffers;
using System.Text;
using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>A JSON value that can be put in order. Numbers and strings keep their text; of strings only the escapes that Go's writers put in or leave out are undone.</summary>
internal sealed class NormalNode
{
    private const int Step = 4;

    private readonly byte[] _scalar;

    private NormalNode(byte[] scalar) => _scalar = scalar;

    /// <summary>The members of an object.</summary>
    public List<(string Key, byte[] Text, NormalNode Value)>? Members { get; private init; }

    /// <summary>The items of a list.</summary>
    public List<NormalNode>? Items { get; set; }

    /// <summary>A member; of a key that is there several times, the last, which is the one that counts.</summary>
    public NormalNode? this[string key] => Members?.FindLast(member => member.Key == key).Value;

    /// <summary>Reads the value that the reader is at.</summary>
    public static NormalNode Read(ref Utf8JsonReader reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var open = new Stack<NormalNode>();
        var keys = new Stack<(string Key, byte[] Text)>();
        while (true)
        {
            NormalNode? done = null;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(new NormalNode([]) { Members = [] });
                    break;
                case JsonTokenType.StartArray:
                    open.Push(new NormalNode([]) { Items = [] });
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    done = open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    keys.Push((JsonText.Decode(reader.ValueSpan), Quoted(reader.ValueSpan)));
                    break;
                case JsonTokenType.String:
                    done = new NormalNode(Quoted(reader.ValueSpan));
                    break;
                default:
                    done = new NormalNode(reader.ValueSpan.ToArray());
                    break;
            }

            if (done is not null)
            {
                if (!open.TryPeek(out var parent))
                {
                    return done;
                }

                if (parent.Members is { } members)
                {
                    var (key, text) = keys.Pop();
                    members.Add((key, text, done));
                }
                else
                {
                    parent.Items!.Add(done);
                }
            }

            reader.Read();
        }
    }

    /// <summary>Puts the members of this object and of all objects below in the order of their keys.</summary>
    public void SortDeep()
    {
        var open = new Stack<NormalNode>([this]);
        while (open.TryPop(out var node))
        {
            node.SortBy([]);
            foreach (var below in node.Members?.Select(member => member.Value) ?? node.Items ?? [])
            {
                open.Push(below);
            }
        }
    }

    /// <summary>Puts the members in the order of these keys, and the others behind them in the order of theirs.</summary>
    public void SortBy(string[] first)
    {
        if (Members is { Count: > 1 } members)
        {
            // Stable: of a key that is there several times, the last stays the last.
            var sorted = members.OrderBy(member => Array.IndexOf(first, member.Key) is >= 0 and var at ? at : int.MaxValue).ThenBy(member => member.Key, StringComparer.Ordinal).ToList();
            members.Clear();
            members.AddRange(sorted);
        }
    }

    /// <summary>Puts the strings of a list in order.</summary>
    public void SortItems()
    {
        if (Items is { Count: > 1 } items && items.TrueForAll(item => item is { Members: null, Items: null }))
        {
            Items = [.. items.OrderBy(item => Encoding.UTF8.GetString(item._scalar), StringComparer.Ordinal)];
        }
    }

    /// <summary>Writes the value, indented, with a line feed at the end.</summary>
    public byte[] Write()
    {
        var text = new ArrayBufferWriter<byte>();
        var open = new Stack<(NormalNode Node, int Next)>();
        Begin(this, text, open);
        while (open.TryPop(out var frame))
        {
            var (node, next) = frame;
            var count = node.Members?.Count ?? node.Items!.Count;
            if (next == count)
            {
                NewLine(text, open.Count);
                text.Write(node.Members is not null ? "}"u8 : "]"u8);
                continue;
            }

            text.Write(next > 0 ? ","u8 : default);
            open.Push((node, next + 1));
            NewLine(text, open.Count);
            if (node.Members is { } members)
            {
                text.Write(members[next].Text);
                text.Write(": "u8);
            }

            Begin(node.Members is { } named ? named[next].Value : node.Items![next], text, open);
        }

        text.Write("\n"u8);
        return text.WrittenSpan.ToArray();
    }

    private static void Begin(NormalNode node, ArrayBufferWriter<byte> text, Stack<(NormalNode Node, int Next)> open)
    {
        switch (node)
        {
            case { Members.Count: 0 }:
                text.Write("{}"u8);
                break;
            case { Items.Count: 0 }:
                text.Write("[]"u8);
                break;
            case { Members: null, Items: null }:
                text.Write(node._scalar);
                break;
            default:
                text.Write(node.Members is not null ? "{"u8 : "["u8);
                open.Push((node, 0));
                break;
        }
    }

    private static void NewLine(ArrayBufferWriter<byte> text, int depth)
    {
        text.Write("\n"u8);
        var blanks = text.GetSpan(depth * Step)[..(depth * Step)];
        blanks.Fill((byte)' ');
        text.Advance(blanks.Length);
    }

    /// <summary>A string's text with its quotes; &lt;, &gt; and &amp; are not escaped, as in 'pulumi stack export'.</summary>
    private static byte[] Quoted(ReadOnlySpan<byte> content)
    {
        var text = new ArrayBufferWriter<byte>(content.Length + 2);
        text.Write("\""u8);
        while (content.IndexOf((byte)'\\') is >= 0 and var at)
        {
            text.Write(content[..at]);
            if (content[at + 1] == 'u')
            {
                var escape = content.Slice(at, 6);
                text.Write(Encoding.ASCII.GetString(escape[2..]).ToUpperInvariant() switch { "003C" => "<"u8, "003E" => ">"u8, "0026" => "&"u8, _ => escape });
                content = content[(at + 6)..];
            }
            else
            {
                text.Write(content.Slice(at, 2));
                content = content[(at + 2)..];
            }
        }

        text.Write(content);
        text.Write("\""u8);
        return text.WrittenSpan.ToArray();
    }
}
