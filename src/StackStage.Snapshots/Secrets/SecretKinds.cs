using System.Text;

namespace StackStage.Snapshots;

/// <summary>
/// Of what kind a secret is that no key opens: as the same property is in the resource's other half (inputs and outputs), else in
/// another resource of the type, each in plain text or opened; else as it is known to be. Else unknown.
/// </summary>
internal sealed class SecretKinds(SnapshotIndex index, IReadOnlyDictionary<int, SecretKind> opened)
{
    private const string UnknownMarker = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private readonly Dictionary<(string Type, string Path), SecretKind> _ofType = [];
    private ILookup<string, int>? _byType;

    /// <summary>The kind of one value.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="place">The value.</param>
    public SecretKind Of(ResourceFacts resource, SecretPlace place)
    {
        var steps = place.Steps;
        if (steps.Count < 2 || steps[0].Key is not ("inputs" or "outputs"))
        {
            return SecretKind.Unknown;
        }

        ValueStep[] other = [new ValueStep(steps[0].Key == "inputs" ? "outputs" : "inputs", -1), .. steps.Skip(1)];
        return KindAt(resource.Extent, other) is var kind and not SecretKind.Unknown ? kind
            : OfType(resource.Type, place, other) is var same and not SecretKind.Unknown ? same
            : steps.Count == 2 && steps[1].Key is { } property ? KnownProperty.KindOf(resource.Type, property)
            : SecretKind.Unknown;
    }

    /// <summary>The empty value of a kind, as JSON.</summary>
    public static string EmptyOf(SecretKind kind) => kind switch
    {
        SecretKind.Text => "\"\"",
        SecretKind.Map => "{}",
        SecretKind.List => "[]",
        SecretKind.Number => "0",
        SecretKind.Boolean => "false",
        _ => "null",
    };

    /// <summary>The kind of a value whose JSON text is given.</summary>
    public static SecretKind KindOf(ReadOnlySpan<byte> json)
    {
        var text = json.TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? SecretKind.Unknown : text[0] switch
        {
            // A marked one, such as an asset, is no object: an empty object would not do in its place.
            (byte)'{' => text.IndexOf(SecretWalker.SignatureKeyText) >= 0 ? SecretKind.Unknown : SecretKind.Map,
            (byte)'[' => SecretKind.List,
            (byte)'"' => SecretKind.Text,
            (byte)'t' or (byte)'f' => SecretKind.Boolean,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => SecretKind.Number,
            _ => SecretKind.Unknown,
        };
    }

    private SecretKind OfType(string type, SecretPlace place, ValueStep[] other)
    {
        if (!_ofType.TryGetValue((type, place.Path), out var kind))
        {
            _byType ??= Enumerable.Range(0, index.Resources.Count).Where(one => index.TypeOf(one) is not null).ToLookup(one => index.TypeOf(one)!, StringComparer.Ordinal);
            kind = _byType[type]
                .Select(one => new Extent(index.Resources[one].Start, index.Resources[one].End))
                .SelectMany(extent => new[] { KindAt(extent, place.Steps), KindAt(extent, other) })
                .FirstOrDefault(found => found != SecretKind.Unknown);
            _ofType[(type, place.Path)] = kind;
        }

        return kind;
    }

    private unsafe SecretKind KindAt(Extent extent, IReadOnlyList<ValueStep> steps)
    {
        var at = extent;
        foreach (var step in steps)
        {
            at = step.Key is { } key ? FieldReader.Find(index, at, Encoding.UTF8.GetBytes(key)) : ElementAt(at, step.Element);
            if (!at.Exists)
            {
                return SecretKind.Unknown;
            }
        }

        var text = index.Slice(at);
        return text[0] == '{' && opened.TryGetValue(at.Start, out var kind) ? kind
            : text[0] == '"' && index.StringAt(at.Start) == UnknownMarker ? SecretKind.Unknown
            : KindOf(text);
    }

    private unsafe Extent ElementAt(Extent list, int element)
    {
        var text = index.Text.Span;
        if (text[list.Start] != '[')
        {
            return Extent.None;
        }

        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, list.End);
            var elements = new ElementReader(json, list.Start);
            for (var place = 0; elements.Next(out var value); place++)
            {
                var end = json.SkipValue(value, 0);
                if (place == element)
                {
                    return new Extent(value, end);
                }

                elements.Continue(end);
            }
        }

        return Extent.None;
    }
}
