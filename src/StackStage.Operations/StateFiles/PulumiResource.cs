using StackStage.Operations.Text;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>One resource of a state. No secret is decrypted, and no inputs or outputs are shown.</summary>
public record PulumiResource
{
    /// <summary>The state file; null for text and for a stage.</summary>
    public string? Path { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The uniform resource name.</summary>
    public required string Urn { get; init; }

    /// <summary>The last part of the URN.</summary>
    public required string Name { get; init; }

    /// <summary>The type token, such as <c>aws:s3/bucket:Bucket</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The provider's id for the real resource; null for a component.</summary>
    public string? Id { get; init; }

    /// <summary>The parent's URN.</summary>
    public string? Parent { get; init; }

    /// <summary>The provider reference, <c>urn::id</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The URNs it depends on.</summary>
    public required IReadOnlyList<string> Dependencies { get => field; init => field = ReadableList.Of(value); }

    /// <summary>The URNs each property depends on.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get => field; init => field = new ReadableDictionary(value); }

    /// <summary>The resource it is deleted with.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>Whether Pulumi refuses to delete it.</summary>
    public required bool Protect { get; init; }

    /// <summary>Whether it only is read, not managed.</summary>
    public required bool External { get; init; }

    /// <summary>Whether a provider manages it; false for a component.</summary>
    public required bool Custom { get; init; }

    /// <summary>Whether this copy is waiting to be deleted.</summary>
    public required bool Delete { get; init; }

    /// <summary>Whether it will be replaced at the next update.</summary>
    public required bool Taint { get; init; }

    /// <summary>Whether it was deleted for a replacement that has not come yet.</summary>
    public required bool PendingReplacement { get; init; }

    /// <summary>Whether the real resource stays when this entry is deleted.</summary>
    public required bool RetainOnDelete { get; init; }

    /// <summary>When it was created, as far as recorded.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed, as far as recorded.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Reads one resource of a snapshot.</summary>
    /// <param name="resource">The resource.</param>
    internal static PulumiResource From(SnapshotResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new()
        {
            Index = resource.Index,
            Urn = resource.Urn,
            Name = resource.Name,
            Type = resource.Type,
            Id = resource.Id,
            Parent = resource.Parent,
            Provider = resource.Provider,
            Dependencies = resource.Dependencies,
            PropertyDependencies = resource.PropertyDependencies,
            DeletedWith = resource.DeletedWith,
            Protect = resource.Protect,
            External = resource.External,
            Custom = resource.Custom,
            Delete = resource.Delete,
            Taint = resource.Taint,
            PendingReplacement = resource.PendingReplacement,
            RetainOnDelete = resource.RetainOnDelete,
            Created = resource.Created,
            Modified = resource.Modified,
        };
    }
}
