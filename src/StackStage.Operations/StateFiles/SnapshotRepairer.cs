using System.Globalization;
using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Mends a state file: plans the repairs, has each one approved, and writes the result with a backup.</summary>
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
        ArgumentNullException.ThrowIfNull(host);
        var file = await StateFile.ReadAsync(path, request.Salvage, host, cancellationToken).ConfigureAwait(false);
        var plan = Plan(file, request.Options, cancellationToken);
        foreach (var warning in plan.Warnings)
        {
            host.WriteWarning($"{path}: {warning}");
        }

        if (plan.Unrepairable.Any(fault => fault.Severity == FaultSeverity.Error))
        {
            throw NotRepairable(path, plan.Unrepairable);
        }

        var (approved, isPreview) = await ApproveAsync(path, plan, host, cancellationToken).ConfigureAwait(false);
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

        var (destination, backup) = await WriteAsync(file, result, declined, request, host, cancellationToken).ConfigureAwait(false);
        if (destination is null)
        {
            return null;
        }

        var record = new SnapshotRepair
        {
            Path = path,
            Destination = destination,
            BackupPath = backup,
            Changed = result.Changed,
            ResourceCount = result.Snapshot.Resources.Count,
            Faults = [.. plan.Faults.Select(fault => SnapshotFault.From(path, fault))],
            Repaired = [.. result.Repaired.Select(repair => repair.Description)],
            Remaining = [.. result.Remaining.Select(fault => SnapshotFault.From(path, fault))],
        };
        return (record, request.WantsText ? Encoding.UTF8.GetString(result.Snapshot.Json.Span) : null);
    }

    private static RepairPlan Plan(StateFile file, RepairOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return Snapshots.SnapshotRepair.Plan(file.Snapshot, options, cancellationToken);
        }
        catch (RepairOptionException failure)
        {
            throw StateFileErrors.OptionDoesNotFit(file.Path, failure);
        }
    }

    private static async Task<(HashSet<PlannedRepair> Approved, bool IsPreview)> ApproveAsync(string path, RepairPlan plan, IOperationHost host, CancellationToken cancellationToken)
    {
        var approved = new HashSet<PlannedRepair>(ReferenceEqualityComparer.Instance);
        var steps = plan.Repairs.Select((repair, index) => new Step
        {
            Id = index.ToString(CultureInfo.InvariantCulture),
            Action = repair.Description,
            Target = path,
            Reversible = true,
            RunAsync = _ =>
            {
                // The pieces are put together once, from all that was approved.
                approved.Add(repair);
                return Task.FromResult(StepOutcome.Done);
            },
        });
        var results = await PlanRunner.RunAsync(new Plan(steps), host, cancellationToken, parallelism: 1).ConfigureAwait(false);
        return (approved, results.Any(result => result.State == StepState.Previewed));
    }

    private static async Task<(string? Destination, string? Backup)> WriteAsync(
        StateFile file, RepairResult result, int declined, SnapshotRepairRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var content = result.Changed ? result.ToArray() : file.Content;
        if (request.Destination is not { } destination || StateFileWriter.AreSame(file.Path, destination))
        {
            return (file.Path, result.Changed ? StateFileWriter.Replace(file, content, () => Check(file, result, declined, content), host.Time) : null);
        }

        Check(file, result, declined, content);

        if (StateFileWriter.HasContent(destination, content.Span))
        {
            return (destination, null);
        }

        if (File.Exists(destination) && !request.Overwrite && !await request.ConfirmOverwriteAsync(destination, cancellationToken).ConfigureAwait(false))
        {
            return (null, null);
        }

        // A healthy state has nothing to preview but the copy itself.
        if (!result.Changed && await host.ApproveAsync(CopyStep(file.Path, destination), cancellationToken).ConfigureAwait(false) != Approval.Approved)
        {
            return (null, null);
        }

        StateFileWriter.Write(destination, content);
        return (destination, null);
    }

    // What is to be written is read and tested, not what was meant.
    private static void Check(StateFile file, RepairResult result, int declined, ReadOnlyMemory<byte> content)
    {
        if (result.Changed && !result.IsSound)
        {
            throw NotRepairable(file.Path, result.Remaining, declined);
        }

        if (result.Changed && result.Snapshot.IsGzip && !Snapshot.Read(content).Json.Span.SequenceEqual(result.Snapshot.Json.Span))
        {
            throw StateFileErrors.CheckFailed(file.Path, "it does not unpack to the same text");
        }
    }

    private static Step CopyStep(string path, string destination) => new()
    {
        Id = "copy",
        Action = $"Write the state, which has nothing to repair, to '{destination}'",
        Target = path,
        RunAsync = _ => Task.FromResult(StepOutcome.Done),
    };

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
