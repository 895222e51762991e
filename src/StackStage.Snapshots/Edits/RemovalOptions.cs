namespace StackStage.Snapshots;

/// <summary>What a removal from the state may do beyond taking out unprotected resources that nothing depends on.</summary>
public sealed class RemovalOptions
{
    /// <summary>Removes protected resources, too.</summary>
    public bool Force { get; init; }

    /// <summary>Removes everything that depends on a removed resource, and its children, too.</summary>
    public bool Recurse { get; init; }

    /// <summary>Keeps what depends on a removed resource and drops only its references.</summary>
    public bool DropReference { get; init; }
}

/// <summary>Why a resource is not removed.</summary>
public enum RemovalRefusalKind
{
    /// <summary>It is protected, and <see cref="RemovalOptions.Force"/> was not given.</summary>
    Protected,

    /// <summary>Other resources depend on it, and neither <see cref="RemovalOptions.Recurse"/> nor <see cref="RemovalOptions.DropReference"/> was given.</summary>
    HasDependents,

    /// <summary>There is no such resource.</summary>
    NotFound,

    /// <summary>Several resources have this URN; name one of them by its place in the list.</summary>
    Ambiguous,

    /// <summary>A remaining resource uses it as its provider; that reference cannot be dropped.</summary>
    ProviderInUse,
}

/// <summary>One reason why a removal is refused.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Urn">The resource that is not removed.</param>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Others">Dependents, near names, or the places of the copies, according to <paramref name="Kind"/>.</param>
/// <param name="Message">The reason as a sentence.</param>
public sealed record RemovalRefusal(RemovalRefusalKind Kind, string Urn, int? Index, IReadOnlyList<string> Others, string Message);

/// <summary>One resource that leaves the state.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Because">The URN of the resource that it depends on, or null when it was asked for itself.</param>
public sealed record RemovedResource(int Index, string Urn, string? Type, string? Id, string? Because);

/// <summary>One reference that is dropped because what it names leaves the state.</summary>
/// <param name="Index">The place in the list of the resource that has the reference.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Field">The field: <c>parent</c>, <c>dependencies</c>, <c>propertyDependencies</c>, <c>deletedWith</c>, <c>replaceWith</c> or <c>viewOf</c>.</param>
/// <param name="Property">The property key of a property dependency.</param>
/// <param name="Reference">The URN that is dropped.</param>
public sealed record DroppedReference(int Index, string Urn, string Field, string? Property, string Reference);
