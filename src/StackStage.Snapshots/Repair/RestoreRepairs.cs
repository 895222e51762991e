namespace StackStage.Snapshots;

/// <summary>Re-creates the entries of missing components in front of the first resource that refers to them.</summary>
internal static class RestoreRepairs
{
    public static void Plan(RepairContext context, List<FoundFault> orphans, StackRoot root)
    {
        // Everything that refers to a missing component is mended with it.
        var faults = new Dictionary<string, List<FoundFault>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var found in context.Open(
            FaultKind.MissingParent, FaultKind.MissingDependency, FaultKind.MissingPropertyDependency, FaultKind.MissingDeletedWith, FaultKind.MissingReplaceWith, FaultKind.MissingViewOf))
        {
            var missing = found.Fault.Reference!;
            if (!faults.TryGetValue(missing, out var list))
            {
                faults.Add(missing, list = []);
                order.Add(missing);
            }

            list.Add(found);
        }

        var parents = new ComponentParents(context);
        var wanted = orphans.Select(found => found.Fault.Reference!).ToHashSet(StringComparer.Ordinal);
        var restoredRoot = order.Find(urn => wanted.Contains(urn) && CanBeRestored(urn) && UrnText.QualifiedType(urn) == UrnText.RootStackType);
        var restored = order.FindAll(urn => wanted.Contains(urn) && CanBeRestored(urn));
        parents.AddRestored(restored);
        foreach (var missing in restored)
        {
            var mended = faults[missing];
            var type = UrnText.Type(missing);
            var isRoot = type == UrnText.RootStackType;
            var parent = isRoot ? null : parents.Find(missing, mended.ConvertAll(found => found.Resource)) ?? (mended.TrueForAll(found => root.CanBeParentOf(found.Resource)) ? root.Urn : restoredRoot);
            context.Plan(
                RepairKind.RestoreComponent,
                -1,
                $"Re-create the entry of the missing component {missing} (type {type}).",
                [.. mended.Select(found => found.Fault)],
                edits => edits.Inserted.Add(InsertedResource.Component(isRoot ? 0 : mended.Min(found => found.Resource), missing, type, parent)));
        }
    }

    /// <summary>A provider cannot be made up, and a URN that is none tells no type.</summary>
    private static bool CanBeRestored(string urn) => UrnText.IsValid(urn) && UrnText.Type(urn) is { Length: > 0 } type && !ProviderReference.IsProviderType(type);
}
