using StackStage.Sandbox;

namespace StackStage.Cmdlets.Commands.Sandbox;

/// <summary>A running sandbox: where it is, and who and where one is in it.</summary>
public sealed record StageSandboxInfo
{
    /// <summary>The endpoint URL for every service.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The port on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>What was in it at the start; with a state file, at the first.</summary>
    public string? Scenario { get; init; }

    /// <summary>How much faster than real time its time passes.</summary>
    public required double TimeScale { get; init; }

    /// <summary>What time it is in it, in UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region that commands use unless told otherwise.</summary>
    public required string Region { get; init; }

    /// <summary>The only access key that it takes; any secret goes with it. It is good for nothing else.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The file that keeps it, if one does.</summary>
    public string? StateFile { get; init; }

    internal static StageSandboxInfo Of(StageSandbox sandbox) => new()
    {
        Endpoint = sandbox.Endpoint,
        Port = sandbox.Endpoint.Port,
        Scenario = sandbox.Scenario,
        TimeScale = sandbox.Clock.TimeScale,
        Now = sandbox.Now,
        AccountId = sandbox.AccountId,
        Region = sandbox.Region,
        AccessKeyId = sandbox.AccessKeyId,
        StateFile = sandbox.StateFile,
    };
}
