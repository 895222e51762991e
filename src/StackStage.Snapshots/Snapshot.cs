
namespace StackStage.Snapshots;

/// <summary>A Pulumi state file: its bytes, and an index of where in them everything lies. Safe to use from several threads.</summary>
public sealed class Snapshot
{
    private readonly ReadOnlyMemory<byte>? _gzip;
    private IReadOnlyList<PendingOperation>? _pendingOperations;

    /// <param name="index">The index of the text.</param>
    /// <param name="isGzip">Whether the file is compressed.</param>
    /// <param name="gzip">The compressed file, if the text is what it holds.</param>
    /// <param name="salvage">What was cut off.</param>
    /// <param name="commas">The commas that were mended.</param>
    private Snapshot(SnapshotIndex index, bool isGzip, ReadOnlyMemory<byte>? gzip, SalvageReport? salvage, IReadOnlyList<CommaFault> commas)
    {
        _gzip = gzip;
        MendedCommas = commas;
        Index = index;
        IsGzip = isGzip;
        Salvage = salvage;
        Resources = new ResourceView(this);
    }

    /// <summary>The shape of the file.</summary>
    public SnapshotForm Form => Index.Form;

    /// <summary>The format's version (3 or 4); a bare deployment has none.</summary>
    public int? Version => Index.Version;

    /// <summary>The features that the state asks for.</summary>
    public IReadOnlyList<string> Features => [.. Index.Features.Select(feature => feature.Name)];

    /// <summary>Whether the file is compressed with gzip; it is written back like that.</summary>
    public bool IsGzip { get; }

    /// <summary>Whether the text begins with a UTF-8 byte order mark; it stays.</summary>
    public bool HasByteOrderMark => FileEnvelope.ByteOrderMarkLength(Index.Text.Span) > 0;

    /// <summary>The stack that a checkpoint names, such as <c>organization/project/stage</c>.</summary>
    public string? StackName => TextOf(Index.StackName);

    /// <summary>When the state was written (<c>manifest.time</c>), as it is in the file.</summary>
    public string? Time => TextOf(Index.ManifestTime);

    /// <summary>The resources, in the file's order. Each access makes a new view.</summary>
    public IReadOnlyList<SnapshotResource> Resources { get; }

    /// <summary>The operations that were interrupted.</summary>
    public IReadOnlyList<PendingOperation> PendingOperations => _pendingOperations ??= ReadPendingOperations();

    /// <summary>Who keeps the state's secrets: <c>passphrase</c>, <c>service</c>, <c>cloud</c>, …</summary>
    public string? SecretsProviderType => FieldReader.String(Index, Index.SecretsProviders, "type"u8);

    /// <summary>The passphrase provider's salt (<c>v1:…</c>), when it is that provider.</summary>
    public string? PassphraseSalt => SecretsProviderType == "passphrase"
        ? FieldReader.String(Index, FieldReader.Find(Index, Index.SecretsProviders, "state"u8), "salt"u8)
        : null;

    /// <summary>What was cut off when the file was salvaged.</summary>
    public SalvageReport? Salvage { get; }

    /// <summary>Whether commas were mended while it was read, so that the file is not yet what <see cref="Json"/> says.</summary>
    public bool HasMendedCommas => MendedCommas.Count > 0;

    /// <summary>The JSON text, without compression.</summary>
    public ReadOnlyMemory<byte> Json => Index.Text;

    internal SnapshotIndex Index { get; }

    /// <summary>The commas that were missing or too many in the text as it was read.</summary>
    internal IReadOnlyList<CommaFault> MendedCommas { get; }

    /// <summary>Reads a state file in one pass.</summary>
    /// <param name="file">The file's bytes. They are not copied, and must not change as long as the snapshot is in use.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="SnapshotFormatException">The file is not a state that can be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Snapshot Read(ReadOnlyMemory<byte> file, SnapshotReadOptions? options = null)
    {
        options ??= new SnapshotReadOptions();
        FileEnvelope.RefuseOtherFormats(file.Span);
        var isGzip = FileEnvelope.IsGzip(file.Span);
        var text = isGzip ? FileEnvelope.Decompress(file, options.Salvage, options.CancellationToken) : file;
        var index = SnapshotReader.Read(text, options, out var salvage, out var commas);
        return new Snapshot(index, isGzip, isGzip && salvage is null && commas.Count == 0 ? (ReadOnlyMemory<byte>?)file : null, salvage, commas);
    }

