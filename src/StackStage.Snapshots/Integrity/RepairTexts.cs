namespace StackStage.Snapshots;

/// <summary>What the user is told that a repair does about a fault.</summary>
internal static class RepairTexts
{
    public const string Reorder = "The resources are put in order.";
    public const string DropReference = "The reference is dropped.";
    public const string DropSelfReference = "The reference is dropped: no resource comes before itself.";
    public const string Orphan =
        "The resource keeps its URN; its parent becomes the stack's root resource, or none. -OrphanAction Rename or RestoreComponent does otherwise.";

    public const string UnknownProvider =
        "It is pointed to the provider of the same URN, or from a default provider to one of the same package and major version, if region and account agree; else -ProviderMap @{ old = new } says which, or -ProviderAction Restore brings it back.";

    public const string Duplicate =
        "A copy that says the same in everything but its times is dropped, and the newer one kept (the first, unless the times say otherwise); other copies need -DuplicateAction KeepFirst, KeepLast or MarkForDeletion.";

    public const string Cycle = "-BreakCycle drops the fewest references that open the circle.";
    public const string PartOfCycle = "None on its own, because it is part of a circle: -BreakCycle drops the fewest references that open it.";
    public const string Magic = "The value is computed anew.";
    public const string Type = "The type is taken from the URN.";
    public const string IntegrityError = "The record is removed once the state is sound.";
    public const string Pending = "Left as it is; -ClearPendingOperation drops it.";
    public const string MalformedPending = "-ClearPendingOperation drops it.";
    public const string Salvaged = "What was recovered is written as a whole file.";
    public const string Comma = "It is put in, or taken out.";
    public const string EmptySecondField =
        "None: with no resources the next deployment would create everything a second time. Take out by hand the one of the two that is not meant.";
    public const string ViewOf =
        "None: without the mark Pulumi would take the view for a resource of its own and delete it. Remove the entry with Remove-PulumiResource.";

    public const string None = "None: this has to be mended by hand.";
    public const string Feature = "None is needed: a Pulumi that knows the feature loads the state.";
    public const string DuplicateField = "Left as it is: the last one counts.";
}
