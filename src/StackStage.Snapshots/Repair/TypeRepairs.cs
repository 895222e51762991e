namespace StackStage.Snapshots;

/// <summary>Sets a missing type: it is the last type of the URN's chain.</summary>
internal static class TypeRepairs
{
    public static void Plan(RepairContext context)
    {
        // Where the type is there, but is no string, the file was not written by Pulumi, and is left alone.
        var wrong = context.Open(FaultKind.WrongFieldType).Where(found => found.Fault.Property == "type").Select(found => found.Resource).ToHashSet();
        ILookup<string, SnapshotFault>? unknown = null;
        foreach (var found in context.Open(FaultKind.MissingType))
        {
            var urn = context.Index.UrnOf(found.Resource);
            if (urn is null || !UrnText.IsValid(urn) || UrnText.Type(urn) is not { Length: > 0 } type)
            {
                continue;
            }

            if (wrong.Contains(found.Resource))
            {
                continue;
            }

            // A provider answers to its users again.
            List<SnapshotFault> mended = [found.Fault];
            if (ProviderReference.IsProviderType(type))
            {
                unknown ??= context.Open(FaultKind.UnknownProvider).ToLookup(user => user.Fault.Reference!, user => user.Fault, StringComparer.Ordinal);
                var id = context.Index.Resources[found.Resource].Is(ResourceFlags.HasId) ? context.Index.IdOf(found.Resource)! : System.Text.Encoding.ASCII.GetString(ProviderReference.UnknownId);
                mended.AddRange(unknown[new ProviderReference(urn, id).ToString()].Where(fault => !context.IsMended(fault)));
            }

            context.Plan(
                RepairKind.SetType,
                found.Resource,
                $"Set the type of {urn} to {type}.",
                mended,
                edits => edits.Of(found.Resource).Type = type);
        }
    }
}
