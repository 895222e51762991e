using System.Globalization;
using System.Text;

namespace StackStage.Snapshots;

/// <summary>Reads JSON text into an index, mends and salvages what can be, and turns what cannot be read into an error with its place.</summary>
internal static class SnapshotReader
{
    /// <summary>Reads a text. When it had to be mended or salvaged, the index is of the text that came of it.</summary>
    public static SnapshotIndex Read(ReadOnlyMemory<byte> text, SnapshotReadOptions options, out SalvageReport? salvage, out IReadOnlyList<CommaFault> commas)
    {
        salvage = null;
        commas = [];
        try
        {
            var index = BuildIndex(text, options, out var end);
            if (end.Fault is { } fault)
            {
                index = fault.Kind == SnapshotFormatError.TooDeep ? throw ToException(text.Span, fault) : Mend(text, options, end, fault, out salvage, out commas);
            }

            options.Progress?.Report(1);
            return index;
        }
        catch (SnapshotFormatException exception) when (exception is { Position: { } position, Line: null })
        {
            var (line, column) = LineAndColumn(text.Span, (int)position);
            throw new SnapshotFormatException(exception.Kind, exception.Message, position, line, column, exception.RecommendedAction, exception.InnerException);
        }
    }

    private static SnapshotIndex Mend(
        ReadOnlyMemory<byte> text, SnapshotReadOptions options, ReadingEnd end, JsonFault fault, out SalvageReport? salvage, out IReadOnlyList<CommaFault> commas)
    {
        salvage = null;
        var faults = CommaMender.Find(text, FileEnvelope.ByteOrderMarkLength(text.Span));
        commas = faults;
        var mended = text;
        if (faults.Count > 0)
        {
            mended = CommaMender.Mend(text.Span, faults);
            var index = BuildIndex(mended, options, out end);
            if (end.Fault is null && (options.MendCommas || options.Salvage))
            {
                return index;
            }

            if (end.Fault is null)
            {
                throw ToException(text.Span, fault, "Only commas are missing or too many: Repair-PulumiSnapshot mends them, and Test-PulumiSnapshot names them.");
            }
        }

        if (!options.Salvage || end.SoundEnd == 0 || end.Fault!.Kind == SnapshotFormatError.TooDeep)
        {
            throw ToException(text.Span, fault);
        }

        return Salvage(text, mended, options, end, faults, fault, out salvage);
    }

    private static SnapshotIndex Salvage(
        ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> mended, SnapshotReadOptions options, ReadingEnd end, List<CommaFault> commas, JsonFault fault, out SalvageReport salvage)
    {
        ReadingEnd Read(byte[] other)
        {
            BuildIndex(other, options, out var otherEnd);
            return otherEnd;
        }

        var salvaged = SalvagedText.Of(mended, end, Read);
        var index = BuildIndex(salvaged.Text, options, out var again);
        if (again.Fault is not null || !index.Deployment.Exists)
        {
            throw ToException(text.Span, fault);
        }

        // An empty state in the place of a broken one would have the next deployment create everything a second time.
        if (index.Resources.Count == 0)
        {
            throw ToException(text.Span, fault, "No complete resource is left in it to recover: restore the file from a backup or an earlier version.");
        }

        salvage = Report(mended, end, salvaged, commas, index.Resources.Count);
        return index;
    }

    private static unsafe SnapshotIndex BuildIndex(ReadOnlyMemory<byte> text, SnapshotReadOptions options, out ReadingEnd end)
    {
        var index = new SnapshotIndex(text);
        fixed (byte* start = text.Span)
        {
            var builder = new IndexBuilder(index, start, options);
            JsonFault? fault = null;
            string? lostUrn = null;
            try
            {
                builder.Build(FileEnvelope.ByteOrderMarkLength(text.Span));
            }
            catch (JsonFault caught)
            {
                fault = caught;
                lostUrn = builder.CurrentUrn;
            }

            end = new ReadingEnd(
                fault,
                builder.SoundEnd,
                builder.Closers,
                builder.ListEnd,
                builder.ListClosers,
                builder.BeforeLast,
                builder.LastStart,
                builder.DeploymentStart,
                builder.DeploymentClosers,
                builder.IsComplete,
                lostUrn);
            return index;
        }
    }

    private static SnapshotFormatException ToException(ReadOnlySpan<byte> text, JsonFault fault, string? advice = null)
    {
        var (line, column) = LineAndColumn(text, fault.Position);
        var action = advice ?? (fault.Kind == SnapshotFormatError.TooDeep
            ? "This cannot be a state that Pulumi wrote; restore it from a backup."
            : "Restore the file from a backup or an earlier version, or recover every resource that is complete with Repair-PulumiSnapshot -Salvage.");
        var where = string.Create(CultureInfo.InvariantCulture, $" (line {line}, column {column}, byte {fault.Position})");
        return new SnapshotFormatException(fault.Kind, fault.Message.TrimEnd('.') + where + ".", fault.Position, line, column, action, fault);
    }

    private static (long Line, long Column) LineAndColumn(ReadOnlySpan<byte> text, int position)
    {
        var before = text[..Math.Min(position, text.Length)];
        return (before.Count((byte)'\n') + 1, position - before.LastIndexOf((byte)'\n'));
    }

    private static SalvageReport Report(ReadOnlyMemory<byte> text, ReadingEnd end, SalvagedText salvaged, List<CommaFault> commas, int resources)
    {
        var fault = end.Fault!;
        var gaps = new List<SalvageGap>();
        foreach (var (start, stop) in salvaged.Gaps)
        {
            var lost = FirstUrn(text.Span[start..stop]) ?? (gaps.Count == 0 ? end.LostUrn : null);
            var (from, to) = (CommaMender.Original(start, commas), CommaMender.Original(stop, commas));
            var name = lost is null ? "" : $" The first resource that is lost is {lost}.";
            gaps.Add(new SalvageGap(
                from,
                to,
                lost,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{to - from} bytes from byte {from} on are lost{(stop == text.Length ? ", up to the end" : $"; it goes on at byte {to}")}.{name}")));
        }

        var position = CommaMender.Original(fault.Position, commas);
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The JSON is broken at byte {position} ({fault.Message.TrimEnd('.')}): {resources} complete resources were recovered. {string.Join(" ", gaps.Select(gap => gap.Message))}");
        return new SalvageReport(
            fault.Kind,
            position,
            gaps.Count > 0 ? gaps[0].Start : position,
            gaps.Sum(gap => gap.End - gap.Start),
            resources,
            gaps.Count > 0 ? gaps[0].LostUrn : null,
            salvaged.Appended,
            message.TrimEnd(),
            gaps);
    }

    /// <summary>The first URN in a part that is lost; null: none is whole.</summary>
    private static string? FirstUrn(ReadOnlySpan<byte> text)
    {
        var key = text.IndexOf("\"urn\""u8);
        if (key < 0 || text[key..].IndexOf("\"urn:pulumi:"u8) is not (>= 0 and var at))
        {
            return null;
        }

        var content = text[(key + at + 1)..];
        var end = content.IndexOf((byte)'"');
        return end < 0 || content[..end].Contains((byte)'\\') ? null : Encoding.UTF8.GetString(content[..end]);
    }
}
