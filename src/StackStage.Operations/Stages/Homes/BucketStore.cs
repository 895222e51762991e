using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>Objects of an S3 bucket, under a prefix that the keys here do not show.</summary>
internal sealed class BucketStore(IAmazonS3 s3, string bucket, string folder = "", string? owner = null) : IObjectStore
{
    public string Bucket => bucket;

    /// <summary>What objects that are written say they are.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>How S3 is told to encrypt what is written; null for as the bucket says.</summary>
    public ServerSideEncryptionMethod? Encryption { get; init; }

    /// <summary>The KMS key for that; null for S3's own.</summary>
    public string? EncryptionKeyId { get; init; }

    /// <summary>Where S3 says a bucket is, when it was asked for in another Region; else null.</summary>
    public static string? RegionOf(Exception? failure) =>
        failure is AmazonS3Exception { StatusCode: HttpStatusCode.MovedPermanently, InnerException: HttpErrorResponseException redirect }
        && redirect.Response.GetHeaderValue("x-amz-bucket-region") is { Length: > 0 } region
            ? region
            : null;

    public string KeyOf(string key) => folder + key;

    public string AddressOf(string key) => $"s3://{bucket}/{KeyOf(key)}";

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = KeyOf(prefix), ExpectedBucketOwner = owner };
        while (true)
        {
            var page = await CallAsync(() => s3.ListObjectsV2Async(request, cancellationToken), "s3:ListBucket", $"s3://{bucket}").ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
            {
                yield return new StoredObject(found.Key[folder.Length..], found.Size ?? 0, TimeOf(found.LastModified));
            }

            if (page.IsTruncated != true)
            {
                yield break;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
    }

    public async IAsyncEnumerable<StoredVersion> ListVersionsAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListVersionsRequest { BucketName = bucket, Prefix = KeyOf(key), ExpectedBucketOwner = owner };
        while (true)
        {
            var page = await CallAsync(() => s3.ListVersionsAsync(request, cancellationToken), "s3:ListBucketVersions", $"s3://{bucket}").ConfigureAwait(false);
            foreach (var found in page.Versions ?? [])
            {
                // A prefix is no name: 'dev.json' also begins 'dev.json.bak'. A marker says that the object was deleted; it has no content.
                if (found.Key == request.Prefix && found.IsDeleteMarker != true)
                {
                    yield return new StoredVersion(key, found.VersionId, found.ETag, found.Size ?? 0, TimeOf(found.LastModified), found.IsLatest == true);
                }
            }

            if (page.IsTruncated != true)
            {
                yield break;
            }

            request.KeyMarker = page.NextKeyMarker;
            request.VersionIdMarker = page.NextVersionIdMarker;
        }
    }

    public async Task<StoredContent?> ReadAsync(string key, CancellationToken cancellationToken, string? versionId = null)
    {
        try
        {
            var request = new GetObjectRequest { BucketName = bucket, Key = KeyOf(key), VersionId = versionId, ExpectedBucketOwner = owner };
            using var answer = await s3.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
            using var content = new MemoryStream(answer.ContentLength is > 0 and < int.MaxValue ? (int)answer.ContentLength : 0);
            await answer.ResponseStream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return new StoredContent(key, content.ToArray(), answer.ETag, TimeOf(answer.LastModified));
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.NotFound && failure.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
        {
            throw StageErrors.Translate(failure, bucket, "s3:GetObject", AddressOf(key));
        }
    }

    public async Task<string> WriteAsync(string key, ReadOnlyMemory<byte> content, WriteCondition condition, IOperationHost host, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = KeyOf(key),
            InputStream = new MemoryStream(content.ToArray(), writable: false),
            ContentType = ContentType,
            ServerSideEncryptionMethod = Encryption,
            ServerSideEncryptionKeyManagementServiceKeyId = EncryptionKeyId,
            ExpectedBucketOwner = owner,
            IfMatch = condition.Tag,
            IfNoneMatch = condition.Tag is null ? "*" : null,
        };
        try
        {
            return (await s3.PutObjectAsync(request, cancellationToken).ConfigureAwait(false)).ETag;
        }
        catch (AmazonS3Exception failure) when (IsConflict(failure) || IsGone(failure))
        {
            // An answer that got lost is asked for again by the SDK, and then our own write is in our way.
            if (await ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } there && there.Bytes.AsSpan().SequenceEqual(content.Span))
            {
                return there.Tag;
            }

            throw new ObjectChangedException(AddressOf(key), failure);
        }
        catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
        {
            throw StageErrors.Translate(failure, bucket, "s3:PutObject", AddressOf(key));
        }
    }

    public async Task<bool> DeleteAsync(string key, string tag, CancellationToken cancellationToken)
    {
        try
        {
            await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = KeyOf(key), IfMatch = tag, ExpectedBucketOwner = owner }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception failure) when (IsGone(failure))
        {
            return false;
        }
        catch (AmazonS3Exception failure) when (IsConflict(failure))
        {
            // In a bucket with versions, a deleted object answers like one that changed.
            return await ReadAsync(key, cancellationToken).ConfigureAwait(false) is null ? false : throw new ObjectChangedException(AddressOf(key), failure);
        }
        catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
        {
            throw StageErrors.Translate(failure, bucket, "s3:DeleteObject", AddressOf(key));
        }
    }

    private static bool IsConflict(AmazonS3Exception failure) => failure.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict;

    private static bool IsGone(AmazonS3Exception failure) => failure.StatusCode == HttpStatusCode.NotFound && failure.ErrorCode != "NoSuchBucket";

    private static DateTimeOffset? TimeOf(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private async Task<T> CallAsync<T>(Func<Task<T>> call, string action, string target)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
        {
            throw StageErrors.Translate(failure, bucket, action, target);
        }
    }
}
