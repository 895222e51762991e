using System.Net;

namespace StackStage.Operations.Connection;

/// <summary>Reads the proxy settings that AWS.Tools keeps in the session. The type is not ours, so its members are read by name.</summary>
public static class ForeignProxy
{
    /// <summary>The proxy that an object describes.</summary>
    /// <param name="value">What <c>$AWSProxy</c> holds after Set-AWSProxy: a <c>ProxySettings</c> of AWS.Tools.</param>
    /// <returns>The proxy; null when none is set, or the object is something else.</returns>
    public static ConnectionProxy? TryRead(object? value)
    {
        object? Read(string name) => value?.GetType().GetProperty(name)?.GetValue(value);
        if (Read("Hostname") is not string { Length: > 0 } host || Read("Port") is not int port || port is <= 0 or > 65535)
        {
            return null;
        }

        var address = host.Contains("://", StringComparison.Ordinal) ? host : "http://" + host;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? new ConnectionProxy
            {
                Address = new UriBuilder(uri) { Port = port }.Uri,
                Credentials = Read("Credentials") as ICredentials,
                BypassList = string.Join('\n', Read("BypassList") as IEnumerable<string> ?? []),
                BypassOnLocal = Read("BypassOnLocal") is true,
            }
            : null;
    }
}
