namespace StackStage.Snapshots;

/// <summary>A repaired snapshot. What is expensive is done when it is first asked for; not safe to use from several threads.</summary>
public sealed class RepairResult
{
    private readonly Snapshot _original;
    private readonly SnapshotEdits _edits;
    private byte[]? _text;
    private byte[]? _file;
    private Snapshot? _snapshot;
    private IReadOnlyList<SnapshotFault>? _remaining;

    internal RepairResult(Snapshot original, SnapshotEdits edits, IReadOnlyList<PlannedRepair> repaired)
    {
        _original = original;
        _edits = edits;
        Repaired = repaired;
        Changed = edits.Any || repaired.Any(repair => repair.Kind is RepairKind.Salvage or RepairKind.MendComma);
    }

    /// <summary>Whether anything differs from the snapshot that was repaired.</summary>
    public bool Changed { get; }

    /// <summary>The repaired snapshot, read back from the bytes that are written; the original one when nothing changed.</summary>
    public Snapshot Snapshot => _snapshot ??= Changed ? Snapshot.FromText(Text, _original.IsGzip) : _original;

    /// <summary>The repairs that were carried out.</summary>
    public IReadOnlyList<PlannedRepair> Repaired { get; }

    /// <summary>The faults that <see cref="Snapshot"/> still has: it is read back and tested for this.</summary>
    public IReadOnlyList<SnapshotFault> Remaining => _remaining ??= Snapshot.Verify();

    /// <summary>Whether Pulumi would load the result: no fault of severity Error remains.</summary>
    public bool IsSound => !Remaining.Any(fault => fault.Severity == FaultSeverity.Error);

    private byte[] Text => _text ??= _edits.Compose().ToArray();

    /// <summary>Writes the repaired file, in the compression it came in.</summary>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Changed && _original.IsGzip && _file is null)
        {
            FileEnvelope.Compress(Text, stream);
        }
        else
        {
            stream.Write(ToArray().Span);
        }
    }

    /// <summary>The repaired file, in the compression it came in.</summary>
    public ReadOnlyMemory<byte> ToArray()
    {
        if (!Changed)
        {
            return _original.AsFile();
        }

        if (!_original.IsGzip)
        {
            return Text;
        }

        if (_file is null)
        {
            using var stream = new MemoryStream();
            FileEnvelope.Compress(Text, stream);
            _file = stream.ToArray();
        }

        return _file;
    }
}
