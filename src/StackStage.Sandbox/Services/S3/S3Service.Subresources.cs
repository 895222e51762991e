using System.Text;
using System.Text.Json;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Subresources of a bucket that the sandbox keeps and gives back without looking into them.</summary>
internal sealed partial class S3Service
{
    private const string XmlStart = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Ns = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    /// <summary>By query name: what GET answers when nothing was put, an error code or (with an angle bracket) a body; whether DELETE is an operation.</summary>
    public static IReadOnlyList<(string Name, string Unset, bool CanBeDeleted)> KeptSubresources { get; } =
    [
        ("policy", "NoSuchBucketPolicy", true),
        ("lifecycle", "NoSuchLifecycleConfiguration", true),
        ("cors", "NoSuchCORSConfiguration", true),
        ("website", "NoSuchWebsiteConfiguration", true),
        ("publicAccessBlock", "NoSuchPublicAccessBlockConfiguration", true),
        ("ownershipControls", "OwnershipControlsNotFoundError", true),
        ("replication", "ReplicationConfigurationNotFoundError", true),
        ("encryption", $"<ServerSideEncryptionConfiguration{Ns}><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>", true),
        ("logging", $"<BucketLoggingStatus{Ns}/>", false),
        ("notification", $"<NotificationConfiguration{Ns}/>", false),
        ("accelerate", $"<AccelerateConfiguration{Ns}/>", false),
        ("requestPayment", $"<RequestPaymentConfiguration{Ns}><Payer>BucketOwner</Payer></RequestPaymentConfiguration>", false),
        ("acl", $"<AccessControlPolicy{Ns}><Owner><ID>sandbox</ID></Owner><AccessControlList/></AccessControlPolicy>", false),
    ];

    private static (string Name, string Unset, bool CanBeDeleted) SubresourceOf(HttpRequest request) =>
        KeptSubresources.First(kept => request.HasQuery(kept.Name));

    private AwsReply GetSubresource(SandboxCall call)
    {
        var bucket = Bucket(call);
        var (name, unset, _) = SubresourceOf(call.Request);
        if (!bucket.Subresources.TryGetValue(name, out var body))
        {
            body = unset[0] == '<' ? XmlStart + unset : throw new AwsError(unset, "The bucket has no such configuration", 404);
        }

        return new AwsReply
        {
            Bytes = Encoding.UTF8.GetBytes(body),
            ContentType = name == "policy" ? "application/json" : "application/xml",
        };
    }

    private AwsReply PutSubresource(SandboxCall call)
    {
        var bucket = Bucket(call);
        var (name, _, _) = SubresourceOf(call.Request);
        if (name == "acl" && call.Request.Body.Length == 0)
        {
            // A canned ACL or grants, in headers: nobody but the owner ever comes here.
            return AwsReply.Empty();
        }

        if (name == "policy")
        {
            CheckPolicy(call.Request.Body);
        }
        else
        {
            _ = call.Xml;
        }

        bucket.Subresources[name] = Encoding.UTF8.GetString(call.Request.Body);
        return AwsReply.Empty(name == "policy" ? 204 : 200);
    }

    private AwsReply DeleteSubresource(SandboxCall call)
    {
        Bucket(call).Subresources.Remove(SubresourceOf(call.Request).Name);
        return AwsReply.Empty(204);
    }

    private static void CheckPolicy(byte[] body)
    {
        try
        {
            using var policy = JsonDocument.Parse(body);
            if (policy.RootElement.ValueKind == JsonValueKind.Object)
            {
                return;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new AwsError("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
    }
}
