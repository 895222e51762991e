namespace StackStage.Snapshots;

/// <summary>One resource of a snapshot: a view on the file's bytes that decodes what is asked for.</summary>
public sealed class SnapshotResource
{
    private readonly Snapshot _snapshot;

    internal SnapshotResource(Snapshot snapshot, int index)
    {
        _snapshot = snapshot;
        Index = index;
    }

    /// <summary>Its place in the list, from 0.</summary>
    public int Index { get; }

    /// <summary>Its URN; empty when the state has none.</summary>
    public string Urn => throw new NotImplementedException(_snapshot.ToString());

    /// <summary>The last part of its URN.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>Its type token.</summary>
    public string? Type => throw new NotImplementedException();

    /// <summary>The provider's id for it; components have none.</summary>
    public string? Id => throw new NotImplementedException();

    /// <summary>Whether a provider manages it (false: a component).</summary>
    public bool Custom => throw new NotImplementedException();

    /// <summary>Whether it is an old copy that waits for its deletion.</summary>
    public bool Delete => throw new NotImplementedException();

    /// <summary>Whether Pulumi only reads it.</summary>
    public bool External => throw new NotImplementedException();

    /// <summary>Whether it is protected from deletion.</summary>
    public bool Protect => throw new NotImplementedException();

    /// <summary>Whether the next deployment replaces it.</summary>
    public bool Taint => throw new NotImplementedException();

    /// <summary>Whether it was deleted for a replacement that has not been created yet.</summary>
    public bool PendingReplacement => throw new NotImplementedException();

    /// <summary>Whether the real resource stays when it is removed.</summary>
    public bool RetainOnDelete => throw new NotImplementedException();

    /// <summary>Its parent's URN.</summary>
    public string? Parent => throw new NotImplementedException();

    /// <summary>Its provider, as <c>urn::id</c>.</summary>
    public string? Provider => throw new NotImplementedException();

    /// <summary>The URN of the resource with whose deletion it vanishes.</summary>
    public string? DeletedWith => throw new NotImplementedException();

    /// <summary>The URN of the resource of which it is a view.</summary>
    public string? ViewOf => throw new NotImplementedException();

    /// <summary>The URNs it depends on.</summary>
    public IReadOnlyList<string> Dependencies => throw new NotImplementedException();

    /// <summary>The URNs that each of its properties depends on.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies => throw new NotImplementedException();

    /// <summary>The URNs with whose replacement it is replaced.</summary>
    public IReadOnlyList<string> ReplaceWith => throw new NotImplementedException();

    /// <summary>The URNs it had before.</summary>
    public IReadOnlyList<string> Aliases => throw new NotImplementedException();

    /// <summary>The outputs that are secret beyond those the provider says.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs => throw new NotImplementedException();

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created => throw new NotImplementedException();

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? Modified => throw new NotImplementedException();

    /// <summary>The resource as it is in the file.</summary>
    public ReadOnlyMemory<byte> RawJson => throw new NotImplementedException();

    /// <summary>A top-level input that is a string; null when it is missing, of another type, or a secret.</summary>
    public string? GetInputString(string name) => throw new NotImplementedException();

    /// <summary>A top-level output that is a string; null when it is missing, of another type, or a secret.</summary>
    public string? GetOutputString(string name) => throw new NotImplementedException();
}
