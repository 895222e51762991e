namespace StackStage.Snapshots;

/// <summary>How much a fault matters.</summary>
public enum FaultSeverity
{
    /// <summary>Pulumi refuses to load the state.</summary>
    Error,

    /// <summary>Pulumi loads the state; the fault bites later.</summary>
    Warning,
}

/// <summary>The rules of a Pulumi state, as what is wrong when one is broken.</summary>
public enum FaultKind
{
    /// <summary>The form needs a <c>version</c> and has none.</summary>
    MissingVersion,

    /// <summary>The state asks for a feature that no known Pulumi has.</summary>
    UnknownFeature,

    /// <summary><c>manifest.magic</c> is not the hash of <c>manifest.version</c>.</summary>
    MagicMismatch,

    /// <summary>A resource has no <c>urn</c>.</summary>
    MissingUrn,

    /// <summary>A resource has no <c>type</c>.</summary>
    MissingType,

    /// <summary>A resource with <c>custom: false</c> has an <c>id</c>.</summary>
    ComponentWithId,

    /// <summary>A field has a JSON type that Pulumi cannot read there.</summary>
    WrongFieldType,

    /// <summary>An input or output bears the mark of a secret, an asset or the like, and is none that Pulumi can read.</summary>
    MalformedPropertyValue,

    /// <summary>A field is there twice; the last one counts, as in Go. An error where that makes all resources none.</summary>
    DuplicateField,

    /// <summary>A provider's URN cannot be referred to.</summary>
    MalformedProviderUrn,

    /// <summary><c>provider</c> is not a provider reference (<c>urn::id</c>).</summary>
    MalformedProviderReference,

    /// <summary><c>provider</c> names a provider that is not in the state.</summary>
    UnknownProvider,

    /// <summary><c>provider</c> names a provider that comes later in the list.</summary>
    ProviderAfter,

    /// <summary>The parent is not in the state.</summary>
    MissingParent,

    /// <summary>The parent comes later in the list.</summary>
    ParentAfter,

    /// <summary>A dependency is not in the state.</summary>
    MissingDependency,

    /// <summary>A dependency comes later in the list.</summary>
    DependencyAfter,

    /// <summary>A property dependency is not in the state.</summary>
    MissingPropertyDependency,

    /// <summary>A property dependency comes later in the list.</summary>
    PropertyDependencyAfter,

    /// <summary><c>deletedWith</c> is not in the state.</summary>
    MissingDeletedWith,

    /// <summary><c>deletedWith</c> comes later in the list.</summary>
    DeletedWithAfter,

    /// <summary>A <c>replaceWith</c> is not in the state.</summary>
    MissingReplaceWith,

    /// <summary>A <c>replaceWith</c> comes later in the list.</summary>
    ReplaceWithAfter,

    /// <summary><c>viewOf</c> is not in the state. Not checked by Pulumi.</summary>
    MissingViewOf,

    /// <summary><c>viewOf</c> comes later in the list. Not checked by Pulumi.</summary>
    ViewOfAfter,

    /// <summary>A resource refers to itself.</summary>
    SelfReference,

    /// <summary>Resources depend on each other in a circle.</summary>
    Cycle,

    /// <summary>A URN is there twice without <c>delete</c>.</summary>
    DuplicateUrn,

    /// <summary>A snippet has no <c>uuid</c>.</summary>
    MissingSnippetUuid,

    /// <summary>Two snippets have the same <c>uuid</c>.</summary>
    DuplicateSnippetUuid,

    /// <summary>An operation was interrupted and is still pending.</summary>
    PendingOperation,

    /// <summary>Pulumi recorded that it had saved an invalid state.</summary>
    RecordedIntegrityError,

    /// <summary>The file was broken, and a part of it is lost.</summary>
    Salvaged,

    /// <summary>A comma between two items of a list or object is missing.</summary>
    MissingComma,

    /// <summary>A comma is there with no item behind it.</summary>
    TrailingComma,
}

/// <summary>One thing that is wrong in a snapshot.</summary>
/// <param name="Kind">The rule that is broken.</param>
/// <param name="Severity">Whether Pulumi refuses the state for it.</param>
/// <param name="Urn">The resource that has the fault.</param>
/// <param name="Index">That resource's place in the list, from 0.</param>
/// <param name="Reference">The URN (or provider reference, feature, uuid) that is at fault.</param>
/// <param name="Property">The property key of a property dependency, or the field's name.</param>
/// <param name="Message">Pulumi's own sentence for it, where it has one.</param>
/// <param name="Repair">What a repair does about it, the switch it needs for that, or that there is none.</param>
/// <param name="Position">Offset in bytes of the faulty value in the JSON text; of a lost part or a comma, in the text as it was read.</param>
public sealed record SnapshotFault(
    FaultKind Kind,
    FaultSeverity Severity,
    string? Urn,
    int? Index,
    string? Reference,
    string? Property,
    string Message,
    string? Repair,
    long? Position);
