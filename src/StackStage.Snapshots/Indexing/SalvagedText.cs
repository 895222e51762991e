using System.Buffers;
using System.Text;

namespace StackStage.Snapshots;

/// <summary>Where a reading stopped, for a salvage.</summary>
/// <param name="Fault">Why it stopped; null: it did not.</param>
/// <param name="SoundEnd">Up to where the document is complete, apart from <paramref name="Closers"/>.</param>
/// <param name="Closers">What closes the document there.</param>
/// <param name="ListEnd">Behind the last complete resource, or behind the list's opening bracket; -1: it has not begun.</param>
/// <param name="ListClosers">What closes the document there.</param>
/// <param name="BeforeLast">Behind the resource before the last complete one, or behind the list's opening bracket.</param>
/// <param name="LastStart">Where the last complete resource begins; -1: there is none.</param>
/// <param name="DeploymentStart">Behind the deployment's opening brace; -1: it has not begun.</param>
/// <param name="DeploymentClosers">What closes the document there.</param>
/// <param name="IsComplete">Whether the fault is behind the document.</param>
/// <param name="LostUrn">The URN of the resource that was being read.</param>
internal sealed record ReadingEnd(
    JsonFault? Fault,
    int SoundEnd,
    string Closers,
    int ListEnd,
    string ListClosers,
    int BeforeLast,
    int LastStart,
    int DeploymentStart,
    string DeploymentClosers,
    bool IsComplete,
    string? LostUrn);

/// <summary>A whole document made of what is whole in a broken one.</summary>
internal sealed class SalvagedText
{
    // What is behind the list is a few members; a larger rest is not it.
    private const int MaxTail = 1 << 22;
    private const int MaxTries = 1000;

    private static readonly string[] Members = ["secrets_providers", "pending_operations"];

    private readonly ReadOnlyMemory<byte> _text;
    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly Func<byte[], ReadingEnd> _read;
    private byte[] _result = [];

    private SalvagedText(ReadOnlyMemory<byte> text, Func<byte[], ReadingEnd> read)
    {
        _text = text;
        _read = read;
    }

    public byte[] Text => _result;

    /// <summary>The parts that are gone.</summary>
    public List<(int Start, int End)> Gaps { get; } = [];

    /// <summary>What was put behind what is whole to close the document.</summary>
    public string Appended { get; private set; } = "";

    /// <summary>Puts the document together.</summary>
    /// <param name="text">The broken text.</param>
    /// <param name="end">Where reading it stopped.</param>
    /// <param name="read">Reads a text, to see whether it is whole.</param>
    public static SalvagedText Of(ReadOnlyMemory<byte> text, ReadingEnd end, Func<byte[], ReadingEnd> read)
    {
        var salvaged = new SalvagedText(text, read);
        if (!end.IsComplete && end.LastStart >= 0 && WholeResources.HoldsOthers(text, end.LastStart, end.ListEnd))
        {
            // A piece is gone, and what comes behind it reads as if it were within the last resource.
            end = end with { SoundEnd = end.BeforeLast, Closers = end.ListClosers, ListEnd = end.BeforeLast };
        }

        var found = end.IsComplete ? [] : WholeResources.Find(text, end.SoundEnd);
        var isInList = !end.IsComplete && end.ListEnd >= 0 && end.SoundEnd <= end.ListEnd;
        if (found.Count == 0 ? !isInList : end.ListEnd < 0 && end.DeploymentStart < 0)
        {
            salvaged.Keep(0, end.SoundEnd);
            salvaged.Close(end.SoundEnd, end.Closers, end.DeploymentClosers);
        }
        else
        {
            salvaged.Join(end, found);
        }

        return salvaged;
    }

