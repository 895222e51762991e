using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.S3;

/// <summary>S3's errors with the texts and elements that S3 gives them.</summary>
internal static class S3Errors
{
    public static AwsError NoSuchBucket(string bucket) =>
        new("NoSuchBucket", "The specified bucket does not exist", 404) { Members = new JsonObject { ["BucketName"] = bucket } };

    public static AwsError NoSuchKey(string key, bool deleteMarker = false, string? versionId = null) =>
        new("NoSuchKey", "The specified key does not exist.", 404)
        {
            Members = new JsonObject { ["Key"] = key },
            Headers = deleteMarker
                ? new Dictionary<string, string> { ["x-amz-delete-marker"] = "true", ["x-amz-version-id"] = versionId ?? "null" }
                : null,
        };

    public static AwsError NoSuchVersion(string key, string versionId) =>
        new("NoSuchVersion", "The specified version does not exist.", 404)
        {
            Members = new JsonObject { ["Key"] = key, ["VersionId"] = versionId },
        };

    public static AwsError Precondition(string condition) =>
        new("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412)
        {
            Members = new JsonObject { ["Condition"] = condition },
        };

    public static AwsError NotImplemented(string header) =>
        new("NotImplemented", "A header you provided implies functionality that is not implemented", 501)
        {
            Members = new JsonObject { ["Header"] = header },
        };

    public static AwsError Redirect(S3Bucket bucket) =>
        new("PermanentRedirect", "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.", 301)
        {
            Members = new JsonObject
            {
                ["Endpoint"] = $"{bucket.Name}.s3.{bucket.Region}.amazonaws.com",
                ["Bucket"] = bucket.Name,
            },
            Headers = new Dictionary<string, string> { ["x-amz-bucket-region"] = bucket.Region },
        };

    public static AwsError Invalid(string argument, string value, string message) =>
        new("InvalidArgument", message)
        {
            Members = new JsonObject { ["ArgumentName"] = argument, ["ArgumentValue"] = value },
        };

    public static AwsError NoSuchUpload(string uploadId) =>
        new("NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", 404)
        {
            Members = new JsonObject { ["UploadId"] = uploadId },
        };

    public static AwsError Malformed() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
}
