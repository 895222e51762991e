using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StackStage.Tests.Shared;

/// <summary>
/// A moto_server of one's own. The system chooses its port and moto says which: one that was looked for beforehand may
/// be somebody else's by the time moto wants it.
/// </summary>
internal sealed partial class MotoServer : IDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, Uri url) => (_process, Url) = (process, url);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Starts one and waits until it listens; null where moto_server is not installed.</summary>
    /// <param name="settings">Variables for its environment.</param>
    public static async Task<MotoServer?> TryStartAsync(params (string Name, string Value)[] settings)
    {
        if (External.Find("moto_server") is not { } program)
        {
            return null;
        }

        var start = External.Prepare(program, "-H", "127.0.0.1", "-p", "0");
        start.Environment["PYTHONUNBUFFERED"] = "1";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var said = new ConcurrentQueue<string>();
        var listens = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string? line)
        {
            said.Enqueue(line ?? string.Empty);
            if (Address().Match(line ?? string.Empty) is { Success: true } match)
            {
                listens.TrySetResult(new Uri(match.Groups[1].Value));
            }
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, data) => Hear(data.Data);
        process.ErrorDataReceived += (_, data) => Hear(data.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        if (await Task.WhenAny(listens.Task, process.WaitForExitAsync(limit.Token)) == listens.Task)
        {
            return new MotoServer(process, await listens.Task);
        }

        using (process)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        throw new InvalidOperationException($"moto_server is there, but does not start: {string.Join('\n', said)}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"Running on (http://127\.0\.0\.1:[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
