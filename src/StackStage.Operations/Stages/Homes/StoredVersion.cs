namespace StackStage.Operations.Stages.Homes;

/// <summary>One version that a bucket keeps of an object.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Tag">The ETag of its bytes.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="LastModified">When it was written.</param>
/// <param name="IsLatest">Whether it is what a reader gets.</param>
internal sealed record StoredVersion(string Key, string VersionId, string Tag, long Size, DateTimeOffset? LastModified, bool IsLatest);
