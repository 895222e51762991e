namespace StackStage.Snapshots;

/// <summary>Finds resources that are whole in a text that is not: by their form, wherever they begin.</summary>
internal static class WholeResources
{
    // So many times the text may be read in vain, before only Pulumi's own order of members (urn first) is looked for.
    private const long MaxTimes = 16;

    private static ReadOnlySpan<byte> Custom => "\"custom\""u8;

    /// <summary>The resources behind a position, in order.</summary>
    public static List<Extent> Find(ReadOnlyMemory<byte> text, int from)
    {
        var budget = (MaxTimes * text.Length) + (1 << 20);
        return Find(text, from, text.Length, ref budget);
    }

    /// <summary>Whether a list in this resource has whole resources as items: those of the state, and what is in front of them is not whole.</summary>
    public static bool HoldsOthers(ReadOnlyMemory<byte> text, int start, int end)
    {
        var budget = (MaxTimes * text.Length) + (1 << 20);
        return HoldsOthers(text, start, end, ref budget);
    }

    // Nearly no resource says twice that it is custom.
    private static bool HoldsOthers(ReadOnlyMemory<byte> text, int start, int end, ref long budget) =>
        budget >= 0 && text.Span[start..end].Count(Custom) > 1 && Find(text, start + 1, end, ref budget).Count > 0;

    private static unsafe List<Extent> Find(ReadOnlyMemory<byte> text, int from, int to, ref long budget)
    {
        var found = new List<Extent>();
        fixed (byte* bytes = text.Span)
        {
            var span = text.Span[..to];
            var json = new JsonScanner(bytes, to);
            for (var at = from; at < span.Length && span[at..].IndexOf((byte)'{') is >= 0 and var brace;)
            {
                var start = at + brace;
                at = start + 1;
                var key = SkipSpace(span, at);
                if (key == span.Length || span[key] != '"' || (budget < 0 && !span[key..].StartsWith("\"urn\""u8)))
                {
                    continue;
                }

                int end;
                try
                {
                    end = json.SkipValue(start, 0);
                }
                catch (JsonFault fault)
                {
                    budget -= fault.Position - start;
                    continue;
                }

                if (!IsResource(json, span, start))
                {
                    // A whole object may be within a resource that is not whole, and hold some of the list.
                    var mayHold = budget >= 0 && span[start..end].IndexOf(Custom) >= 0;
                    budget -= mayHold ? end - start : 0;
                    at = mayHold ? at : end;
                }
                else if (!HoldsOthers(text, start, end, ref budget))
                {
                    at = end;
                    if (!IsValue(span, start, from))
                    {
                        found.Add(new Extent(start, end));
                    }
                }
                else
                {
                    budget -= end - start;
                }
            }
        }

        return found;
    }

    /// <summary>Whether this is the value of a member, such as a pending operation's resource, rather than an item of a list.</summary>
    private static bool IsValue(ReadOnlySpan<byte> text, int start, int from)
    {
        var before = start - 1;
        while (before >= from && IsSpace(text[before]))
        {
            before--;
        }

        return before >= from && text[before] == ':';
    }

    /// <summary>Whether it has what every resource has: a URN, and whether it is custom. A type that is lost the repair puts back.</summary>
    private static bool IsResource(JsonScanner json, ReadOnlySpan<byte> text, int start)
    {
        var (hasUrn, hasOtherType, hasCustom) = (false, false, false);
        var members = new MemberReader(json, start);
        while (members.Next(text, out var key, out var value))
        {
            hasUrn |= key.SequenceEqual("urn"u8) && text[value..].StartsWith("\"urn:pulumi:"u8);
            hasOtherType |= key.SequenceEqual("type"u8) && text[value] != '"';
            hasCustom |= key.SequenceEqual("custom"u8) && (text[value] == 't' || text[value] == 'f');
            members.Continue(json.SkipValue(value, 0));
        }

        return hasUrn && !hasOtherType && hasCustom;
    }

    private static int SkipSpace(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && IsSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
