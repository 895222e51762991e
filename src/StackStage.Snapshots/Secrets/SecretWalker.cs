using System.Globalization;
using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>
/// Finds the secret values in a part of a state: objects that bear the signature of a secret, or, in a checkpoint's
/// configuration, objects whose only member is <c>secure</c> (sdk/go/common/resource/config).
/// </summary>
internal static class SecretWalker
{
    public const string SignatureKey = "4dabf18193072939515e22adb298388d";
    public const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    public static ReadOnlySpan<byte> SignatureKeyText => "4dabf18193072939515e22adb298388d"u8;

    /// <summary>The values with the signature of a secret, in the order of the text.</summary>
    public static IReadOnlyList<SecretPlace> Find(SnapshotIndex index, Extent part) =>
        part.Exists && index.Slice(part).IndexOf(SignatureKeyText) >= 0 ? Walk(index, part, isConfig: false) : [];

    /// <summary>The secure values of a checkpoint's configuration.</summary>
    public static IReadOnlyList<SecretPlace> FindSecure(SnapshotIndex index, Extent config) =>
        config.Exists && index.Slice(config).IndexOf("\"secure\""u8) >= 0 ? Walk(index, config, isConfig: true) : [];

    private static List<SecretPlace> Walk(SnapshotIndex index, Extent part, bool isConfig)
    {
        var found = new List<SecretPlace>();
        var frames = new List<Frame>();
        var reader = new Utf8JsonReader(index.Slice(part), new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepth });
        while (reader.Read())
        {
            var at = part.Start + (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Count(frames);
                    frames.Add(new Frame(reader.TokenType == JsonTokenType.StartArray, at));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var frame = frames[^1];
                    frames.RemoveAt(frames.Count - 1);
                    if (isConfig ? frame is { Members: 1, CiphertextAt.Exists: true } : frame.IsSecret)
                    {
                        found.Add(ToPlace(frames, frame, at + 1));
                    }

                    break;
                case JsonTokenType.PropertyName:
                    frames[^1].Name(reader.GetString()!, new Extent(at, at + reader.ValueSpan.Length + 2));
                    break;
                default:
                    Count(frames);
                    if (reader.TokenType == JsonTokenType.String && frames.Count > 0 && !frames[^1].IsArray)
                    {
                        frames[^1].Take(reader.GetString()!, new Extent(at, at + reader.ValueSpan.Length + 2), isConfig);
                    }

                    break;
            }
        }

        return found;
    }

    private static void Count(List<Frame> frames)
    {
        if (frames.Count > 0 && frames[^1].IsArray)
        {
            frames[^1].Element++;
        }
    }

    private static SecretPlace ToPlace(List<Frame> frames, Frame frame, int end)
    {
        ValueStep[] steps = [.. frames.Select(outer => outer.IsArray ? new ValueStep(null, outer.Element) : new ValueStep(outer.Key, -1))];
        return new SecretPlace
        {
            Steps = steps,
            Path = string.Concat(steps.Select((step, place) => step.Key is null ? $"[{step.Element.ToString(CultureInfo.InvariantCulture)}]" : place == 0 ? step.Key : "." + step.Key)),
            Envelope = new Extent(frame.Start, end),
            Ciphertext = frame.Ciphertext,
            CiphertextAt = frame.CiphertextAt,
            PlaintextAt = frame.PlaintextAt,
            PlaintextKeyAt = frame.PlaintextKeyAt,
        };
    }

    /// <summary>An object or a list that is open.</summary>
    private sealed class Frame(bool isArray, int start)
    {
        private Extent _keyAt;

        public bool IsArray => isArray;

        public int Start => start;

        public string Key { get; private set; } = string.Empty;

        public int Members { get; private set; }

        public int Element { get; set; } = -1;

        public bool IsSecret { get; private set; }

        public string? Ciphertext { get; private set; }

        public Extent CiphertextAt { get; private set; } = Extent.None;

        public Extent PlaintextAt { get; private set; } = Extent.None;

        public Extent PlaintextKeyAt { get; private set; } = Extent.None;

        public void Name(string key, Extent at)
        {
            Key = key;
            _keyAt = at;
            Members++;
        }

        public void Take(string value, Extent at, bool isConfig)
        {
            switch (Key)
            {
                case "ciphertext" when !isConfig:
                case "secure" when isConfig:
                    Ciphertext = value;
                    CiphertextAt = at;
                    break;
                case "plaintext":
                    PlaintextAt = at;
                    PlaintextKeyAt = _keyAt;
                    break;
                case SignatureKey:
                    IsSecret = value == SecretSignature;
                    break;
            }
        }
    }
}
