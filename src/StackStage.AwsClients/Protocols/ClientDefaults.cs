using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StackStage.AwsClients.Protocols;

/// <summary>What the packages' clients say of themselves to the SDK, and its default modes.</summary>
internal static class ClientDefaults
{
    /// <summary>The SDK's published timeouts for each defaults mode; retries are standard in all of them.</summary>
    public static readonly IDefaultConfigurationProvider Modes = new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, 3.1),
        Mode(DefaultConfigurationMode.InRegion, 1.1),
        Mode(DefaultConfigurationMode.CrossRegion, 3.1),
        Mode(DefaultConfigurationMode.Mobile, 30),
        Mode(DefaultConfigurationMode.Auto, 1.1),
    ]);

    /// <summary>The version these clients give in the user agent: that of the Core package they stand on.</summary>
    public static readonly string Version = typeof(AmazonServiceClient).Assembly.GetName().Version?.ToString(3) ?? "4";

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, double seconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(seconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(seconds),
    };
}

/// <inheritdoc cref="IServiceMetadata"/>
internal sealed class Metadata(string serviceId) : IServiceMetadata
{
    public string ServiceId { get; } = serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
