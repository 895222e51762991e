namespace StackStage.Snapshots;

/// <summary>
/// Finds commas that are missing between two items, or that no item follows: what an edit by hand leaves behind. Nothing else is
/// guessed at: the search ends where the text is not JSON in another way.
/// </summary>
internal static class CommaMender
{
    /// <summary>The faults from the document's beginning up to where it stops being JSON apart from them.</summary>
    public static unsafe List<CommaFault> Find(ReadOnlyMemory<byte> text, int start)
    {
        var faults = new List<CommaFault>();
        fixed (byte* bytes = text.Span)
        {
            try
            {
                new Walk(new JsonScanner(bytes, text.Length), faults).Run(start);
            }
            catch (JsonFault)
            {
                // What was found in front of it counts.
            }
        }

        return faults;
    }

    /// <summary>The text with the commas as they have to be.</summary>
    public static byte[] Mend(ReadOnlySpan<byte> text, List<CommaFault> faults)
    {
        var result = new byte[text.Length + faults.Sum(fault => fault.IsMissing ? 1 : -1)];
        var (from, to) = (0, 0);
        foreach (var fault in faults)
        {
            text[from..fault.Position].CopyTo(result.AsSpan(to));
            to += fault.Position - from;
            from = fault.Position;
            if (fault.IsMissing)
            {
                result[to++] = (byte)',';
            }
            else
            {
                from++;
            }
        }

        text[from..].CopyTo(result.AsSpan(to));
        return result;
    }

    /// <summary>Where something in the mended text was before.</summary>
    public static int Original(int position, List<CommaFault> faults)
    {
        foreach (var fault in faults)
        {
            if (fault.Position > position || (fault.Position == position && fault.IsMissing))
            {
                break;
            }

            position += fault.IsMissing ? -1 : 1;
        }

        return position;
    }

    private readonly ref struct Walk(JsonScanner json, List<CommaFault> faults)
    {
        private readonly JsonScanner _json = json;
        private readonly Stack<bool> _open = new();

        public void Run(int position)
        {
            position = _json.SkipSpace(position);
            do
            {
                position = After(Value(position));
            }
            while (position >= 0);
        }

        /// <summary>Steps over a scalar, or into a list or object that is not empty; where the next value begins (as its complement), or where this one ends.</summary>
        private int Value(int position)
        {
            var c = _json.At(position);
            if (c == '"')
            {
                return _json.SkipString(position + 1, out _);
            }

            if (c is not ((byte)'{' or (byte)'['))
            {
                return _json.SkipScalar(position);
            }

            if (_open.Count == JsonScanner.MaxDepth)
            {
                throw new JsonFault(SnapshotFormatError.TooDeep, position, "The JSON is nested too deep.");
            }

            _open.Push(c == '{');
            position = SkipCommas(position + 1, faults);
            if (_json.At(position) != Close)
            {
                return ~Item(position);
            }

            _open.Pop();
            return position + 1;
        }

        private byte Close => _open.Peek() ? (byte)'}' : (byte)']';

        /// <summary>From behind a value to where the next one begins; -1: there is none.</summary>
        private int After(int end)
        {
            if (end < 0)
            {
                return ~end;
            }

            while (_open.Count > 0)
            {
                var position = _json.SkipSpace(end);
                var c = _json.At(position);
                if (c == Close)
                {
                    _open.Pop();
                    end = position + 1;
                    continue;
                }

                if (c == ',')
                {
                    var later = new List<CommaFault>();
                    var next = SkipCommas(position + 1, later);
                    if (_json.At(next) == Close)
                    {
                        faults.Add(new CommaFault(false, position));
                        faults.AddRange(later);
                        _open.Pop();
                        end = next + 1;
                        continue;
                    }

                    faults.AddRange(later);
                    return Item(next);
                }

                var begins = _open.Peek() ? c == '"' : c is (byte)'"' or (byte)'{' or (byte)'[' or (byte)'-' or (byte)'t' or (byte)'f' or (byte)'n' or (>= (byte)'0' and <= (byte)'9');
                if (!begins)
                {
                    _json.ThrowUnexpected(position, "',' or the end");
                }

                faults.Add(new CommaFault(true, end));
                return Item(position);
            }

            return -1;
        }

        /// <summary>From an item to its value.</summary>
        private int Item(int position)
        {
            if (!_open.Peek())
            {
                return position;
            }

            if (_json.At(position) != '"')
            {
                _json.ThrowUnexpected(position, "a property name");
            }

            return _json.SkipColon(_json.SkipString(position + 1, out _));
        }

        private int SkipCommas(int position, List<CommaFault> found)
        {
            for (position = _json.SkipSpace(position); _json.At(position) == ','; position = _json.SkipSpace(position + 1))
            {
                found.Add(new CommaFault(false, position));
            }

            return position;
        }
    }
}
