using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>
/// Finds URNs inside property values: of resource references, and of the dependencies of output values, which Pulumi marks by a
/// signature. A string that only looks like a URN is none, and what is encrypted cannot be looked into.
/// </summary>
internal static class ValueReferences
{
    private const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";

    private static ReadOnlySpan<byte> SignatureKeyText => "4dabf18193072939515e22adb298388d"u8;

    /// <summary>The patches that give URNs other names.</summary>
    /// <param name="index">The snapshot.</param>
    /// <param name="part">The resource to look into.</param>
    /// <param name="renamed">Old URNs and their new ones.</param>
    /// <param name="quote">Writes a string as the file does.</param>
    public static List<TextPatch> Rename(SnapshotIndex index, Extent part, IReadOnlyDictionary<string, string> renamed, Func<string, byte[]> quote)
    {
        var patches = new List<TextPatch>();
        var text = index.Slice(part);
        if (text.IndexOf(SignatureKeyText) < 0)
        {
            return patches;
        }

        var frames = new Stack<Frame>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    frames.Push(new Frame(null));
                    break;
                case JsonTokenType.StartArray:
                    frames.Push(new Frame(frames.TryPeek(out var owner) && owner.List is null && owner.Key == "dependencies" ? owner : null) { IsList = true });
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    patches.AddRange(frames.Pop().Patches);
                    break;
                case JsonTokenType.PropertyName:
                    frames.Peek().Key = JsonText.Decode(reader.ValueSpan);
                    break;
                case JsonTokenType.String when frames.TryPeek(out var frame):
                    Take(ref reader, frame, part.Start, renamed, quote);
                    break;
            }
        }

        return patches;
    }

    private static void Take(ref Utf8JsonReader reader, Frame frame, int start, IReadOnlyDictionary<string, string> renamed, Func<string, byte[]> quote)
    {
        var value = JsonText.Decode(reader.ValueSpan);
        if (!frame.IsList && frame.Key == SignatureKey)
        {
            frame.Signature = value;
            return;
        }

        var isUrn = !frame.IsList && frame.Key == "urn";
        if ((isUrn || frame.List is not null) && renamed.TryGetValue(value, out var urn))
        {
            var at = start + (int)reader.TokenStartIndex;
            var patch = new TextPatch(at, at + reader.ValueSpan.Length + 2, quote(urn));
            (isUrn ? frame.Urns : frame.List!.Dependencies).Add(patch);
        }
    }

    /// <summary>An object or a list that is open.</summary>
    /// <param name="list">The object whose dependencies it lists.</param>
    private sealed class Frame(Frame? list)
    {
        public Frame? List => list;

        public bool IsList { get; init; }

        public string Key { get; set; } = string.Empty;

        public string? Signature { get; set; }

        public List<TextPatch> Urns { get; } = [];

        public List<TextPatch> Dependencies { get; } = [];

        // The signature may stand behind what it is about.
        public IEnumerable<TextPatch> Patches => Signature switch
        {
            ResourceReference => Urns,
            OutputValue => Dependencies,
            _ => [],
        };
    }
}
