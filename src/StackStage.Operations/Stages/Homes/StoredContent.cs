namespace StackStage.Operations.Stages.Homes;

/// <summary>An object as it was read.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Tag">What a conditional write or delete names it by: S3's ETag, or a hash of a file's bytes.</param>
/// <param name="LastModified">When it was last written.</param>
internal sealed record StoredContent(string Key, byte[] Bytes, string Tag, DateTimeOffset? LastModified);
