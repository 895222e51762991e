using System.Globalization;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Conditional requests: writes, deletes, reads, copies.</summary>
internal static class S3Conditions
{
    /// <summary>If-None-Match: * and If-Match of a write against the current version (null when there is none).</summary>
    public static void CheckWrite(SandboxCall call, string key, S3Version? current)
    {
        var live = current is { IsDeleteMarker: false } ? current : null;
        if (call.Header("If-None-Match") is { } none)
        {
            if (none.Trim() != "*")
            {
                throw S3Errors.NotImplemented("If-None-Match");
            }

            if (live is not null)
            {
                throw S3Errors.Precondition("If-None-Match");
            }
        }
        if (call.Header("If-Match") is { } match)
        {
            if (live is null)
            {
                throw S3Errors.NoSuchKey(key);
            }

            if (!Matches(match, live.ETag))
            {
                throw S3Errors.Precondition("If-Match");
            }
        }
    }

    /// <summary>
    /// If-Match of a delete: the current version has to be this one, also when another version is to be deleted. Nothing
    /// there is a 404; a delete marker on top is a condition that does not hold.
    /// </summary>
    public static void CheckDelete(string? ifMatch, string key, S3Version? current)
    {
        if (ifMatch is null)
        {
            return;
        }

        if (current is null)
        {
            throw S3Errors.NoSuchKey(key);
        }

        if (current.IsDeleteMarker || !Matches(ifMatch, current.ETag))
        {
            throw S3Errors.Precondition("If-Match");
        }
    }

    /// <summary>The conditions of a read; true when the answer is 304.</summary>
    public static bool IsNotModified(SandboxCall call, S3Version version)
    {
        if (call.Header("If-Match") is { } match)
        {
            if (!Matches(match, version.ETag))
            {
                throw S3Errors.Precondition("If-Match");
            }
        }
        else if (Date(call.Header("If-Unmodified-Since")) is { } unmodified && version.Modified > unmodified)
        {
            throw S3Errors.Precondition("If-Unmodified-Since");
        }
        if (call.Header("If-None-Match") is { } none)
        {
            return Matches(none, version.ETag);
        }

        return Date(call.Header("If-Modified-Since")) is { } modified && version.Modified <= modified;
    }

    /// <summary>The conditions of a copy on its source.</summary>
    public static void CheckCopySource(SandboxCall call, S3Version source)
    {
        if (call.Header("x-amz-copy-source-if-match") is { } match && !Matches(match, source.ETag))
        {
            throw S3Errors.Precondition("x-amz-copy-source-If-Match");
        }

        if (call.Header("x-amz-copy-source-if-none-match") is { } none && Matches(none, source.ETag))
        {
            throw S3Errors.Precondition("x-amz-copy-source-If-None-Match");
        }
    }

    public static bool Matches(string condition, string etag) =>
        condition.Split(',', StringSplitOptions.TrimEntries).Any(c => c == "*" || Bare(c) == Bare(etag));

    private static string Bare(string etag) => (etag.StartsWith("W/", StringComparison.Ordinal) ? etag[2..] : etag).Trim('"');

    private static DateTimeOffset? Date(string? header) =>
        DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
