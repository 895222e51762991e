namespace StackStage.Sandbox;

/// <summary>How a sandbox is started.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>How much faster than real time the sandbox's time passes, when <see cref="Clock"/> is not given.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>The clock, for tests that drive it by hand.</summary>
    public SandboxClock? Clock { get; init; }

    /// <summary>The account that the sandbox's own access key belongs to.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>
    /// The sandbox's own access key: calls that name another are refused, as AWS refuses a key that it does not know. A
    /// new one, which nobody else can know, when null.
    /// </summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Ids of further accounts that may call; the access key of each is its id.</summary>
    public IReadOnlyList<string> OtherAccounts { get; init; } = [];

    /// <summary>The Regions that the account has enabled.</summary>
    public IReadOnlyList<string> Regions { get; init; } =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
        "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-west-1", "eu-west-2", "eu-west-3",
        "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
    ];

    /// <summary>What is there at the start: <c>empty</c>, <c>demo</c>, or the path of a scenario; nothing when null.</summary>
    public string? Scenario { get; init; }

    /// <summary>
    /// A file that keeps the sandbox between processes: loaded when it exists (the scenario is then not), written after
    /// every change and at the end.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>Faults in force from the start.</summary>
    public IReadOnlyList<SandboxFault> Faults { get; init; } = [];

    /// <summary>
    /// Adjustable times and sizes, as in <c>["apigatewayv2.certificateRelease"] = "00:45:00"</c>; they go before the
    /// scenario's.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
