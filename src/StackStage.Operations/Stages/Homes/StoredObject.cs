namespace StackStage.Operations.Stages.Homes;

/// <summary>An object of a bucket, or a file of a folder.</summary>
/// <param name="Key">Its key; with slashes, also on disk.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="LastModified">When it was last written.</param>
internal sealed record StoredObject(string Key, long Size, DateTimeOffset? LastModified);
