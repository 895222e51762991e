using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Journal.Buckets;

/// <summary>The objects of a bucket under the prefix where journals are kept: read, made if they are not there, replaced or deleted if they are what they were.</summary>
/// <param name="connection">The way to it.</param>
/// <param name="address">Where it is.</param>
/// <param name="time">The clock here, by which the time passes that the bucket said last.</param>
internal sealed class JournalBucket(AwsConnection connection, JournalAddress address, TimeProvider time)
{
    private readonly string _bucket = address.Bucket!;
    private string? _region = address.Region;
    private string? _owner = address.Owner;
    private long _ahead;

    /// <summary>The place as the user named it.</summary>
    public string JournalPath => address.Text;

    /// <summary>What time it is where the objects are written: their times are compared with that. Ours, as long as nothing has answered.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public string AddressOf(string key) => $"s3://{_bucket}/{address.Prefix}{key}";

    /// <summary>The objects under a prefix, and with a delimiter only the names of what is next below it.</summary>
    public async Task<(IReadOnlyList<StoredKey> Objects, IReadOnlyList<string> Below)> ListAsync(string prefix, bool shallow, CancellationToken cancellationToken)
    {
        var objects = new List<StoredKey>();
        var below = new List<string>();
        string? next = null;
        do
        {
            var token = next;
            var page = await CallAsync(
                async (s3, owner) => Answered(await s3.ListObjectsV2Async(
                    new ListObjectsV2Request { BucketName = _bucket, Prefix = address.Prefix + prefix, Delimiter = shallow ? "/" : null, ContinuationToken = token, ExpectedBucketOwner = owner }, cancellationToken).ConfigureAwait(false)),
                "s3:ListBucket",
                $"s3://{_bucket}",
                cancellationToken).ConfigureAwait(false);
            objects.AddRange((page.S3Objects ?? []).Select(found => new StoredKey(found.Key[address.Prefix.Length..], TimeOf(found.LastModified))));
            below.AddRange((page.CommonPrefixes ?? []).Select(found => found[address.Prefix.Length..]));
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);

        return (objects, below);
    }

    /// <summary>Reads an object; null when it is not there.</summary>
    public async Task<StoredObject?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(
                async (s3, owner) =>
                {
                    using var answer = Answered(await s3.GetObjectAsync(new GetObjectRequest { BucketName = _bucket, Key = address.Prefix + key, ExpectedBucketOwner = owner }, cancellationToken).ConfigureAwait(false));
                    using var content = new MemoryStream();
                    await answer.ResponseStream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
                    return new StoredObject(key, content.ToArray(), answer.ETag, TimeOf(answer.LastModified));
                },
                "s3:GetObject",
                AddressOf(key),
                cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (IsGone(failure.InnerException))
        {
            return null;
        }
    }

    /// <summary>Writes an object.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="content">Its content.</param>
    /// <param name="tag">What is to be replaced; null if nothing must be there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its tag; null when something else is there.</returns>
    public async Task<string?> WriteAsync(string key, ReadOnlyMemory<byte> content, string? tag, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(
                async (s3, owner) => (await s3.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = _bucket,
                        Key = address.Prefix + key,
                        InputStream = new MemoryStream(content.ToArray(), writable: false),
                        ContentType = "application/x-ndjson",
                        IfMatch = tag,
                        IfNoneMatch = tag is null ? "*" : null,
                        ExpectedBucketOwner = owner,
                    },
                    cancellationToken).ConfigureAwait(false)).ETag,
                "s3:PutObject",
                AddressOf(key),
                cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (IsConflict(failure.InnerException) || IsGone(failure.InnerException))
        {
            // An answer that got lost is asked for again by the SDK, and then our own write is in our way.
            return await ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } there && there.Bytes.AsSpan().SequenceEqual(content.Span) ? there.Tag : null;
        }
    }

    /// <summary>Deletes an object that is still what it was; one that is gone, or another by now, is left.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="tag">What it was; null for whatever it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task DeleteAsync(string key, string? tag, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(
                (s3, owner) => s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = _bucket, Key = address.Prefix + key, IfMatch = tag, ExpectedBucketOwner = owner }, cancellationToken),
                "s3:DeleteObject",
                AddressOf(key),
                cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (IsConflict(failure.InnerException) || IsGone(failure.InnerException))
        {
            // Somebody else's by now.
        }
    }

    private static bool IsConflict(Exception? failure) => failure is AmazonS3Exception { StatusCode: HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict };

    private static bool IsGone(Exception? failure) => failure is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };

    private static DateTimeOffset TimeOf(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : default;

    // Where S3 says the bucket is, when it was asked for in another Region.
    private static string? RegionOf(Exception failure) =>
        failure is AmazonS3Exception { StatusCode: HttpStatusCode.MovedPermanently, InnerException: HttpErrorResponseException redirect }
        && redirect.Response.GetHeaderValue("x-amz-bucket-region") is { Length: > 0 } region
            ? region
            : null;

    private T Answered<T>(T answer)
        where T : AmazonWebServiceResponse
    {
        if (AnswerTime.Of(answer) is { } there)
        {
            Interlocked.Exchange(ref _ahead, (there - time.GetUtcNow()).Ticks);
        }

        return answer;
    }

    private async Task<T> CallAsync<T>(Func<IAmazonS3, string, Task<T>> call, string action, string target, CancellationToken cancellationToken)
    {
        // A bucket of that name that belongs to somebody else is never written to, nor believed.
        var owner = _owner ??= await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        for (var asked = _region; ; asked = _region)
        {
            try
            {
                return await call(connection.S3(asked), owner).ConfigureAwait(false);
            }
            catch (AmazonS3Exception failure) when (RegionOf(failure) is { } region && region != asked)
            {
                _region = region;
            }
            catch (AmazonS3Exception failure) when (failure.ErrorCode == "NoSuchBucket")
            {
                throw JournalErrors.BucketNotFound(_bucket, failure);
            }
            catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
            {
                throw AwsErrors.Translate(failure, action, target);
            }
        }
    }
}

/// <summary>An object of a list.</summary>
/// <param name="Key">Its key, without the prefix.</param>
/// <param name="Written">When it was written.</param>
internal sealed record StoredKey(string Key, DateTimeOffset Written);

/// <summary>An object that was read.</summary>
/// <param name="Key">Its key, without the prefix.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Tag">Its ETag.</param>
/// <param name="Written">When it was written.</param>
internal sealed record StoredObject(string Key, byte[] Bytes, string Tag, DateTimeOffset Written);
