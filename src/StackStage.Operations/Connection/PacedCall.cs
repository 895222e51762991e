using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>A call as its quotas count it.</summary>
/// <param name="Time">The clock that the connection goes by.</param>
/// <param name="Endpoint">The endpoint, when it is not AWS's own.</param>
/// <param name="Caller">Whose calls they are.</param>
/// <param name="Region">The Region that the call is signed for.</param>
/// <param name="Service">The service's name in signatures, which its versions share: <c>apigateway</c>, <c>route53</c>.</param>
/// <param name="Operation">The operation, such as <c>DeleteDomainName</c>.</param>
public sealed record PacedCall(TimeProvider Time, string? Endpoint, Caller Caller, string Region, string Service, string Operation)
{
    /// <summary>An operation's calls through one client.</summary>
    internal static PacedCall Of(IClientConfig client, string operation, TimeProvider time, Caller caller) => new(
        time,
        string.IsNullOrEmpty(client.ServiceURL) ? null : client.ServiceURL,
        caller,
        client.AuthenticationRegion ?? client.RegionEndpoint?.SystemName ?? string.Empty,
        client.AuthenticationServiceName ?? string.Empty,
        operation);
}
