using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Machine;
using StackStage.Operations.StateFiles.Disk;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Mends a state: plans the repairs, has each one approved, and writes the result with a backup.</summary>
public static class SnapshotRepairer
{
    /// <summary>Repairs one state file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="request">How, and where the result goes.</param>
    /// <param name="host">Approves each repair.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>What was done and the repaired text; null when it was only previewed.</returns>
    /// <exception cref="StageException">The file cannot be read or written, an option does not fit the state, or an error would remain (<c>SnapshotNotRepairable</c>).</exception>
    public static async Task<(SnapshotRepair Record, string? Text)?> RepairAsync(
        string path, SnapshotRepairRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await RepairAsync(await StateFile.ReadAsync(path, request.Salvage, host, cancellationToken).ConfigureAwait(false), request, host, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Repairs a state that was read already, where it was read from. Text is repaired in memory, unless the request has a destination.</summary>
    /// <param name="file">The state.</param>
    /// <param name="request">How, and where the result goes.</param>
    /// <param name="host">Approves each repair.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>What was done and the repaired text; null when it was only previewed.</returns>
    /// <exception cref="StageException">The file cannot be written, or an error would remain (<c>SnapshotNotRepairable</c>).</exception>
    public static async Task<(SnapshotRepair Record, string? Text)?> RepairAsync(
        StateFile file, SnapshotRepairRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        var path = file.Name;
        if (request.Destination is { } wanted)
        {
            // Before anything is asked: what is there may not even be opened.
            StateFileWriter.EnsureWritable(wanted);
        }
        else
        {
            file.Origin?.EnsureChangeable();
        }

        var plan = Plan(file, request.Options, cancellationToken);
        foreach (var warning in plan.Warnings)
        {
            host.WriteWarning($"{path}: {warning}");
        }

        if (plan.Unrepairable.Any(fault => fault.Severity == FaultSeverity.Error))
        {
            throw NotRepairable(path, plan.Unrepairable);
        }

        var (approved, isPreview) = await ApproveAsync(request.Destination ?? file.Target, plan, host, cancellationToken).ConfigureAwait(false);
        if (isPreview)
        {
            return null;
        }

        var result = plan.Apply(approved.Contains, cancellationToken);
        var declined = plan.Repairs.Count - approved.Count;
        if (!result.Changed && plan.Faults.Any(fault => fault.Severity == FaultSeverity.Error))
        {
            throw NotRepairable(path, plan.Faults, declined);
        }

        var (isWritten, destination, backup) = await WriteAsync(file, result, declined, request, host, cancellationToken).ConfigureAwait(false);
        if (!isWritten)
        {
            return null;
        }

        var record = new SnapshotRepair
        {
            Destination = destination,
            BackupPath = backup,
            Changed = result.Changed,
            ResourceCount = result.Snapshot.Resources.Count,
            Faults = [.. plan.Faults.Select(file.Describe)],
            Repaired = [.. result.Repaired.Select(repair => repair.Description)],
            Remaining = [.. result.Remaining.Select(file.Describe)],
        };
        return (file.Origin?.Describe(record) ?? record, request.WantsText || destination is null ? Encoding.UTF8.GetString(result.Snapshot.Json.Span) : null);
    }

    private static RepairPlan Plan(StateFile file, RepairOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return Snapshots.SnapshotRepair.Plan(file.Snapshot, options, cancellationToken);
        }
        catch (RepairOptionException failure)
        {
            throw StateFileErrors.OptionDoesNotFit(file.Name, failure);
        }
    }

    // The target is the file that would be written, and so what a preview names.
    private static async Task<(HashSet<PlannedRepair> Approved, bool IsPreview)> ApproveAsync(string target, RepairPlan plan, IOperationHost host, CancellationToken cancellationToken)
    {
        var approved = new HashSet<PlannedRepair>(ReferenceEqualityComparer.Instance);
        var isPreview = false;
        foreach (var repair in plan.Repairs)
        {
            switch (await host.ApproveAsync(new ApprovalQuestion(repair.Description, target), cancellationToken).ConfigureAwait(false))
            {
                case Approval.Previewed:
                    isPreview = true;
                    break;
                case Approval.Approved:
                    approved.Add(repair);
                    break;
            }
        }

        return (approved, isPreview);
    }

    private static async Task<(bool IsWritten, string? Destination, string? Backup)> WriteAsync(
        StateFile file, RepairResult result, int declined, SnapshotRepairRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var content = result.Changed ? result.ToArray() : file.Content;
        var relation = file.FilePath is null || request.Destination is null ? FileRelation.Different : FileLinks.Compare(file.FilePath, request.Destination);
        if (relation == FileRelation.TwoNames)
        {
            throw StateFileErrors.TwoNamesOfOneFile(file.FilePath!, request.Destination!);
        }

        if (file.Origin is { } origin && (request.Destination is null || relation == FileRelation.Same))
        {
            return (true, origin.Target, result.Changed
                ? await origin.ReplaceAsync(file, content, () => Check(file, result, declined, content), host, cancellationToken).ConfigureAwait(false)
                : null);
        }

        Check(file, result, declined, content);
        if (request.Destination is not { } destination || IsThereAlready(destination, content.Span))
        {
            return (true, request.Destination, null);
        }

        // A healthy state has nothing to preview but the copy itself.
        if (!result.Changed && await host.ApproveAsync(new ApprovalQuestion("Write the state, which has nothing to repair", destination), cancellationToken).ConfigureAwait(false) != Approval.Approved)
        {
            return default;
        }

        if (File.Exists(destination) && !request.Overwrite && !await request.ConfirmOverwriteAsync(destination, cancellationToken).ConfigureAwait(false))
        {
            return default;
        }

        await StateFileWriter.WriteAsync(destination, content, host, cancellationToken).ConfigureAwait(false);
        return (true, destination, null);
    }

    private static bool IsThereAlready(string destination, ReadOnlySpan<byte> content)
    {
        try
        {
            return FileContent.Match(destination, content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A link in a circle, or a file that may not be read: the writing will say.
            return false;
        }
    }

    // What is to be written is read and tested, not what was meant.
    private static void Check(StateFile file, RepairResult result, int declined, ReadOnlyMemory<byte> content)
    {
        if (result.Changed && !result.IsSound)
        {
            throw NotRepairable(file.Name, result.Remaining, declined);
        }

        if (result.Changed && result.Snapshot.IsGzip && !Snapshot.Read(content).Json.Span.SequenceEqual(result.Snapshot.Json.Span))
        {
            throw StateFileErrors.CheckFailed(file.Name, "it does not unpack to the same text");
        }
    }

    private static StageException NotRepairable(string path, IReadOnlyList<Snapshots.SnapshotFault> faults, int declined = 0)
    {
        var errors = faults.Where(fault => fault.Severity == FaultSeverity.Error).ToArray();
        var first = errors[0];
        var more = errors.Length > 1 ? $" (and {errors.Length - 1} more)" : string.Empty;
        return new StageException(new StageError(
            "SnapshotNotRepairable",
            StageErrorCategory.InvalidData,
            $"'{path}' was not repaired and nothing was written: {first.Message.TrimEnd('.')}{more}.",
            path,
            declined > 0
                ? $"{declined} of the repairs were not confirmed, and without them Pulumi would still refuse the state. Confirm them, or see with -WhatIf what they are."
                : first.Repair ?? "'Test-PulumiSnapshot' lists every fault and what helps against it."));
    }
}
