namespace StackStage.Snapshots;

/// <summary>
/// The marks by which Pulumi tells secrets, assets and the like from plain objects in inputs and outputs. An object with a mark
/// that it does not know, or with nothing but the mark, and it refuses the whole state.
/// </summary>
internal static class PropertyMarks
{
    private static ReadOnlySpan<byte> Key => "4dabf18193072939515e22adb298388d"u8;

    /// <summary>The objects that Pulumi cannot read, and its sentences for them.</summary>
    public static IReadOnlyList<(int Position, string Message)> Faults(SnapshotIndex index, int resource)
    {
        ref var entry = ref index.Resources[resource];
        var text = index.Text.Span[..entry.End];
        List<(int, string)>? faults = null;
        for (var from = entry.Start; text[from..].IndexOf(Key) is >= 0 and var at; from += at + Key.Length)
        {
            // Within a string, its quotes would be escaped, if there are any; as a value, no colon would follow.
            var key = from + at - 1;
            if (text[key] != '"' || text[key - 1] == '\\' || text[from + at + Key.Length] != '"')
            {
                continue;
            }

            var position = SkipSpace(text, from + at + Key.Length + 1);
            if (text[position] != ':')
            {
                continue;
            }

            position = SkipSpace(text, position + 1);
            var isAlone = text[position] == '"' && text[SkipSpace(text, index.EndOfStringAt(position))] == '}' && text[SkipSpaceBefore(text, key)] == '{';
            if (Error(text[position] == '"' ? index.StringAt(position) : "", isAlone) is { } error)
            {
                (faults ??= []).Add((key, $"resource '{index.UrnOf(resource)}': {error}"));
            }
        }

        return faults ?? (IReadOnlyList<(int, string)>)[];
    }

    private static string? Error(string mark, bool isAlone) => mark switch
    {
        "1b47061264138c4ac30d75fd1eb44270" => isAlone ? "malformed secret value: exactly one of `ciphertext` or `plaintext` must be supplied" : null,
        "5cf8f73096256a8f31e491e813e4eb8e" => isAlone ? "malformed resource reference: missing urn" : null,
        "803fd3297a5875dc03ca845dda5d2a98" => isAlone ? "malformed byte string: missing or non-string 'value' field" : null,
        "8ad145fe-0d11-4827-bfd7-1abcbf086f5c" => isAlone ? "malformed float value: missing or non-string 'value' field" : null,
        "c44067f5952c0a294b673a41bacd8c17" or "0def7320c3a5731c473e5ecbe6d01bc7" => null,

        // An output value is never written to a state.
        _ => $"unrecognized signature '{mark}' in property map",
    };

    private static int SkipSpace(ReadOnlySpan<byte> text, int position)
    {
        while (text[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }

        return position;
    }

    private static int SkipSpaceBefore(ReadOnlySpan<byte> text, int position)
    {
        do
        {
            position--;
        }
        while (text[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t');
        return position;
    }
}