    /// <summary>A snapshot of a text that was made here, and is to be written with or without compression.</summary>
    internal static Snapshot FromText(byte[] text, bool isGzip) => new(SnapshotReader.Read(text, new SnapshotReadOptions(), out _, out _), isGzip, null, null, []);

    /// <summary>Finds everything that is wrong in the snapshot, in document order.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public IReadOnlyList<SnapshotFault> Verify(CancellationToken cancellationToken = default)
    {
        var found = FindFaults(cancellationToken);
        var faults = new SnapshotFault[found.Count];
        for (var i = 0; i < faults.Length; i++)
        {
            faults[i] = found[i].Fault;
        }

        return faults;
    }

    /// <summary>The places in the list of the resources with this URN.</summary>
    public IReadOnlyList<int> FindUrn(string urn)
    {
        ArgumentNullException.ThrowIfNull(urn);
        var id = Index.Urns.Find(urn);
        if (id < 0 || Index.Urns[id].First < 0)
        {
            return [];
        }

        var places = new List<int>();
        for (var i = Index.Urns[id].First; i <= Index.Urns[id].Last; i++)
        {
            if (Index.Resources[i].Urn == id)
            {
                places.Add(i);
            }
        }

        return places;
    }

    /// <summary>The URNs nearest to a mistyped one, the nearest first; those that have nothing in common with it are left out.</summary>
    public IReadOnlyList<string> FindNearUrns(string urn, int max = 3)
    {
        ArgumentNullException.ThrowIfNull(urn);
        return NearNames.Find(Index, urn, max);
    }

    /// <summary>Tells whether a passphrase is the one the state was encrypted with. Takes about a second of one core.</summary>
    public PassphraseCheck CheckPassphrase(ReadOnlySpan<char> passphrase)
    {
        var type = SecretsProviderType;
        if (string.IsNullOrEmpty(type))
        {
            return PassphraseCheck.NoSecretsProvider;
        }

        if (type != "passphrase")
        {
            return PassphraseCheck.NotPassphraseProvider;
        }

        if (PassphraseSalt is not { } salt)
        {
            return PassphraseCheck.MalformedState;
        }

        try
        {
            using var secrets = PassphraseSecrets.TryOpen(salt, passphrase);
            return secrets is null ? PassphraseCheck.DoesNotFit : PassphraseCheck.Fits;
        }
        catch (FormatException)
        {
            return PassphraseCheck.MalformedState;
        }
    }

    /// <summary>The secrets in the resources' inputs and outputs, one at a time.</summary>
    public IEnumerable<SnapshotSecret> EnumerateSecrets() => SecretFinder.Find(Index);

    /// <summary>Writes the file, in the compression it came in.</summary>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (IsGzip && _gzip is null)
        {
            FileEnvelope.Compress(Json.Span, stream);
        }
        else
        {
            stream.Write((_gzip ?? Json).Span);
        }
    }

    /// <summary>The file, in the compression it came in.</summary>
    public byte[] ToArray() => AsFile().ToArray();

    /// <summary>The file, in the compression it came in; not copied, if it need not be.</summary>
    internal ReadOnlyMemory<byte> AsFile()
    {
        if (!IsGzip || _gzip is not null)
        {
            return _gzip ?? Json;
        }

        using var stream = new MemoryStream();
        FileEnvelope.Compress(Json.Span, stream);
        return stream.ToArray();
    }

    internal IReadOnlyList<FoundFault> FindFaults(CancellationToken cancellationToken) => Verifier.Verify(Index, Salvage, MendedCommas, cancellationToken);

    private string? TextOf(Extent extent) => extent.Exists ? Index.StringAt(extent.Start) : null;

    private PendingOperation[] ReadPendingOperations()
    {
        var operations = new PendingOperation[Index.PendingOperations.Count];
        for (var i = 0; i < operations.Length; i++)
        {
            var extent = Index.PendingOperations[i];
            var resource = FieldReader.Find(Index, extent, "resource"u8);
            operations[i] = new PendingOperation(
                i,
                FieldReader.String(Index, extent, "type"u8),
                FieldReader.String(Index, resource, "urn"u8),
                FieldReader.String(Index, resource, "type"u8),
                Index.Text[extent.Start..extent.End]);
        }

        return operations;
    }

    /// <summary>A list that makes each resource's view when it is asked for.</summary>
    private sealed class ResourceView(Snapshot snapshot) : IReadOnlyList<SnapshotResource>
    {
        public int Count => snapshot.Index.Resources.Count;

        public SnapshotResource this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
                return new SnapshotResource(snapshot.Index, index);
            }
        }

        public IEnumerator<SnapshotResource> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
