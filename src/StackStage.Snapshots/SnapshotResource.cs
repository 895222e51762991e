using System.Globalization;

namespace StackStage.Snapshots;

/// <summary>One resource of a snapshot: a view on the file's bytes that decodes what is asked for.</summary>
public sealed class SnapshotResource
{
    private readonly SnapshotIndex _index;

    internal SnapshotResource(SnapshotIndex index, int place)
    {
        _index = index;
        Index = place;
    }

    /// <summary>Its place in the list, from 0.</summary>
    public int Index { get; }

    /// <summary>Its URN; empty when the state has none.</summary>
    public string Urn => _index.UrnOf(Index) ?? "";

    /// <summary>The last part of its URN.</summary>
    public string Name => UrnText.Name(Urn);

    /// <summary>Its type token.</summary>
    public string? Type => _index.TypeOf(Index);

    /// <summary>The provider's id for it; components have none.</summary>
    public string? Id => _index.IdOf(Index);

    /// <summary>Whether a provider manages it (false: a component).</summary>
    public bool Custom => Entry.Is(ResourceFlags.Custom);

    /// <summary>Whether it is an old copy that waits for its deletion.</summary>
    public bool Delete => Entry.Is(ResourceFlags.Delete);

    /// <summary>Whether Pulumi only reads it.</summary>
    public bool External => FieldReader.Flag(_index, Extent, "external"u8);

    /// <summary>Whether it is protected from deletion.</summary>
    public bool Protect => Entry.Is(ResourceFlags.Protect);

    /// <summary>Whether the next deployment replaces it.</summary>
    public bool Taint => FieldReader.Flag(_index, Extent, "taint"u8);

    /// <summary>Whether it was deleted for a replacement that has not been created yet.</summary>
    public bool PendingReplacement => Entry.Is(ResourceFlags.PendingReplacement);

    /// <summary>Whether the real resource stays when it is removed.</summary>
    public bool RetainOnDelete => FieldReader.Flag(_index, Extent, "retainOnDelete"u8);

    /// <summary>Its parent's URN.</summary>
    public string? Parent => Reference(RefKind.Parent);

    /// <summary>Its provider, as <c>urn::id</c>.</summary>
    public string? Provider => Reference(RefKind.Provider);

    /// <summary>The URN of the resource with whose deletion it vanishes.</summary>
    public string? DeletedWith => Reference(RefKind.DeletedWith);

    /// <summary>The URN of the resource of which it is a view.</summary>
    public string? ViewOf => Reference(RefKind.ViewOf);

    /// <summary>The URNs it depends on.</summary>
    public IReadOnlyList<string> Dependencies => References(RefKind.Dependency);

    /// <summary>The URNs that each of its properties depends on.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies
    {
        get
        {
            var properties = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (ref readonly var reference in _index.RefsOf(Index))
            {
                if (reference.Kind != RefKind.PropertyDependency)
                {
                    continue;
                }

                var property = _index.StringAt(reference.PropertyAt);
                if (!properties.TryGetValue(property, out var list))
                {
                    properties.Add(property, list = new List<string>());
                }

                ((List<string>)list).Add(_index.Urns.StringOf(reference.Target));
            }

            return properties;
        }
    }

    /// <summary>The URNs with whose replacement it is replaced.</summary>
    public IReadOnlyList<string> ReplaceWith => References(RefKind.ReplaceWith);

    /// <summary>The URNs it had before.</summary>
    public IReadOnlyList<string> Aliases => References(RefKind.Alias);

    /// <summary>The outputs that are secret beyond those the provider says.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs => FieldReader.Strings(_index, Extent, "additionalSecretOutputs"u8);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created => Time("created"u8);

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? Modified => Time("modified"u8);

    /// <summary>The resource as it is in the file.</summary>
    public ReadOnlyMemory<byte> RawJson => _index.Text[Entry.Start..Entry.End];

    private ResourceEntry Entry => _index.Resources[Index];

    private Extent Extent => new(Entry.Start, Entry.End);

    /// <summary>A top-level input that is a string; null when it is missing, of another type, or a secret.</summary>
    public string? GetInputString(string name) => Property("inputs"u8, name);

    /// <summary>A top-level output that is a string; null when it is missing, of another type, or a secret.</summary>
    public string? GetOutputString(string name) => Property("outputs"u8, name);

    /// <summary>Its URN and place, for a debugger.</summary>
    public override string ToString() => $"[{Index}] {Urn}";

    private string? Property(ReadOnlySpan<byte> field, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return FieldReader.String(_index, FieldReader.Find(_index, Extent, field), System.Text.Encoding.UTF8.GetBytes(name));
    }

    private DateTimeOffset? Time(ReadOnlySpan<byte> field) =>
        DateTimeOffset.TryParse(FieldReader.String(_index, Extent, field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private string? Reference(RefKind kind)
    {
        foreach (ref readonly var reference in _index.RefsOf(Index))
        {
            if (reference.Kind == kind)
            {
                return (kind == RefKind.Provider ? _index.Providers : _index.Urns).StringOf(reference.Target);
            }
        }

        return null;
    }

    private List<string> References(RefKind kind)
    {
        var urns = new List<string>();
        foreach (ref readonly var reference in _index.RefsOf(Index))
        {
            if (reference.Kind == kind)
            {
                urns.Add(_index.Urns.StringOf(reference.Target));
            }
        }

        return urns;
    }
}
