using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Services.S3;

/// <summary>
/// S3: versioned buckets, conditional writes and deletes, listings in pages, multipart uploads. Routing is here; what the
/// operations do is in the other parts, by subject.
/// </summary>
internal sealed partial class S3Service : SandboxService<S3State>, ITaggedResources
{
    /// <summary>An object of the largest size that is kept, with the frames of its chunks.</summary>
    private const long LargestBody = LargestObject + (1024 * 1024);

    private readonly Dictionary<string, AwsAction> _actions;

    public S3Service()
    {
        var actions = new List<AwsAction>();
        void Add(string name, Func<SandboxCall, AwsReply> handler, bool? isRead = null) =>
            actions.Add(new AwsAction(name, handler, isRead ?? AwsAction.IsReadName(name)));

        Add("ListBuckets", ListBuckets);
        Add("CreateBucket", CreateBucket);
        Add("DeleteBucket", DeleteBucket);
        Add("HeadBucket", HeadBucket);
        Add("GetBucketLocation", GetBucketLocation);
        Add("GetBucketVersioning", GetBucketVersioning);
        Add("PutBucketVersioning", PutBucketVersioning);
        Add("GetBucketTagging", GetBucketTagging);
        Add("PutBucketTagging", PutBucketTagging);
        Add("DeleteBucketTagging", DeleteBucketTagging);
        Add("GetBucketSubresource", GetSubresource);
        Add("PutBucketSubresource", PutSubresource);
        Add("DeleteBucketSubresource", DeleteSubresource);
        Add("ListObjects", ListObjects);
        Add("ListObjectsV2", ListObjectsV2);
        Add("ListObjectVersions", ListObjectVersions);
        Add("GetObject", GetObject);
        Add("HeadObject", GetObject);
        Add("PutObject", PutObject);
        Add("CopyObject", CopyObject);
        Add("DeleteObject", DeleteObject);
        Add("DeleteObjects", DeleteObjects);
        Add("GetObjectTagging", GetObjectTagging);
        Add("PutObjectTagging", PutObjectTagging);
        Add("DeleteObjectTagging", DeleteObjectTagging);
        Add("GetObjectLockConfiguration", GetObjectLockConfiguration);
        Add("PutObjectLockConfiguration", PutObjectLockConfiguration);
        Add("GetObjectRetention", GetObjectRetention);
        Add("PutObjectRetention", PutObjectRetention);
        Add("GetObjectLegalHold", GetObjectLegalHold);
        Add("PutObjectLegalHold", PutObjectLegalHold);
        Add("CreateMultipartUpload", CreateMultipartUpload);
        Add("UploadPart", UploadPart);
        Add("CompleteMultipartUpload", CompleteMultipartUpload);
        Add("AbortMultipartUpload", AbortMultipartUpload);
        Add("ListMultipartUploads", ListMultipartUploads);
        Add("ListParts", ListParts);
        _actions = actions.ToDictionary(a => a.Name, StringComparer.Ordinal);
    }

    public override string Name => "s3";

    public override AwsProtocol Protocol => AwsProtocol.S3;

    public override string XmlNamespace => "http://s3.amazonaws.com/doc/2006-03-01/";

    protected override StateScope Scope => StateScope.Universal;

    public override AwsAction? Match(SandboxCall call)
    {
        var target = S3Target.Of(call.Request);
        if (target.Bucket is not null)
        {
            call.Labels["Bucket"] = target.Bucket;
        }

        if (target.Key is not null)
        {
            call.Labels["Key"] = target.Key;
        }

        // What a presigned request says in its query is as good as a header.
        foreach (var (name, value) in call.Request.Query)
        {
            if (S3Routes.IsHeader(name))
            {
                call.Request.Headers.TryAdd(name, value);
            }
        }

        var action = S3Routes.Find(target, call.Request);
        return action is null ? null : _actions[action == "PutObject" && call.Header("x-amz-copy-source") is not null ? "CopyObject" : action];
    }

    public override AwsError UnknownAction(SandboxCall call)
    {
        var parts = S3Routes.Parts(call.Request);
        if (call.Request.Method == "PUT" && parts.Contains("versionId"))
        {
            return S3Errors.Invalid("versionId", call.Query("versionId")!, "This operation does not accept a version-id.");
        }

        return parts.Count == 0 || S3Routes.IsOtherMethodKnown(S3Target.Of(call.Request), call.Request)
            ? new AwsError("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)
            : new AwsError("NotImplemented", $"The sandbox does not implement {call.Request.Method} with '{string.Join("', '", parts)}' in the query.", 501);
    }

    public override IEnumerable<string> Operations => _actions.Keys;

    public override long BodyLimit(HttpRequest head) => head.Method == "PUT" ? LargestBody : base.BodyLimit(head);

    public override string? ResourceOf(SandboxCall call) =>
        call.Labels.TryGetValue("Bucket", out var bucket)
            ? call.Labels.TryGetValue("Key", out var key) ? bucket + "/" + key : bucket
            : null;

    public override string ArnOf(SandboxCall call) => "arn:aws:s3:::" + (call.Resource ?? "*");

    public override string IamActionOf(SandboxCall call) => "s3:" + call.ActionName switch
    {
        "HeadBucket" or "ListObjects" or "ListObjectsV2" => "ListBucket",
        "ListObjectVersions" => "ListBucketVersions",
        "ListBuckets" => "ListAllMyBuckets",
        "HeadObject" => call.Query("versionId") is null ? "GetObject" : "GetObjectVersion",
        "GetObject" when call.Query("versionId") is not null => "GetObjectVersion",
        "DeleteObject" when call.Query("versionId") is not null => "DeleteObjectVersion",
        "DeleteObjects" => "DeleteObject",
        "GetObjectLockConfiguration" => "GetBucketObjectLockConfiguration",
        "PutObjectLockConfiguration" => "PutBucketObjectLockConfiguration",
        "CopyObject" or "CreateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload" => "PutObject",
        var other => other,
    };

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) =>
        StateOf(accountId, region).Buckets.Values
            .Where(b => b.AccountId == accountId && b.Region == region && b.Tags.Count > 0)
            .Select(b => new TaggedResource("arn:aws:s3:::" + b.Name, b.Tags));

    /// <summary>The call's bucket: there, the caller's own, and in the Region that was asked.</summary>
    private S3Bucket Bucket(SandboxCall call, bool anyRegion = false)
    {
        var bucket = Find(call, call.Label("Bucket"));
        if (!anyRegion && bucket.Region != call.Region)
        {
            throw S3Errors.Redirect(bucket);
        }

        return bucket;
    }

    private S3Bucket Find(SandboxCall call, string name)
    {
        if (!State(call).Buckets.TryGetValue(name, out var bucket))
        {
            throw S3Errors.NoSuchBucket(name);
        }

        if (bucket.AccountId != call.AccountId)
        {
            throw new AwsError("AccessDenied", "Access Denied", 403);
        }

        if (call.Header("x-amz-expected-bucket-owner") is { } owner && owner != bucket.AccountId)
        {
            throw new AwsError("AccessDenied", "Access Denied", 403);
        }

        return bucket;
    }
}
