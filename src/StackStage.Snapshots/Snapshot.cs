namespace StackStage.Snapshots;

/// <summary>A Pulumi state file: its bytes, and an index of where in them everything lies.</summary>
public sealed class Snapshot
{
    private Snapshot()
    {
    }

    /// <summary>The shape of the file.</summary>
    public SnapshotForm Form => throw new NotImplementedException();

    /// <summary>The format's version (3 or 4); a bare deployment has none.</summary>
    public int? Version => throw new NotImplementedException();

    /// <summary>The features that the state asks for.</summary>
    public IReadOnlyList<string> Features => throw new NotImplementedException();

    /// <summary>Whether the file is compressed with gzip; it is written back like that.</summary>
    public bool IsGzip => throw new NotImplementedException();

    /// <summary>Whether the text begins with a UTF-8 byte order mark; it stays.</summary>
    public bool HasByteOrderMark => throw new NotImplementedException();

    /// <summary>The stack that a checkpoint names, such as <c>organization/project/stage</c>.</summary>
    public string? StackName => throw new NotImplementedException();

    /// <summary>The version of the Pulumi that wrote the state (<c>manifest.version</c>).</summary>
    public string? PulumiVersion => throw new NotImplementedException();

    /// <summary>When the state was written (<c>manifest.time</c>), as it is in the file.</summary>
    public string? Time => throw new NotImplementedException();

    /// <summary>The resources, in the file's order. Each access makes a new view.</summary>
    public IReadOnlyList<SnapshotResource> Resources => throw new NotImplementedException();

    /// <summary>The operations that were interrupted.</summary>
    public IReadOnlyList<PendingOperation> PendingOperations => throw new NotImplementedException();

    /// <summary>Who keeps the state's secrets: <c>passphrase</c>, <c>service</c>, <c>cloud</c>, …</summary>
    public string? SecretsProviderType => throw new NotImplementedException();

    /// <summary>The passphrase provider's salt (<c>v1:…</c>), when it is that provider.</summary>
    public string? PassphraseSalt => throw new NotImplementedException();

    /// <summary>What was cut off when the file was salvaged.</summary>
    public SalvageReport? Salvage => throw new NotImplementedException();

    /// <summary>The length in bytes of the JSON text, without compression.</summary>
    public long JsonLength => throw new NotImplementedException();

    /// <summary>The JSON text, without compression.</summary>
    public ReadOnlyMemory<byte> Json => throw new NotImplementedException();

    /// <summary>Reads a state file in one pass.</summary>
    /// <param name="file">The file's bytes. They are not copied, and must not change as long as the snapshot is in use.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="SnapshotFormatException">The file is not a state that can be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Snapshot Read(ReadOnlyMemory<byte> file, SnapshotReadOptions? options = null) => throw new NotImplementedException();

    /// <summary>Finds everything that is wrong in the snapshot, in document order.</summary>
    public IReadOnlyList<SnapshotFault> Verify(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>The places in the list of the resources with this URN.</summary>
    public IReadOnlyList<int> FindUrn(string urn) => throw new NotImplementedException();

    /// <summary>The URNs nearest to a mistyped one.</summary>
    public IReadOnlyList<string> FindNearUrns(string urn, int max = 3) => throw new NotImplementedException();

    /// <summary>Tells whether a passphrase is the one the state was encrypted with. Takes about a second of one core.</summary>
    public PassphraseCheck CheckPassphrase(ReadOnlySpan<char> passphrase) => throw new NotImplementedException();

    /// <summary>The secrets in the resources' inputs and outputs, one at a time.</summary>
    public IEnumerable<SnapshotSecret> EnumerateSecrets() => throw new NotImplementedException();

    /// <summary>Writes the file, in the compression it came in.</summary>
    public void WriteTo(Stream stream) => throw new NotImplementedException();

    /// <summary>The file, in the compression it came in.</summary>
    public byte[] ToArray() => throw new NotImplementedException();
}