    private void Join(ReadingEnd end, List<Extent> found)
    {
        int at;
        if (end.ListEnd >= 0)
        {
            at = end.ListEnd;
            Keep(0, at);
        }
        else
        {
            at = Math.Max(end.DeploymentStart, end.SoundEnd);
            Keep(0, at);
            Add((at == end.DeploymentStart ? "" : ",") + "\"resources\":[");
        }

        var isFirst = end.ListEnd < 0 || _text.Span[end.ListEnd - 1] == '[';
        foreach (var resource in found)
        {
            if (!isFirst && IsSeparator(_text.Span[at..resource.Start]))
            {
                Keep(at, resource.End);
            }
            else
            {
                // It takes along the white space in front of it.
                var start = resource.Start;
                while (start > at && IsSpace(_text.Span[start - 1]))
                {
                    start--;
                }

                if (start > at)
                {
                    Gaps.Add((at, start));
                }

                Add(isFirst ? "" : ",");
                Keep(start, resource.End);
            }

            isFirst = false;
            at = resource.End;
        }

        var closers = end.ListEnd >= 0 ? end.ListClosers : "]" + end.DeploymentClosers;
        if (EndOfList(at, closers) is >= 0 and var bracket)
        {
            if (!_text.Span[at..bracket].Trim(" \n\r\t"u8).IsEmpty)
            {
                Gaps.Add((at, bracket));
            }

            Keep(_text.Span[at..bracket].Trim(" \n\r\t"u8).IsEmpty ? at : bracket, _text.Length);
            _result = With("");
            return;
        }

        // What follows may be whole for some members.
        var kept = _kept.WrittenCount;
        var whole = new byte[kept + _text.Length - at];
        _kept.WrittenSpan.CopyTo(whole);
        _text.Span[at..].CopyTo(whole.AsSpan(kept));
        var rest = _read(whole);
        if (rest.SoundEnd > kept)
        {
            Keep(at, at + rest.SoundEnd - kept);
            Close(at + rest.SoundEnd - kept, rest.Closers, rest.DeploymentClosers);
        }
        else
        {
            Close(at, closers, closers[1..]);
        }
    }

    /// <summary>Where the list ends behind a position, if everything from there on is whole; -1: it is not.</summary>
    private unsafe int EndOfList(int from, string closers)
    {
        var openers = Encoding.ASCII.GetBytes(string.Concat(closers.Reverse().Select(closer => closer == '}' ? "{\"x\":" : "[")));
        var tries = MaxTries;
        for (var at = Math.Max(from, _text.Length - MaxTail); tries > 0 && _text.Span[at..].IndexOf((byte)']') is >= 0 and var found; tries--)
        {
            var bracket = at + found;
            at = bracket + 1;

            byte[] document = [.. openers, .. _text.Span[bracket..]];
            fixed (byte* bytes = document)
            {
                try
                {
                    var json = new JsonScanner(bytes, document.Length);
                    if (json.SkipSpace(json.SkipValue(0, 0)) == document.Length)
                    {
                        return bracket;
                    }
                }
                catch (JsonFault)
                {
                    // It closes something else.
                }
            }
        }

        return -1;
    }

    /// <summary>Closes the document; members of the deployment that are whole in what is lost come in before.</summary>
    private void Close(int at, string closers, string deploymentClosers)
    {
        if (at < _text.Length || Gaps.Count == 0)
        {
            Gaps.Add((at, _text.Length));
        }

        Appended = closers;
        if (deploymentClosers.Length > 0 && (closers == deploymentClosers || closers == "]" + deploymentClosers))
        {
            var list = closers[..^deploymentClosers.Length];
            var more = Recovered();
            if (more.Length > 0 && With(list + more + deploymentClosers) is var better && _read(better).Fault is null)
            {
                _result = better;
                Appended = list + more + deploymentClosers;
                return;
            }
        }

        _result = With(closers);
    }

    /// <summary>Members of the deployment that are whole in the gaps, and not in what is kept.</summary>
    private unsafe string Recovered()
    {
        var members = new StringBuilder();
        foreach (var name in Members)
        {
            var key = Encoding.ASCII.GetBytes($"\"{name}\"");
            if (_kept.WrittenSpan.IndexOf(key) >= 0)
            {
                continue;
            }

            foreach (var (start, end) in Gaps)
            {
                if (_text.Span[start..end].IndexOf(key) is not (>= 0 and var found))
                {
                    continue;
                }

                fixed (byte* bytes = _text.Span)
                {
                    try
                    {
                        var json = new JsonScanner(bytes, end);
                        var value = json.SkipColon(start + found + key.Length);
                        if (json.At(value) is (byte)'{' or (byte)'[')
                        {
                            members.Append(",\"").Append(name).Append("\":").Append(Encoding.UTF8.GetString(_text.Span[value..json.SkipValue(value, 0)]));
                            break;
                        }
                    }
                    catch (JsonFault)
                    {
                        // It is not whole.
                    }
                }
            }
        }

        return members.ToString();
    }

    private byte[] With(string closers) => [.. _kept.WrittenSpan, .. Encoding.UTF8.GetBytes(closers)];

    private void Keep(int start, int end) => _kept.Write(_text.Span[start..end]);

    private void Add(string text) => _kept.Write(Encoding.ASCII.GetBytes(text));

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static bool IsSeparator(ReadOnlySpan<byte> text) => text.Trim(" \n\r\t"u8).SequenceEqual(","u8);
}
