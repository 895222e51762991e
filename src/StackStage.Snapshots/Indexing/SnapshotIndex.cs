using System.Runtime.CompilerServices;

namespace StackStage.Snapshots;

/// <summary>The fields by which one resource refers to another, in the order in which Pulumi checks them.</summary>
internal enum RefKind : byte
{
    Provider,
    Parent,
    Dependency,
    PropertyDependency,
    DeletedWith,
    ReplaceWith,
    ViewOf,
    Alias,
}

[Flags]
internal enum ResourceFlags : ushort
{
    None = 0,
    Delete = 1,
    Custom = 2,
    HasId = 4,
    HasType = 8,
    PendingReplacement = 16,
    IsProvider = 32,
    NotAnObject = 64,
    Protect = 128,
}

/// <summary>Where a resource lies in the file. Positions are bytes; -1: not there.</summary>
internal struct ResourceEntry
{
    public int Start;
    public int End;

    /// <summary>Number of the URN in <see cref="SnapshotIndex.Urns"/>, or -1.</summary>
    public int Urn;

    /// <summary>Positions of the values' opening quotes.</summary>
    public int UrnAt;
    public int IdAt;
    public int TypeAt;

    /// <summary>Its first entry in <see cref="SnapshotIndex.Refs"/>; they go on to the next resource's first.</summary>
    public int FirstRef;

    /// <summary>Number in <see cref="SnapshotIndex.Providers"/> by which this resource can be referred to as a provider, or -1.</summary>
    public int ProviderKey;

    public ResourceFlags Flags;

    public readonly bool Is(ResourceFlags flag) => (Flags & flag) != 0;
}

/// <summary>One reference from a resource to another. There are many of them, so they are kept small.</summary>
internal readonly struct RefEntry(RefKind kind, int target, int at, int propertyAt)
{
    private const int KindShift = 29;

    private readonly uint _kindAndTarget = ((uint)kind << KindShift) | (uint)target;

    /// <summary>Number in <see cref="SnapshotIndex.Urns"/>; of a provider, in <see cref="SnapshotIndex.Providers"/>.</summary>
    public int Target => (int)(_kindAndTarget & ((1u << KindShift) - 1));

    /// <summary>Position of the value's opening quote.</summary>
    public int At { get; } = at;

    /// <summary>Position of the property key's opening quote, or -1.</summary>
    public int PropertyAt { get; } = propertyAt;

    public RefKind Kind => (RefKind)(_kindAndTarget >> KindShift);
}

/// <summary>A part of the file, from a position up to another.</summary>
internal readonly record struct Extent(int Start, int End)
{
    public static readonly Extent None = new(-1, -1);

    public bool Exists => Start >= 0;

    public int Length => End - Start;
}

/// <summary>Something odd that was seen while indexing, to be reported as a fault.</summary>
internal readonly record struct IndexNote(FaultKind Kind, int Resource, int Position, string Field);

/// <summary>Where everything lies in a state file.</summary>
internal sealed class SnapshotIndex(ReadOnlyMemory<byte> text)
{
    public ReadOnlyMemory<byte> Text { get; } = text;

    public SnapshotForm Form { get; set; }

    public int? Version { get; set; }

    public Extent VersionValue { get; set; } = Extent.None;

    public List<(string Name, int At)> Features { get; } = [];

    public Extent StackName { get; set; } = Extent.None;

    public Extent Deployment { get; set; } = Extent.None;

    public Extent Manifest { get; set; } = Extent.None;

    public Extent ManifestVersion { get; set; } = Extent.None;

    public Extent ManifestMagic { get; set; } = Extent.None;

    public Extent ManifestTime { get; set; } = Extent.None;

    public Extent SecretsProviders { get; set; } = Extent.None;

    public Extent Metadata { get; set; } = Extent.None;

    public Extent IntegrityError { get; set; } = Extent.None;

    /// <summary>From the opening bracket to behind the closing one.</summary>
    public Extent ResourceArray { get; set; } = Extent.None;

    /// <summary>How many resources a list had that does not count, because another one comes behind it.</summary>
    public int ForgottenResources { get; set; }

    public GrowingArray<ResourceEntry> Resources { get; } = new(64);

    public GrowingArray<RefEntry> Refs { get; } = new(256);

    public UrnTable Urns { get; } = new(text, Math.Min(text.Length / 2048, 1 << 20));

    /// <summary>Provider references (<c>urn::id</c>); their copies are the provider resources that answer to them.</summary>
    public UrnTable Providers { get; } = new(text, 16);

    public Extent PendingArray { get; set; } = Extent.None;

    public List<Extent> PendingOperations { get; } = [];

    /// <summary>Snippets, with the position of their uuid's opening quote (-1: none).</summary>
    public List<(Extent Extent, int UuidAt)> Snippets { get; } = [];

    public List<IndexNote> Notes { get; } = [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<RefEntry> RefsOf(int resource)
    {
        var first = Resources[resource].FirstRef;
        var end = resource + 1 < Resources.Count ? Resources[resource + 1].FirstRef : Refs.Count;
        return Refs.Span[first..end];
    }

    public ReadOnlySpan<byte> Slice(Extent extent) => Text.Span[extent.Start..extent.End];

    /// <summary>The string whose opening quote is here.</summary>
    public string StringAt(int at) => JsonText.Decode(ContentAt(at));

    /// <summary>The content of the string whose opening quote is here, as it is written.</summary>
    public ReadOnlySpan<byte> ContentAt(int at) => Text.Span[(at + 1)..(EndOfStringAt(at) - 1)];

    /// <summary>The position behind the string whose opening quote is here.</summary>
    public unsafe int EndOfStringAt(int at)
    {
        fixed (byte* text = Text.Span)
        {
            return new JsonScanner(text, Text.Length).SkipString(at + 1, out _);
        }
    }

    public string? UrnOf(int resource) => Resources[resource].Urn is >= 0 and var urn ? Urns.StringOf(urn) : null;

    public string? TypeOf(int resource) => Resources[resource].TypeAt is >= 0 and var at ? StringAt(at) : null;

    public string? IdOf(int resource) => Resources[resource].IdAt is >= 0 and var at ? StringAt(at) : null;
}
