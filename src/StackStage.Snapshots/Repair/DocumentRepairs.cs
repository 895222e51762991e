namespace StackStage.Snapshots;

/// <summary>Repairs outside the resources: the manifest, the metadata, pending operations, and a file that was cut off.</summary>
internal static class DocumentRepairs
{
    /// <summary>What the text has to be accepted for before anything else: its commas, and that parts of it are gone.</summary>
    public static void PlanText(RepairContext context)
    {
        const int Max = 10;
        var commas = context.Open(FaultKind.MissingComma, FaultKind.TrailingComma).ToList();
        if (commas.Count > 0)
        {
            var places = string.Join(", ", commas.Take(Max).Select(found => $"{(found.Fault.Kind == FaultKind.MissingComma ? "put one in" : "take one out")} at byte {found.Fault.Position}"));
            context.Plan(
                RepairKind.MendComma,
                -1,
                $"Mend {commas.Count} {(commas.Count == 1 ? "comma" : "commas")}: {places}{(commas.Count > Max ? $" and {commas.Count - Max} more" : "")}.",
                [.. commas.Select(found => found.Fault)],
                _ => { });
        }

        var gaps = context.Open(FaultKind.Salvaged).ToList();
        if (gaps.Count == 0)
        {
            return;
        }

        context.Plan(
            RepairKind.Salvage,
            -1,
            $"Keep the {context.Index.Resources.Count} resources that were recovered. {string.Join(" ", gaps.Take(Max).Select(found => found.Fault.Message))}{(gaps.Count > Max ? $" And {gaps.Count - Max} more gaps." : "")}",
            [.. gaps.Select(found => found.Fault)],
            _ => { });
        foreach (var found in gaps)
        {
            context.Warnings.Add(found.Fault.Message + " Real resources that were only in the lost part are in the state no longer.");
        }

        if (!context.Index.SecretsProviders.Exists && context.Index.Text.Span.IndexOf("1b47061264138c4ac30d75fd1eb44270"u8) >= 0)
        {
            context.Warnings.Add("The state has secrets, and its 'secrets_providers' is lost: take that over from a backup, or Pulumi cannot read them.");
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
