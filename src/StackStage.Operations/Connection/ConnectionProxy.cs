using System.Net;

namespace StackStage.Operations.Connection;

/// <summary>A proxy that the session sends its AWS calls through, as Set-AWSProxy describes it.</summary>
public sealed record ConnectionProxy
{
    /// <summary>Where the proxy is.</summary>
    public required Uri Address { get; init; }

    /// <summary>What the proxy wants to know about the user, if anything. Never shown.</summary>
    public ICredentials? Credentials { get; init; }

    /// <summary>Regular expressions for addresses that are reached without the proxy, one a line.</summary>
    public string BypassList { get; init; } = string.Empty;

    /// <summary>Whether hosts without a dot in their names are reached without the proxy.</summary>
    public bool BypassOnLocal { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Address.ToString();

    internal WebProxy ToWebProxy() => new(Address, BypassOnLocal, BypassList.Split('\n', StringSplitOptions.RemoveEmptyEntries), Credentials);
}
