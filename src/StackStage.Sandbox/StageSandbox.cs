using System.Security.Cryptography;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Scenarios;
using StackStage.Sandbox.State;
using StateFiles = StackStage.Sandbox.State.StateFile;

namespace StackStage.Sandbox;

/// <summary>An AWS endpoint on loopback that behaves like AWS where it hurts.</summary>
public sealed class StageSandbox : IDisposable, IAsyncDisposable
{
    private readonly HttpServer _server;
    private readonly SandboxWorld _world;
    private readonly string? _stateFile;
    private int _disposed;

    private StageSandbox(SandboxOptions options)
    {
        Clock = options.Clock ?? SandboxClock.Running(options.TimeScale);
        AccessKeyId = options.AccessKeyId ?? "AKIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
        _world = new SandboxWorld(Clock, Faults, options.AccountId, options.Regions)
        {
            AccessKeyId = AccessKeyId,
            OtherAccounts = options.OtherAccounts.ToHashSet(StringComparer.Ordinal),
        };
        foreach (var (name, value) in options.Settings)
        {
            _world.Settings[name] = SandboxSettings.WrongWith(name, value) is { } sentence
                ? throw new ArgumentException("In the options, " + sentence, nameof(options))
                : value;
        }

        _stateFile = options.StateFile;
        if (_stateFile is not null && File.Exists(_stateFile))
        {
            IsRestored = true;
            Scenario = StateFiles.Load(_world, Faults, _stateFile);
        }
        else if (options.Scenario is not null)
        {
            Scenario = options.Scenario;
            ScenarioLoader.Load(_world, Faults, ScenarioFiles.Open(options.Scenario), isFirst: true);
        }

        foreach (var fault in options.Faults)
        {
            Faults.Add(fault);
        }

        var dispatcher = new Dispatcher(_world, Faults, Journal, SaveAfterChange);
        _server = new HttpServer(options.Port, dispatcher);
        Endpoint = new Uri($"http://127.0.0.1:{_server.Port}");
    }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How; an empty one on a free port in real time when omitted.</param>
    public static StageSandbox Start(SandboxOptions? options = null) => new(options ?? new SandboxOptions());

    /// <summary>The scenarios that are built in.</summary>
    public static IReadOnlyList<string> BuiltInScenarios => ScenarioFiles.BuiltIn;

    /// <summary>Where it listens: the endpoint URL for every service.</summary>
    public Uri Endpoint { get; }

    /// <summary>The sandbox's time.</summary>
    public SandboxClock Clock { get; }

    /// <summary>What time it is in the sandbox.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The account.</summary>
    public string AccountId => _world.AccountId;

    /// <summary>The access key that the sandbox knows as its own; whoever names another is refused. Any secret goes with it: signatures are not checked.</summary>
    public string AccessKeyId { get; }

    /// <summary>The scenario's home Region.</summary>
    public string Region => _world.HomeRegion;

    /// <summary>Whether it goes on from its state file; the scenario of the options was not read then.</summary>
    public bool IsRestored { get; }

    /// <summary>Why the state file could not be written after the last change; null when it could.</summary>
    public string? StateFileFailure { get; private set; }

    /// <summary>The scenario it was started with; when it goes on from its state file, the one that it began with.</summary>
    public string? Scenario { get; }

    /// <summary>The file that keeps it, if one does.</summary>
    public string? StateFile => _stateFile;

    /// <summary>All calls that arrived.</summary>
    public SandboxJournal Journal { get; } = new();

    /// <summary>What goes wrong on demand.</summary>
    public SandboxFaults Faults { get; } = new();

    /// <summary>What it can be asked for, as <see cref="SandboxFaults.Deny"/> and the journal name it.</summary>
    public IReadOnlyList<(string Service, string Action)> Operations => [.. _world.Services.SelectMany(service => service.Operations.Select(action => (service.Name, action)))];

    /// <summary>The world itself, for tests.</summary>
    internal SandboxWorld World => _world;

    /// <summary>Adds what a scenario describes to what is there.</summary>
    /// <param name="json">The scenario itself.</param>
    public void AddScenarioJson(string json) =>
        ScenarioLoader.Load(_world, Faults, ScenarioFiles.OfText(json), isFirst: false);

    /// <summary>The whole state as JSON, for comparing the ends of two runs.</summary>
    public string ExportState()
    {
        var services = StateFiles.Export(_world, Faults)["services"]!;
        return services.ToJsonString(SandboxJson.Indented);
    }

    /// <summary>The change has been made, and its sender is told so; the file gets it with the next one, or at the end.</summary>
    private void SaveAfterChange()
    {
        try
        {
            Save();
            StateFileFailure = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            StateFileFailure = e.Message;
        }
    }

    private void Save()
    {
        if (_stateFile is not null)
        {
            StateFiles.Save(_world, Faults, Scenario, _stateFile);
        }
    }

    /// <summary>Stops listening; saves the state when it has a file.</summary>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The state file may not be written.</exception>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _server.Dispose();
        Save();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
