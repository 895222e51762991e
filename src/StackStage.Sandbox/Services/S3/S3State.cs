namespace StackStage.Sandbox.Services.S3;

/// <summary>All buckets there are; their names are shared by all accounts.</summary>
internal sealed class S3State
{
    public Dictionary<string, S3Bucket> Buckets { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class S3Bucket
{
    public required string Name { get; set; }

    public required string AccountId { get; set; }

    public required string Region { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>Null (never set), <c>Enabled</c> or <c>Suspended</c>.</summary>
    public string? Versioning { get; set; }

    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Versions by key, newest first; a key without versions is not there.</summary>
    public Dictionary<string, List<S3Version>> Objects { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, S3Upload> Uploads { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Bodies of subresources that are only kept and given back (policy, encryption, lifecycle …).</summary>
    public Dictionary<string, string> Subresources { get; set; } = [];

    public S3Version? Current(string key) => Objects.TryGetValue(key, out var versions) ? versions[0] : null;
}

/// <summary>One version of an object, or a delete marker.</summary>
internal sealed class S3Version
{
    /// <summary>The version's id; <c>null</c> for what was written while the bucket was not versioned.</summary>
    public required string VersionId { get; set; }

    public DateTimeOffset Modified { get; set; }

    public bool IsDeleteMarker { get; set; }

    public byte[] Body { get; set; } = [];

    /// <summary>In quotes, as it goes over the wire.</summary>
    public string ETag { get; set; } = "";

    /// <summary>Content-Type, Cache-Control, x-amz-meta-… as they were sent.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>x-amz-checksum-… as they were sent.</summary>
    public Dictionary<string, string> Checksums { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = [];
}

internal sealed class S3Upload
{
    public required string Key { get; set; }

    public DateTimeOffset Initiated { get; set; }

    public Dictionary<string, string> Headers { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = [];

    public SortedDictionary<int, S3Part> Parts { get; set; } = [];
}

internal sealed class S3Part
{
    public required byte[] Body { get; set; }

    public required string ETag { get; set; }

    public DateTimeOffset Modified { get; set; }
}
