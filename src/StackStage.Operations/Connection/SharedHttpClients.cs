using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>One HTTP client, and so one pool of connections, for all services, Regions and cmdlets of a session.</summary>
internal sealed class SharedHttpClients : HttpClientFactory
{
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public static SharedHttpClients Instance { get; } = new();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var isDirect = IsDirect(clientConfig);
        return _clients.GetOrAdd(GetConfigUniqueString(clientConfig), _ => new HttpClient(
            new SocketsHttpHandler
            {
                // A dead endpoint is told within seconds, not after the operating system's two minutes.
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AutomaticDecompression = DecompressionMethods.None,
                AllowAutoRedirect = false,

                // The proxy of the environment (HTTPS_PROXY, NO_PROXY) or of the system.
                UseProxy = !isDirect,
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
        return IsDirect(clientConfig) ? "direct" : "proxied";
    }

    // What is on this machine no proxy can reach.
    private static bool IsDirect(IClientConfig clientConfig) => Uri.TryCreate(clientConfig.ServiceURL, UriKind.Absolute, out var endpoint) && endpoint.IsLoopback;
}
