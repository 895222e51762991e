namespace StackStage.Snapshots;

/// <summary>A provider that resources refer to and that is not in the state.</summary>
/// <param name="Text">The reference as they have it.</param>
/// <param name="Reference">The same, read; null: it cannot be.</param>
internal sealed record UnknownProvider(string Text, ProviderReference? Reference)
{
    public List<(int Node, int Ref, SnapshotFault? Fault)> Users { get; } = [];

    public string? Package => Reference is { } reference ? ProviderReference.PackageOf(UrnText.Type(reference.Urn)) : null;

    public IReadOnlyList<SnapshotFault> Faults => [.. Users.Where(user => user.Fault is not null).Select(user => user.Fault!)];

    /// <summary>All of them, with the edits so far, in list order.</summary>
    public static List<UnknownProvider> Find(RepairContext context)
    {
        var index = context.Index;
        var open = context.Open(FaultKind.UnknownProvider, FaultKind.MalformedProviderReference).ToDictionary(found => found.Ref, found => found.Fault);
        var byText = new Dictionary<string, UnknownProvider>(StringComparer.Ordinal);
        var list = new List<UnknownProvider>();
        var view = context.View;
        for (var rank = 0; rank < view.Nodes.Count; rank++)
        {
            var node = view.Nodes[rank];
            if (node >= index.Resources.Count)
            {
                continue;
            }

            foreach (var (place, kind, aim, _) in view.References(rank))
            {
                if (kind != RefKind.Provider)
                {
                    continue;
                }

                open.Remove(place, out var fault);
                if (aim != Aim.Missing)
                {
                    if (fault is not null)
                    {
                        // A repair before this one brought the provider back.
                        context.Mend(fault);
                    }

                    continue;
                }

                if (fault is null && index.Resources[node].Is(ResourceFlags.PendingReplacement))
                {
                    // Pulumi does not ask for the provider of what is deleted already.
                    continue;
                }

                var text = context.Edits.Resources.TryGetValue(node, out var edit) && edit.Rewritten.TryGetValue(place, out var rewritten)
                    ? rewritten
                    : index.Providers.StringOf(index.Refs[place].Target);
                if (!byText.TryGetValue(text, out var unknown))
                {
                    byText.Add(text, unknown = new UnknownProvider(text, ProviderReference.TryParse(text, out var parsed, out _) ? parsed : null));
                    list.Add(unknown);
                }

                unknown.Users.Add((node, place, fault));
            }
        }

        return list;
    }
}
