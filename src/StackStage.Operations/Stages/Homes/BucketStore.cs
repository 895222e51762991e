using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;
using StackStage.Operations.Connection;

namespace StackStage.Operations.Stages.Homes;

/// <summary>Objects of an S3 bucket, under a prefix that the keys here do not show.</summary>
internal sealed class BucketStore(IAmazonS3 s3, string bucket, string folder = "") : IObjectStore
{
    public string Bucket => bucket;

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
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = KeyOf(prefix) };
        while (true)
        {
            var page = await CallAsync(() => s3.ListObjectsV2Async(request, cancellationToken), "s3:ListBucket", $"s3://{bucket}").ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
            {
                yield return new StoredObject(found.Key[folder.Length..], found.Size ?? 0, found.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null);
            }

            if (page.IsTruncated != true)
            {
                yield break;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
    }

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = KeyOf(key) }, cancellationToken).ConfigureAwait(false);
            using var content = new MemoryStream(answer.ContentLength is > 0 and < int.MaxValue ? (int)answer.ContentLength : 0);
            await answer.ResponseStream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return content.ToArray();
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
