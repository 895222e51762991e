using System.Globalization;
using System.Text;

namespace StackStage.Snapshots;

/// <summary>Reads JSON text into an index, salvages what can be, and turns what cannot be read into an error with its place.</summary>
internal static class SnapshotReader
{
    /// <summary>Reads a text. When it had to be cut off, the index is of the salvaged text.</summary>
    public static SnapshotIndex Read(ReadOnlyMemory<byte> text, SnapshotReadOptions options, out SalvageReport? salvage)
    {
        salvage = null;
        try
        {
            var index = BuildIndex(text, options, out var soundEnd, out var closers, out var lostUrn, out var fault);
            if (fault is null)
            {
                options.Progress?.Report(1);
                return index;
            }

            if (!options.Salvage || soundEnd == 0 || fault.Kind == SnapshotFormatError.TooDeep)
            {
                throw ToException(text.Span, fault);
            }

            var salvaged = new byte[soundEnd + closers.Length];
            text.Span[..soundEnd].CopyTo(salvaged);
            Encoding.ASCII.GetBytes(closers, salvaged.AsSpan(soundEnd));
            index = BuildIndex(salvaged, options, out _, out _, out _, out var again);
            if (again is not null || !index.Deployment.Exists)
            {
                throw ToException(text.Span, fault);
            }

            // An empty state in the place of a broken one would have the next deployment create everything a second time.
            if (index.Resources.Count == 0)
            {
                throw ToException(text.Span, fault, "No complete resource is left in it to recover: restore the file from a backup or an earlier version.");
            }

            salvage = Report(fault, text.Length, soundEnd, closers, lostUrn, index.Resources.Count);
            options.Progress?.Report(1);
            return index;
        }
        catch (SnapshotFormatException exception) when (exception is { Position: { } position, Line: null })
        {
            var (line, column) = LineAndColumn(text.Span, (int)position);
            throw new SnapshotFormatException(exception.Kind, exception.Message, position, line, column, exception.RecommendedAction, exception.InnerException);
        }
    }

    private static unsafe SnapshotIndex BuildIndex(
        ReadOnlyMemory<byte> text,
        SnapshotReadOptions options,
        out int soundEnd,
        out string closers,
        out string? lostUrn,
        out JsonFault? fault)
    {
        var index = new SnapshotIndex(text);
        fixed (byte* start = text.Span)
        {
            var builder = new IndexBuilder(index, start, options);
            fault = null;
            lostUrn = null;
            try
            {
                builder.Build(FileEnvelope.ByteOrderMarkLength(text.Span));
            }
            catch (JsonFault caught)
            {
                fault = caught;
                lostUrn = builder.CurrentUrn;
            }

            soundEnd = builder.SoundEnd;
            closers = builder.Closers;
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

    private static SalvageReport Report(JsonFault fault, int length, int cut, string closers, string? lostUrn, int resources)
    {
        var lost = lostUrn is null ? "" : $" The first resource that is lost is {lostUrn}.";
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The JSON is broken at byte {fault.Position} ({fault.Message.TrimEnd('.')}): {resources} complete resources were recovered, and {length - cut} bytes from byte {cut} on were cut off.{lost}");
        return new SalvageReport(fault.Kind, fault.Position, cut, length - cut, resources, lostUrn, closers, message);
    }
}
