using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Pacing;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Harness;

/// <summary>A sandbox on a clock that jumps from wait to wait, and a connection to it.</summary>
internal sealed class Rehearsal : IDisposable
{
    public const string Region = "eu-central-1";

    /// <summary>The access key of the sandbox's own account in these tests.</summary>
    public const string AccessKeyId = "AKIAIOSFODNN7EXAMPLE";

    private static readonly string[] Others = ["111122223333", "222233334444", "444455556666", "999900001111", "999988887777"];

    /// <summary>A sandbox whose time stands still, and which lets a few further accounts in: the key of each is its id.</summary>
    public static SandboxOptions StandingStill => new()
    {
        Clock = SandboxClock.Manual(),
        AccessKeyId = AccessKeyId,
        OtherAccounts = Others,
    };

    public Rehearsal(SandboxOptions? options = null)
    {
        Sandbox = StageSandbox.Start((options ?? new SandboxOptions()) with { Clock = SandboxClock.Jumping(), AccessKeyId = AccessKeyId, OtherAccounts = Others });
        RequestsUnderWay.Watch(Sandbox);
        Journals = new MemoryJournals(Sandbox.Clock);
        Host = new RecordingHost { Time = Sandbox.Clock, Journals = Journals };
    }

    /// <summary>What runs write down; as a disk does, it outlives them.</summary>
    public MemoryJournals Journals { get; }

    public StageSandbox Sandbox { get; }

    public RecordingHost Host { get; init; }

    public CallPacer Pacer { get; } = new();

    /// <summary>A connection.</summary>
    /// <param name="accountId">The only account that may be changed.</param>
    /// <param name="pacer">What another process has for itself; that of the rehearsal when null, which stands for one session.</param>
    public Task<AwsConnection> ConnectAsync(string? accountId = null, ICallPacer? pacer = null) => AwsConnection.OpenAsync(
        new ConnectionRequest
        {
            EndpointUrl = Sandbox.Endpoint,
            Region = Region,
            Credentials = new BasicAWSCredentials(AccessKeyId, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            AccountId = accountId,
            Time = Sandbox.Clock,
            Pacer = pacer ?? Pacer,
        },
        CancellationToken.None);

    public void Dispose()
    {
        RequestsUnderWay.Forget(Sandbox);
        Sandbox.Dispose();
    }
}
