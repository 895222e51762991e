using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Harness;

/// <summary>A sandbox on a clock that jumps from wait to wait, and a connection to it.</summary>
internal sealed class Rehearsal : IDisposable
{
    public const string Region = "eu-central-1";

    public Rehearsal(SandboxOptions? options = null)
    {
        Sandbox = StageSandbox.Start((options ?? new SandboxOptions()) with { Clock = SandboxClock.Jumping() });
        Host = new RecordingHost { Time = Sandbox.Clock };
    }

    public StageSandbox Sandbox { get; }

    public RecordingHost Host { get; init; }

    public Task<AwsConnection> ConnectAsync(string? accountId = null) => AwsConnection.OpenAsync(
        new ConnectionRequest
        {
            EndpointUrl = Sandbox.Endpoint,
            Region = Region,
            Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            AccountId = accountId,
            Time = Sandbox.Clock,
        },
        CancellationToken.None);

    public void Dispose() => Sandbox.Dispose();
}
