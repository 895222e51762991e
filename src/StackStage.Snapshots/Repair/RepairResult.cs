namespace StackStage.Snapshots;

/// <summary>A repaired snapshot.</summary>
public sealed class RepairResult
{
    internal RepairResult()
    {
    }

    /// <summary>Whether anything differs from the snapshot that was repaired.</summary>
    public bool Changed => throw new NotImplementedException();

    /// <summary>The repaired snapshot, read back from the bytes that are written.</summary>
    public Snapshot Snapshot => throw new NotImplementedException();

    /// <summary>The repairs that were carried out.</summary>
    public IReadOnlyList<PlannedRepair> Repaired => throw new NotImplementedException();

    /// <summary>The faults that <see cref="Snapshot"/> still has.</summary>
    public IReadOnlyList<SnapshotFault> Remaining => throw new NotImplementedException();

    /// <summary>Whether Pulumi would load the result: no fault of severity Error remains.</summary>
    public bool IsSound => throw new NotImplementedException();

    /// <summary>Writes the repaired file, in the compression it came in.</summary>
    public void WriteTo(Stream stream) => throw new NotImplementedException();

    /// <summary>The repaired file, in the compression it came in.</summary>
    public ReadOnlyMemory<byte> ToArray() => throw new NotImplementedException();
}
