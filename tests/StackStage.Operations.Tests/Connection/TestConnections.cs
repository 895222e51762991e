using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Connection;

/// <summary>Connections with other credentials than a rehearsal's own.</summary>
internal static class TestConnections
{
    public static Task<AwsConnection> WithTokenAsync(Rehearsal rehearsal, string token) => AwsConnection.OpenAsync(
        new ConnectionRequest
        {
            EndpointUrl = rehearsal.Sandbox.Endpoint,
            Region = Rehearsal.Region,
            Credentials = new SessionAWSCredentials(Rehearsal.AccessKeyId, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", token),
        },
        CancellationToken.None);
}
