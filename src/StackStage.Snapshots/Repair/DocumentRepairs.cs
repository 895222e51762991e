namespace StackStage.Snapshots;

/// <summary>Repairs outside the resources: the manifest, the metadata, pending operations, and a file that was cut off.</summary>
internal static class DocumentRepairs
{
    public static void PlanSalvage(RepairContext context)
    {
        foreach (var found in context.Open(FaultKind.Salvaged))
        {
            context.Plan(RepairKind.Salvage, -1, $"Keep the {context.Index.Resources.Count} resources that were recovered. {found.Fault.Message}", [found.Fault], _ => { });
            context.Warnings.Add(found.Fault.Message + " Real resources that were only in the lost part are in the state no longer.");
        }
    }

    public static void Plan(RepairContext context)
    {
        PlanMagic(context);
        PlanPendingOperations(context);
        PlanIntegrityError(context);
    }

    private static void PlanMagic(RepairContext context)
    {
        foreach (var found in context.Open(FaultKind.MagicMismatch))
        {
            var index = context.Index;
            var version = index.ManifestVersion.Exists ? index.StringAt(index.ManifestVersion.Start) : "";
            var magic = JsonText.Quote(Verifier.MagicOf(version), escapeHtml: false);
            var patch = index.ManifestMagic.Exists
                ? new TextPatch(index.ManifestMagic.Start, index.ManifestMagic.End, magic)
                : new TextPatch(index.ManifestVersion.End, index.ManifestVersion.End, (byte[])[.. ",\"magic\":"u8, .. magic]);
            if (HasOtherMagic(index))
            {
                continue;
            }

            context.Plan(RepairKind.RecomputeMagic, -1, $"Compute the manifest's magic for version '{version}' anew.", [found.Fault], edits => edits.Document.Add(patch));
            context.Warnings.Add("The manifest's magic did not fit its version: somebody edited the file, or it is damaged. The magic says nothing about the rest, so look whether that is as it should be.");
        }
    }

    /// <summary>Whether magic is there, but is no string.</summary>
    private static bool HasOtherMagic(SnapshotIndex index) =>
        !index.ManifestMagic.Exists && FieldReader.Find(index, index.Manifest, "magic"u8).Exists;

    private static void PlanPendingOperations(RepairContext context)
    {
        var pending = context.Open(FaultKind.PendingOperation).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        if (!context.Options.ClearPendingOperation)
        {
            context.Warnings.Add($"{pending.Count} pending {(pending.Count == 1 ? "operation is" : "operations are")} left: {Names(pending)}. A refresh settles them; -ClearPendingOperation drops them.");
            return;
        }

        foreach (var found in pending)
        {
            context.Plan(
                RepairKind.ClearPendingOperation,
                -1,
                $"Drop the pending operation: {found.Fault.Message}.",
                [found.Fault],
                edits => edits.RemovedOperations.Add(found.Ref));
        }

        var creating = pending.FindAll(found => found.Fault.Reference is "creating" or "importing");
        if (creating.Count > 0)
        {
            context.Warnings.Add($"These may exist in the cloud without being in the state: {Names(creating)}.");
        }
    }

    private static string Names(List<FoundFault> pending)
    {
        const int Max = 10;
        return string.Join("; ", pending.Take(Max).Select(found => found.Fault.Message)) + (pending.Count > Max ? $"; and {pending.Count - Max} more" : "");
    }

    /// <summary>Pulumi's record that the state is invalid goes when, and only when, it is not any more.</summary>
    private static void PlanIntegrityError(RepairContext context)
    {
        if (!context.Index.IntegrityError.Exists)
        {
            return;
        }

        if (context.Faults.Any(found => found.Fault.Severity == FaultSeverity.Error && !context.IsMended(found.Fault)))
        {
            return;
        }

        foreach (var found in context.Open(FaultKind.RecordedIntegrityError))
        {
            context.Plan(
                RepairKind.ClearIntegrityError,
                -1,
                "Remove Pulumi's record of the invalid state.",
                [found.Fault],
                edits => edits.Document.AddRange(MemberRemoval.Of(edits.Index, edits.Index.Metadata, "integrity_error")));
        }
    }
}
