using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.S3;

/// <summary>
/// The section <c>s3</c> of a scenario: <c>buckets</c>, each with <c>name</c>, <c>region</c>?, <c>account</c>?,
/// <c>versioning</c>?, <c>tags</c>?, <c>objectLock</c>? and <c>objects</c>. An object has a <c>key</c> and its body as <c>json</c>,
/// <c>text</c>, <c>base64</c> or <c>file</c>; a key may come again, oldest version first.
/// </summary>
internal sealed partial class S3Service
{
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioBucket>("buckets"))
        {
            var account = described.Account ?? section.AccountId;
            var state = StateOf(account, described.Region ?? section.Region);
            if (!state.Buckets.TryGetValue(described.Name, out var bucket))
            {
                state.Buckets[described.Name] = bucket = new S3Bucket
                {
                    Name = described.Name,
                    AccountId = account,
                    Region = described.Region ?? section.Region,
                    Created = S3Time.Whole(described.Created ?? section.Now),
                };
            }

            if (described.ObjectLock is { } objectLock)
            {
                bucket.ObjectLock = objectLock;
                bucket.Versioning = "Enabled";
            }

            bucket.Versioning = described.Versioning ?? bucket.Versioning;
            if (bucket.ObjectLock is not null && bucket.Versioning != "Enabled")
            {
                throw new InvalidDataException($"The bucket '{bucket.Name}' has an objectLock: its versioning can only be Enabled.");
            }

            foreach (var (key, value) in described.Tags ?? [])
            {
                bucket.Tags[key] = value;
            }

            foreach (var item in described.Objects ?? [])
            {
                Add(section, bucket, item);
            }
        }
    }

    private void Add(ScenarioSection section, S3Bucket bucket, ScenarioObject item)
    {
        var body = item switch
        {
            { Json: { } json } => Encoding.UTF8.GetBytes(json.ToJsonString(SandboxJson.Compact)),
            { Text: { } text } => Encoding.UTF8.GetBytes(text),
            { Base64: { } base64 } => Convert.FromBase64String(base64),
            { File: { } file } => section.File(file),
            _ => [],
        };
        if (item.Gzip == true)
        {
            body = Compress(body);
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in item.Headers ?? [])
        {
            headers[name] = value;
        }

        Store(bucket, item.Key, new S3Version
        {
            VersionId = NewVersionId(bucket),
            Modified = S3Time.Whole(item.Modified ?? section.Now),
            IsDeleteMarker = item.DeleteMarker == true,
            Body = body,
            ETag = S3Checksums.ETag(body),
            Headers = headers,
            Tags = item.Tags ?? [],
            Lock = LockOf(bucket, item, section.Now),
        });
    }

    private static S3Lock? LockOf(S3Bucket bucket, ScenarioObject item, DateTimeOffset now)
    {
        var kept = item.Lock ?? bucket.ObjectLock?.Default(S3Time.Whole(item.Modified ?? now));
        if (kept is not null && bucket.ObjectLock is null)
        {
            throw new InvalidDataException($"The object '{item.Key}' has a lock, its bucket '{bucket.Name}' no objectLock.");
        }

        if (kept is not null && (kept.Mode is null != kept.Until is null || kept.Mode is not (null or S3Locks.Governance or S3Locks.Compliance)))
        {
            throw new InvalidDataException($"The lock of the object '{item.Key}' has a mode ({S3Locks.Governance} or {S3Locks.Compliance}) and an until, or neither.");
        }

        return kept;
    }

    private static byte[] Compress(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private sealed record ScenarioBucket(
        string Name, string? Region, string? Account, string? Versioning, DateTimeOffset? Created,
        Dictionary<string, string>? Tags, S3ObjectLock? ObjectLock, List<ScenarioObject>? Objects);

    private sealed record ScenarioObject(
        string Key, JsonNode? Json, string? Text, string? Base64, string? File, bool? Gzip, bool? DeleteMarker,
        DateTimeOffset? Modified, Dictionary<string, string>? Headers, Dictionary<string, string>? Tags, S3Lock? Lock);
}
