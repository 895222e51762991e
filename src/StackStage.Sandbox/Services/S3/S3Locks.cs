using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Object Lock's rules: what may be asked for, and what it forbids.</summary>
internal static class S3Locks
{
    public const string Governance = "GOVERNANCE";
    public const string Compliance = "COMPLIANCE";

    /// <summary>The lock that a write asks for in its headers or, when it asks for none, that the bucket gives by default.</summary>
    public static S3Lock? OfWrite(SandboxCall call, S3Bucket bucket, bool needsDigest)
    {
        var mode = call.Header("x-amz-object-lock-mode");
        var until = call.Header("x-amz-object-lock-retain-until-date");
        var hold = call.Header("x-amz-object-lock-legal-hold");
        if (mode is null && until is null && hold is null)
        {
            return bucket.ObjectLock?.Default(call.Now);
        }

        if (bucket.ObjectLock is null)
        {
            throw MissingConfiguration();
        }

        if (needsDigest && call.Header("Content-MD5") is null && call.Request.Headers.Keys.All(h => !h.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase)))
        {
            throw new AwsError("InvalidRequest", "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
        }

        if (mode is null != until is null)
        {
            throw S3Errors.Invalid(mode is null ? "x-amz-object-lock-mode" : "x-amz-object-lock-retain-until-date", "null", "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }

        if (hold is not (null or "ON" or "OFF"))
        {
            throw S3Errors.Invalid("x-amz-object-lock-legal-hold", hold, "Legal Hold must be either of 'ON' or 'OFF'");
        }

        var kept = mode is null ? bucket.ObjectLock.Default(call.Now) ?? new S3Lock() : new S3Lock { Mode = Mode(mode), Until = Until(until!, call.Now) };
        kept.LegalHold = hold is null ? null : hold == "ON";
        return kept;
    }

    /// <summary>The retention in a body; null for an empty one, which takes the retention away.</summary>
    public static S3Lock? OfXml(XElement retention, DateTimeOffset now)
    {
        var (mode, until) = (retention.Text("Mode"), retention.Text("RetainUntilDate"));
        if (mode is null && until is null)
        {
            return null;
        }

        return mode is null || until is null ? throw S3Errors.Malformed() : new S3Lock { Mode = Mode(mode), Until = Until(until, now) };
    }

    /// <summary>A bucket's default, as a body describes it.</summary>
    public static S3ObjectLock ConfigurationOf(XElement xml)
    {
        if (xml.Name.LocalName != "ObjectLockConfiguration" || xml.Text("ObjectLockEnabled") != "Enabled")
        {
            throw S3Errors.Malformed();
        }

        if (xml.Child("Rule") is not { } rule)
        {
            return new S3ObjectLock();
        }

        var retention = rule.Child("DefaultRetention") ?? throw S3Errors.Malformed();
        var (days, years) = (Period(retention, "Days"), Period(retention, "Years"));
        if (days is null == years is null || retention.Text("Mode") is not (Governance or Compliance))
        {
            throw S3Errors.Malformed();
        }

        return new S3ObjectLock { Mode = retention.Text("Mode"), Days = days, Years = years };
    }

    /// <summary>Whether a version may go, or its retention be replaced by <paramref name="replacement"/>.</summary>
    public static void CheckRetention(SandboxCall call, S3Version version, S3Lock? replacement)
    {
        if (version.Lock is not { } kept || kept.Until is not { } until || until <= call.Now)
        {
            return;
        }

        var isKept = replacement?.Mode == kept.Mode && replacement?.Until >= until;
        var isBypassed = kept.Mode == Governance && call.Header("x-amz-bypass-governance-retention")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        if (!isKept && !isBypassed)
        {
            throw Protected();
        }
    }

    /// <summary>Whether a version may be deleted for good.</summary>
    public static void CheckDeletion(SandboxCall call, S3Version version)
    {
        if (version.Lock?.LegalHold == true)
        {
            throw Protected();
        }

        CheckRetention(call, version, replacement: null);
    }

    public static AwsReply Describe(AwsReply reply, S3Lock? kept) => reply
        .With("x-amz-object-lock-mode", kept?.Mode)
        .With("x-amz-object-lock-retain-until-date", kept?.Until is { } until ? AwsTime.Iso(until) : null)
        .With("x-amz-object-lock-legal-hold", kept?.LegalHold is { } hold ? hold ? "ON" : "OFF" : null);

    public static AwsError MissingConfiguration() => new("InvalidRequest", "Bucket is missing Object Lock Configuration");

    private static AwsError Protected() => new("AccessDenied", "Access Denied because object protected by object lock.", 403);

    private static string Mode(string mode) => mode is Governance or Compliance
        ? mode
        : throw S3Errors.Invalid("x-amz-object-lock-mode", mode, "Unknown wormMode directive.");

    private static DateTimeOffset Until(string text, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var until))
        {
            throw S3Errors.Invalid("x-amz-object-lock-retain-until-date", text, "The retain until date must be provided in ISO 8601 format");
        }

        return until > now ? until : throw S3Errors.Invalid("x-amz-object-lock-retain-until-date", text, "The retain until date must be in the future!");
    }

    private static int? Period(XElement retention, string name)
    {
        if (retention.Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 36_500
            ? number
            : throw new AwsError("InvalidArgument", $"Default retention period must be a positive integer value.") { Members = new JsonObject { ["ArgumentName"] = name } };
    }
}
