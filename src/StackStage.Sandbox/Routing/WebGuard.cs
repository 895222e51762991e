using System.Net;
using StackStage.Sandbox.Http;

namespace StackStage.Sandbox.Routing;

/// <summary>
/// Tells programs from web pages. A page in this machine's browser can send requests to loopback – across origins, or,
/// after its host name was made to mean 127.0.0.1, from an origin of its own – but it cannot hide what its browser says of it.
/// </summary>
internal static class WebGuard
{
    /// <summary>Why a request is refused, or null.</summary>
    public static string? ReasonToRefuse(HttpHeaders headers)
    {
        if (headers.ContainsKey("Origin"))
        {
            return "it has an Origin.";
        }

        if (headers.Find("Sec-Fetch-Site") is { } site && !site.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return "its Sec-Fetch-Site is not 'none'.";
        }

        return IsLoopback(headers.Find("Host") ?? "")
            ? null
            : "its Host is not one of localhost, 127.0.0.1, [::1] and names under localhost (bucket.localhost).";
    }

    /// <summary>Whether a Host is a loopback address, localhost, or a name under it (which is where virtual-host S3 style leads).</summary>
    private static bool IsLoopback(string host)
    {
        if (host.StartsWith('['))
        {
            var end = host.IndexOf(']');
            return end > 0 && IsPort(host[(end + 1)..]) && IPAddress.TryParse(host[1..end], out var six) && IPAddress.IsLoopback(six);
        }

        var colon = host.IndexOf(':');
        var name = colon < 0 ? host : host[..colon];
        if (colon >= 0 && !IsPort(host[colon..]))
        {
            return false;
        }

        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    private static bool IsPort(string text) => text.Length == 0 || (text.Length is > 1 and < 7 && text[0] == ':' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);
}
