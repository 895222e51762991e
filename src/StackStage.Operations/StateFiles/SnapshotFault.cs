using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>One thing that is wrong in a state.</summary>
public record SnapshotFault
{
    /// <summary>The state file; null for text and for a stage.</summary>
    public string? Path { get; init; }

    /// <summary><c>Error</c>: Pulumi refuses to load the state. <c>Warning</c>: it loads, and bites later.</summary>
    public required FaultSeverity Severity { get; init; }

    /// <summary>The kind of fault: a name of <see cref="FaultKind"/>, or <c>WrongPassphrase</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The resource's place in the list, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The resource.</summary>
    public string? Urn { get; init; }

    /// <summary>What the resource refers to.</summary>
    public string? Reference { get; init; }

    /// <summary>The property that a property dependency belongs to.</summary>
    public string? Property { get; init; }

    /// <summary>Pulumi's own sentence for it, where it has one.</summary>
    public required string Message { get; init; }

    /// <summary>The repair that applies, or the parameter that makes one apply; null when there is none.</summary>
    public string? Repair { get; init; }

    /// <summary>Where it is: the byte in the document, from 0.</summary>
    public long? Position { get; init; }

    /// <summary>The resource's name, which is what a narrow table has room for.</summary>
    public string? Name => Urn is null ? null : Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..];

    internal static SnapshotFault From(Snapshots.SnapshotFault fault) => new()
    {
        Severity = fault.Severity,
        Kind = fault.Kind.ToString(),
        Index = fault.Index,
        Urn = fault.Urn,
        Reference = fault.Reference,
        Property = fault.Property,
        Message = fault.Message,
        Repair = fault.Repair,
        Position = fault.Position,
    };

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Severity}: {Message}";
}
