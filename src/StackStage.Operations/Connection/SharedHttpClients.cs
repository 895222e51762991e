using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>One HTTP client, and so one pool of connections, for all services, Regions and cmdlets of a session that take the same way out.</summary>
internal sealed class SharedHttpClients(ConnectionProxy? proxy) : HttpClientFactory
{
    private static readonly ConcurrentDictionary<(bool IsDirect, ConnectionProxy? Proxy), HttpClient> Clients = new();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var isDirect = IsDirect(clientConfig);
        return Clients.GetOrAdd((isDirect, isDirect ? null : proxy), static way => new HttpClient(
            new SocketsHttpHandler
            {
                // A dead endpoint is told within seconds, not after the operating system's two minutes.
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),

                // On this machine a connection costs nothing, and whoever has the port tomorrow is somebody else.
                PooledConnectionIdleTimeout = way.IsDirect ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1),
                AutomaticDecompression = DecompressionMethods.None,
                AllowAutoRedirect = false,

                // The session's proxy, or that of the environment (HTTPS_PROXY, NO_PROXY) or of the system.
                UseProxy = !way.IsDirect,
                Proxy = way.Proxy?.ToWebProxy(),
            },
            disposeHandler: true)
        {
            Timeout = TimeSpan.FromSeconds(100),
        });
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public override string GetConfigUniqueString(IClientConfig clientConfig)
    {
        ArgumentNullException.ThrowIfNull(clientConfig);
        return IsDirect(clientConfig) ? "direct" : proxy?.ToString() ?? "proxied";
    }

    // What is on this machine no proxy can reach.
    private static bool IsDirect(IClientConfig clientConfig) => Uri.TryCreate(clientConfig.ServiceURL, UriKind.Absolute, out var endpoint) && endpoint.IsLoopback;
}
