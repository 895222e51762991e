namespace StackStage.Operations.Stages.Homes;

/// <summary>Where a home's objects are: a bucket, or a folder laid out like one.</summary>
internal interface IObjectStore
{
    /// <summary>The objects whose keys begin with <paramref name="prefix"/>, in the order of their keys, page by page.</summary>
    /// <exception cref="Errors.StageException">They cannot be listed.</exception>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>An object's bytes; null when there is none.</summary>
    /// <exception cref="Errors.StageException">It cannot be read.</exception>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>What a person calls the object: its path, or its s3:// URL.</summary>
    string AddressOf(string key);
}
