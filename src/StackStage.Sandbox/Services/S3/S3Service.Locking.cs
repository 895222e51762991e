using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Object Lock: a bucket's default, retention and legal hold of single versions.</summary>
internal sealed partial class S3Service
{
    private AwsReply GetObjectLockConfiguration(SandboxCall call)
    {
        var kept = Bucket(call).ObjectLock
            ?? throw new AwsError("ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket", 404);
        return AwsReply.Of(new XElement("ObjectLockConfiguration",
            new XElement("ObjectLockEnabled", "Enabled"),
            kept.Mode is null ? null : new XElement("Rule", new XElement("DefaultRetention",
                new XElement("Mode", kept.Mode),
                kept.Days is { } days ? new XElement("Days", days.ToString(CultureInfo.InvariantCulture)) : null,
                kept.Years is { } years ? new XElement("Years", years.ToString(CultureInfo.InvariantCulture)) : null))));
    }

    private AwsReply PutObjectLockConfiguration(SandboxCall call)
    {
        var bucket = Bucket(call);
        if (bucket.Versioning != "Enabled")
        {
            throw new AwsError("InvalidBucketState", "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration", 409);
        }

        bucket.ObjectLock = S3Locks.ConfigurationOf(call.Xml);
        return AwsReply.Empty();
    }

    private AwsReply GetObjectRetention(SandboxCall call)
    {
        var kept = Lockable(call).Lock;
        return kept?.Mode is null
            ? throw NoLock()
            : AwsReply.Of(new XElement("Retention", new XElement("Mode", kept.Mode), new XElement("RetainUntilDate", AwsTime.Iso(kept.Until!.Value))));
    }

    private AwsReply PutObjectRetention(SandboxCall call)
    {
        var version = Lockable(call);
        var wanted = S3Locks.OfXml(call.Xml, call.Now);
        S3Locks.CheckRetention(call, version, wanted);
        version.Lock = new S3Lock { Mode = wanted?.Mode, Until = wanted?.Until, LegalHold = version.Lock?.LegalHold };
        return AwsReply.Empty();
    }

    private AwsReply GetObjectLegalHold(SandboxCall call)
    {
        var hold = Lockable(call).Lock?.LegalHold ?? throw NoLock();
        return AwsReply.Of(new XElement("LegalHold", new XElement("Status", hold ? "ON" : "OFF")));
    }

    private AwsReply PutObjectLegalHold(SandboxCall call)
    {
        var version = Lockable(call);
        var status = call.Xml.Text("Status");
        if (status is not ("ON" or "OFF"))
        {
            throw S3Errors.Malformed();
        }

        version.Lock = new S3Lock { Mode = version.Lock?.Mode, Until = version.Lock?.Until, LegalHold = status == "ON" };
        return AwsReply.Empty();
    }

    private S3Version Lockable(SandboxCall call)
    {
        var (bucket, version) = Version(call);
        return bucket.ObjectLock is null ? throw S3Locks.MissingConfiguration() : version;
    }

    private static AwsError NoLock() =>
        new("NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration", 404);
}
