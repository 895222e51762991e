using System.Globalization;
using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>Finds the secret values in resources: objects that bear the signature of a secret.</summary>
internal static class SecretFinder
{
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    private static ReadOnlySpan<byte> SignatureKey => "4dabf18193072939515e22adb298388d"u8;

    public static IEnumerable<SnapshotSecret> Find(SnapshotIndex index)
    {
        for (var i = 0; i < index.Resources.Count; i++)
        {
            foreach (var secret in Find(index, i))
            {
                yield return secret;
            }
        }
    }

    private static List<SnapshotSecret> Find(SnapshotIndex index, int resource)
    {
        var found = new List<SnapshotSecret>();
        ref var entry = ref index.Resources[resource];
        var text = index.Text.Span[entry.Start..entry.End];
        if (text.IndexOf(SignatureKey) < 0)
        {
            return found;
        }

        var frames = new Stack<Frame>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    var path = PathOfNext(frames);
                    frames.Push(new Frame(path, reader.TokenType == JsonTokenType.StartArray, entry.Start + reader.TokenStartIndex));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    if (frames.Pop() is { IsSecret: true } secret)
                    {
                        found.Add(new SnapshotSecret(resource, index.UrnOf(resource), secret.Path, secret.Ciphertext, secret.HasPlaintext, secret.Position));
                    }

                    break;
                case JsonTokenType.PropertyName:
                    frames.Peek().Key = reader.GetString()!;
                    break;
                default:
                    ReadValue(ref reader, frames.Peek());
                    break;
            }
        }

        return found;
    }

    private static void ReadValue(ref Utf8JsonReader reader, Frame frame)
    {
        if (frame.IsArray)
        {
            frame.Element++;
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            if (frame.Key == "ciphertext")
            {
                frame.Ciphertext = reader.GetString();
            }

            if (frame.Key == "plaintext")
            {
                frame.HasPlaintext = true;
            }

            if (System.Text.Encoding.UTF8.GetBytes(frame.Key).AsSpan().SequenceEqual(SignatureKey))
            {
                frame.IsSecret = reader.GetString() == SecretSignature;
            }
        }
    }

    private static string PathOfNext(Stack<Frame> frames)
    {
        if (!frames.TryPeek(out var frame))
        {
            return "";
        }

        if (frame.IsArray)
        {
            return frame.Path + "[" + (frame.Element++).ToString(CultureInfo.InvariantCulture) + "]";
        }

        return frame.Path.Length == 0 ? frame.Key : frame.Path + "." + frame.Key;
    }

    private sealed class Frame(string path, bool isArray, long position)
    {
        public string Path { get; } = path;

        public bool IsArray { get; } = isArray;

        public long Position { get; } = position;

        public string Key { get; set; } = "";

        public int Element { get; set; }

        public bool IsSecret { get; set; }

        public string? Ciphertext { get; set; }

        public bool HasPlaintext { get; set; }
    }
}
