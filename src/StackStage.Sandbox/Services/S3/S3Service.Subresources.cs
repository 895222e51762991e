using System.Text;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Subresources of a bucket that the sandbox keeps and gives back without looking into them.</summary>
internal sealed partial class S3Service
{
    private const string XmlStart = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Ns = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    /// <summary>By query name: what GET answers when nothing was put, an error code or (with an angle bracket) a body.</summary>
    private static readonly Dictionary<string, string> Unset = new(StringComparer.Ordinal)
    {
        ["policy"] = "NoSuchBucketPolicy",
        ["lifecycle"] = "NoSuchLifecycleConfiguration",
        ["cors"] = "NoSuchCORSConfiguration",
        ["website"] = "NoSuchWebsiteConfiguration",
        ["publicAccessBlock"] = "NoSuchPublicAccessBlockConfiguration",
        ["ownershipControls"] = "OwnershipControlsNotFoundError",
        ["replication"] = "ReplicationConfigurationNotFoundError",
        ["object-lock"] = "ObjectLockConfigurationNotFoundError",
        ["encryption"] = $"<ServerSideEncryptionConfiguration{Ns}><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>",
        ["logging"] = $"<BucketLoggingStatus{Ns}/>",
        ["notification"] = $"<NotificationConfiguration{Ns}/>",
        ["accelerate"] = $"<AccelerateConfiguration{Ns}/>",
        ["requestPayment"] = $"<RequestPaymentConfiguration{Ns}><Payer>BucketOwner</Payer></RequestPaymentConfiguration>",
        ["acl"] = $"<AccessControlPolicy{Ns}><Owner><ID>sandbox</ID></Owner><AccessControlList/></AccessControlPolicy>",
    };

    private static string? SubresourceOf(HttpRequest request)
    {
        foreach (var pair in request.Query)
        {
            if (Unset.ContainsKey(pair.Key))
            {
                return pair.Key;
            }
        }

        return null;
    }

    private AwsReply GetSubresource(SandboxCall call)
    {
        var bucket = Bucket(call);
        var name = SubresourceOf(call.Request)!;
        if (!bucket.Subresources.TryGetValue(name, out var body))
        {
            var unset = Unset[name];
            if (unset[0] != '<')
            {
                throw new AwsError(unset, "The bucket has no such configuration", 404);
            }

            body = XmlStart + unset;
        }
        return new AwsReply
        {
            Bytes = Encoding.UTF8.GetBytes(body),
            ContentType = name == "policy" ? "application/json" : "application/xml",
        };
    }

    private AwsReply PutSubresource(SandboxCall call)
    {
        Bucket(call).Subresources[SubresourceOf(call.Request)!] = Encoding.UTF8.GetString(call.Request.Body);
        return AwsReply.Empty(SubresourceOf(call.Request) == "policy" ? 204 : 200);
    }

    private AwsReply DeleteSubresource(SandboxCall call)
    {
        Bucket(call).Subresources.Remove(SubresourceOf(call.Request)!);
        return AwsReply.Empty(204);
    }
}
