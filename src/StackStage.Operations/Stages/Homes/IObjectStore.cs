using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>Where a home's objects are: a bucket, or a folder laid out like one. Nothing is written or deleted but under a condition.</summary>
internal interface IObjectStore
{
    /// <summary>The objects whose keys begin with <paramref name="prefix"/>, in the order of their keys, page by page.</summary>
    /// <exception cref="Errors.StageException">They cannot be listed.</exception>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>The versions that are kept of one object, the newest first; none where no versions are kept.</summary>
    /// <exception cref="Errors.StageException">They cannot be listed.</exception>
    IAsyncEnumerable<StoredVersion> ListVersionsAsync(string key, CancellationToken cancellationToken);

    /// <summary>An object's content; null when there is none.</summary>
    /// <param name="key">The object.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="versionId">A version that <see cref="ListVersionsAsync"/> named; null for the present one.</param>
    /// <exception cref="Errors.StageException">It cannot be read.</exception>
    Task<StoredContent?> ReadAsync(string key, CancellationToken cancellationToken, string? versionId = null);

    /// <summary>Writes an object whole, or not at all.</summary>
    /// <param name="key">The object.</param>
    /// <param name="content">Its new bytes.</param>
    /// <param name="condition">What must be true of the object.</param>
    /// <param name="host">Hears of what could not be kept, such as a file's owner.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The tag of what was written.</returns>
    /// <exception cref="ObjectChangedException">The condition does not hold.</exception>
    /// <exception cref="Errors.StageException">It cannot be written.</exception>
    Task<string> WriteAsync(string key, ReadOnlyMemory<byte> content, WriteCondition condition, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Deletes an object, if it is still the one that was read.</summary>
    /// <param name="key">The object.</param>
    /// <param name="tag">The tag of what was read.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False when it was gone already.</returns>
    /// <exception cref="ObjectChangedException">It is another one meanwhile.</exception>
    /// <exception cref="Errors.StageException">It cannot be deleted.</exception>
    Task<bool> DeleteAsync(string key, string tag, CancellationToken cancellationToken);

    /// <summary>What a person calls the object: its path, or its s3:// URL.</summary>
    string AddressOf(string key);
}
