using System.Net.Sockets;
using System.Text.Json;
using Amazon.Runtime;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Sandbox;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The sandbox that runs in this session, if one does, and what it changed for the session.</summary>
internal static class SandboxSession
{
    private static readonly object Gate = new();

    // A sandbox knows its own access key only; signatures it does not check, and so any secret goes with that.
    private const string SecretKey = "sandbox";

    private static StageSandbox? _current;
    private static SandboxRuns? _runs;
    private static Dictionary<string, string?>? _replacedEnvironment;

    /// <summary>The sandbox, or null.</summary>
    public static StageSandbox? Current
    {
        get
        {
            lock (Gate)
            {
                return _current;
            }
        }
    }

    /// <summary>Where the runs of the sandbox are written down; null when there is none.</summary>
    public static SandboxRuns? Runs
    {
        get
        {
            lock (Gate)
            {
                return _runs;
            }
        }
    }

    /// <summary>Starts a sandbox and sends the session's AWS calls there.</summary>
    /// <param name="options">How.</param>
    /// <param name="setEnvironment">Whether other programs and modules of this process are sent there, too.</param>
    /// <exception cref="StageException">One runs already, or this one cannot start.</exception>
    public static StageSandbox Start(SandboxOptions options, bool setEnvironment)
    {
        lock (Gate)
        {
            if (_current is not null)
            {
                throw new StageException(new StageError(
                    "SandboxAlreadyRunning",
                    StageErrorCategory.ResourceExists,
                    $"A sandbox runs already in this session, at {_current.Endpoint}; what is in it would be lost.",
                    _current.Endpoint,
                    "Run Stop-StageSandbox first."));
            }

            _current = Open(options);
            _runs = _current.StateFile is { } file ? SandboxRuns.Kept(file) : SandboxRuns.Passing(_current.Endpoint);
            StageSession.Current = new StageSession(_current.Endpoint, new BasicAWSCredentials(_current.AccessKeyId, SecretKey), _current.Region, _current.Clock);
            _replacedEnvironment = SetEnvironment(_current, _runs, setEnvironment);

            return _current;
        }
    }

    /// <summary>Stops the sandbox and sends the session back to AWS.</summary>
    /// <returns>Whether one ran.</returns>
    public static bool Stop()
    {
        lock (Gate)
        {
            if (_current is null)
            {
                return false;
            }

            StageSession.Current = null;
            foreach (var (name, value) in _replacedEnvironment ?? [])
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            _replacedEnvironment = null;
            var stopping = _current;
            _current = null;
            Forget(stopping.StateFile is null ? _runs : null);
            _runs = null;
            try
            {
                stopping.Dispose();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new StageException(new StageError(
                    "SandboxStateNotUsable", StageErrorCategory.ResourceUnavailable, $"The sandbox has stopped, but its state could not be written: {failure.Message}", stopping.StateFile, "Check the path and who may write there; what the file holds is from before the last changes.", failure));
            }

            return true;
        }
    }

    // What was rehearsed on a sandbox that is gone cannot be continued.
    private static void Forget(SandboxRuns? runs)
    {
        try
        {
            if (runs is not null && Directory.Exists(runs.Folder))
            {
                Directory.Delete(runs.Folder, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A job may still write there. Nobody looks into it any more.
        }
    }

    private static StageSandbox Open(SandboxOptions options)
    {
        try
        {
            return StageSandbox.Start(options);
        }
        catch (FileNotFoundException failure)
        {
            throw new StageException(new StageError(
                "ScenarioNotFound", StageErrorCategory.ObjectNotFound, failure.Message, options.Scenario, "Give a built-in scenario's name, a scenario file, or a folder with a scenario.json.", failure));
        }
        catch (InvalidOperationException failure) when (failure.InnerException is SocketException)
        {
            throw new StageException(new StageError(
                "PortNotAvailable", StageErrorCategory.ResourceUnavailable, failure.Message, options.Port, "Choose another port, or leave -Port out for any free one.", failure));
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            var file = options.StateFile is not null && File.Exists(options.StateFile) ? options.StateFile : options.Scenario;
            throw new StageException(new StageError(
                "ScenarioNotValid", StageErrorCategory.InvalidData, $"The sandbox cannot start from '{file}': {failure.Message}", file, "Correct the file; about_StageSandbox describes scenarios.", failure));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StageException(new StageError(
                "SandboxStateNotUsable", StageErrorCategory.ResourceUnavailable, $"The sandbox cannot use its files: {failure.Message}", options.StateFile ?? options.Scenario, "Check the path and who may read and write there.", failure));
        }
    }

    private static Dictionary<string, string?> SetEnvironment(StageSandbox sandbox, SandboxRuns runs, bool leadThere)
    {
        var wanted = SandboxEnvironment.Changes(
            sandbox.Endpoint, runs, leadThere, sandbox.AccessKeyId, SecretKey, sandbox.Region, Environment.GetEnvironmentVariables(), OperatingSystem.IsWindows());
        var before = wanted.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        foreach (var (name, value) in wanted)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        return before;
    }
}
