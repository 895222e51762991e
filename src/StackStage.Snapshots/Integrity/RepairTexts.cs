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
        "It is pointed to the provider of the same package, if it is clear which one; else -ProviderMap @{ old = new } says which.";

    public const string Duplicate =
        "A copy with the same id and type is dropped, and the later one kept; other copies need -DuplicateAction KeepFirst, KeepLast or MarkForDeletion.";

    public const string Cycle = "-BreakCycle drops the fewest references that open the circle.";
    public const string PartOfCycle = "None on its own, because it is part of a circle: -BreakCycle drops the fewest references that open it.";
    public const string Magic = "The value is computed anew.";
    public const string Type = "The type is taken from the URN.";
    public const string IntegrityError = "The record is removed once the state is sound.";
    public const string Pending = "Left as it is; -ClearPendingOperation drops it.";
    public const string MalformedPending = "-ClearPendingOperation drops it.";
    public const string Salvaged = "The recovered part is written as a whole file.";
    public const string ViewOf =
        "None: without the mark Pulumi would take the view for a resource of its own and delete it. Remove the entry with Remove-PulumiResource.";

    public const string None = "None: this has to be mended by hand.";
    public const string Feature = "None is needed: a Pulumi that knows the feature loads the state.";
    public const string DuplicateField = "Left as it is: the last one counts.";
}
