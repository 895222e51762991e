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

    /// <summary>Set once Object Lock is on; it cannot be turned off.</summary>
    public S3ObjectLock? ObjectLock { get; set; }

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

    /// <summary>Retention and legal hold; null when it never had any.</summary>
    public S3Lock? Lock { get; set; }
}

/// <summary>A bucket's Object Lock, with the retention that it gives by default.</summary>
internal sealed class S3ObjectLock
{
    /// <summary>GOVERNANCE or COMPLIANCE; null when there is no default.</summary>
    public string? Mode { get; set; }

    public int? Days { get; set; }

    public int? Years { get; set; }

    /// <summary>The retention of a version that is written now.</summary>
    public S3Lock? Default(DateTimeOffset now) =>
        Mode is null ? null : new S3Lock { Mode = Mode, Until = Days is { } days ? now.AddDays(days) : now.AddYears(Years ?? 0) };
}

/// <summary>What protects one version.</summary>
internal sealed class S3Lock
{
    public string? Mode { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>Null when it was never set.</summary>
    public bool? LegalHold { get; set; }
}

internal sealed class S3Upload
{
    public required string Key { get; set; }

    public DateTimeOffset Initiated { get; set; }

    public Dictionary<string, string> Headers { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Retention and legal hold that were asked for at the start, or the bucket's default.</summary>
    public S3Lock? Lock { get; set; }

    public SortedDictionary<int, S3Part> Parts { get; set; } = [];
}

internal sealed class S3Part
{
    public required byte[] Body { get; set; }

    public required string ETag { get; set; }

    public DateTimeOffset Modified { get; set; }
}
