using System.Security;
using StackStage.Operations.Steps;

namespace StackStage.Runner.Hosting;

/// <summary>The three streams of a process, and the person who may sit before them.</summary>
internal sealed class RunnerConsole(TextReader input, TextWriter output, TextWriter errors)
{
    private const int UsualWidth = 80;
    private const int LeastWidth = 40;

    private static readonly TimeSpan KeyPause = TimeSpan.FromMilliseconds(20);

    // Where no line can be overwritten.
    private static readonly TimeSpan SummaryInterval = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private long? _summaryTold;
    private bool _progressShown;
    private volatile IOException? _outputFailure;

    public enum Answer
    {
        Yes,
        YesToAll,
        No,
        NoToAll,
    }

    /// <summary>What standard input is.</summary>
    public InputKind InputKind { get; init; }

    /// <summary>Whether a question would be seen and could be answered.</summary>
    public bool CanPrompt { get; init; }

    /// <summary>Whether progress can be shown in a line that is overwritten.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Columns for output; to a file or a pipe it is as wide as it needs to be.</summary>
    public int Width { get; init; } = int.MaxValue;

    /// <summary>Columns of the terminal that messages go to.</summary>
    public int ErrorWidth { get; init; } = UsualWidth;

    /// <summary>The clock that a wait for input goes by, and the lines of progress in a log.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public TextWriter Output => output;

    public TextReader Input => input;

    /// <summary>What stands for text that is cut off, in characters that the output has.</summary>
    public string Ellipsis { get; } = output.Encoding.GetString(output.Encoding.GetBytes("…")) == "…" ? "…" : "...";

    /// <summary>Why records could not be written, if that happened.</summary>
    public IOException? OutputFailure => _outputFailure;

    /// <summary>The process's own streams.</summary>
    public static RunnerConsole OfProcess()
    {
        // A full disk or a broken connection must not end what runs; it is said, and counts as an error.
        RunnerConsole? console = null;
        var errors = ConsoleStreams.Writer(Console.OpenStandardError(), Console.IsErrorRedirected, Console.OutputEncoding, _ => { });
        var output = ConsoleStreams.Writer(Console.OpenStandardOutput(), Console.IsOutputRedirected, Console.OutputEncoding, failure => console!.LoseOutput(failure));
        var kind = StandardInput.Kind();
        var width = WidthOfTerminal();
        console = new RunnerConsole(Console.IsInputRedirected ? ConsoleStreams.Reader(Console.OpenStandardInput()) : Console.In, output, errors)
        {
            InputKind = kind,
            CanPrompt = kind == InputKind.Terminal && !Console.IsErrorRedirected,
            ShowsProgress = !Console.IsErrorRedirected && CanReturnCarriage(OperatingSystem.IsWindows(), Environment.GetEnvironmentVariable("TERM")),
            Width = Console.IsOutputRedirected ? int.MaxValue : width,
            ErrorWidth = width,
        };
        return console;
    }

    /// <summary>Whether a terminal goes back to the start of a line when told to. Only that is used to overwrite a line: no escape sequence.</summary>
    internal static bool CanReturnCarriage(bool isWindows, string? terminal) => isWindows || terminal is not (null or "" or "dumb");

    public void WriteError(string cmdlet, string message, string errorId, string? recommendedAction)
    {
        lock (_gate)
        {
            ClearProgress();
            errors.WriteLine($"{cmdlet}: {message} [{errorId}]");
            if (!string.IsNullOrEmpty(recommendedAction))
            {
                // A shell would take PowerShell's $false for a variable of its own, and leave "-Confirm:" of the line to paste.
                errors.WriteLine($"  {recommendedAction.Replace(":$false", ":false", StringComparison.Ordinal)}");
            }

            errors.Flush();
        }
    }

    public void WriteNotice(string kind, string message)
    {
        lock (_gate)
        {
            ClearProgress();
            errors.WriteLine($"{kind}: {message}");
            errors.Flush();
        }
    }

    /// <summary>Writes a line of a preview; beside JSON it must not stand among the records.</summary>
    public void WritePreview(string line, bool besideJson)
    {
        lock (_gate)
        {
            ClearProgress();
            var writer = besideJson ? errors : output;
            writer.WriteLine(line);
            writer.Flush();
        }
    }

    public void WriteProgress(OperationProgress progress)
    {
        if (!ShowsProgress)
        {
            WriteSummary(progress);
            return;
        }

        lock (_gate)
        {
            ClearProgress();
            if (progress.Completed)
            {
                errors.Flush();
                return;
            }

            var text = progress.PercentComplete is { } percent ? $"{progress.Activity}: {progress.Status} ({percent} %)" : $"{progress.Activity}: {progress.Status}";
            text = text.ReplaceLineEndings(" ");
            errors.Write('\r' + (text.Length >= ErrorWidth ? text[..(ErrorWidth - 1)] : text));
            errors.Flush();
            _progressShown = true;
        }
    }

    // A log shows that the command is alive, and no more than that.
    private void WriteSummary(OperationProgress progress)
    {
        lock (_gate)
        {
            var now = Time.GetTimestamp();
            _summaryTold ??= now;
            if (progress.Completed || Time.GetElapsedTime(_summaryTold.Value, now) < SummaryInterval)
            {
                return;
            }

            _summaryTold = now;
            errors.WriteLine($"{progress.Activity}: {progress.Status}".ReplaceLineEndings(" "));
            errors.Flush();
        }
    }

    /// <summary>Asks a person. Ctrl+C, and the end of what they type, are a no to everything.</summary>
    public Answer Ask(string caption, string query, CancellationToken stopping)
    {
        lock (_gate)
        {
            ClearProgress();
            output.Flush();
            while (true)
            {
                errors.WriteLine();
                errors.WriteLine(caption);
                errors.WriteLine(query);
                errors.Write("[Y] Yes  [A] Yes to All  [N] No  [L] No to All  (default is \"Y\"): ");
                errors.Flush();
                switch (ReadAnswer(stopping)?.Trim().ToUpperInvariant())
                {
                    case "" or "Y" or "YES":
                        return Answer.Yes;
                    case "A":
                        return Answer.YesToAll;
                    case "N" or "NO":
                        return Answer.No;
                    case "L" or null:
                        return Answer.NoToAll;
                }
            }
        }
    }

    /// <summary>Asks a person for a secret, of which nothing is shown.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C.</exception>
    public SecureString ReadSecret(string prompt, CancellationToken stopping)
    {
        lock (_gate)
        {
            ClearProgress();
            output.Flush();
            errors.Write($"{prompt}: ");
            errors.Flush();
            var secret = new SecureString();
            while (true)
            {
                // A read of a key cannot be interrupted, and Ctrl+C must not wait for one.
                while (!Console.KeyAvailable)
                {
                    stopping.ThrowIfCancellationRequested();
                    stopping.WaitHandle.WaitOne(KeyPause);
                }

                var key = Console.ReadKey(intercept: true);
                switch (key.Key)
                {
                    case ConsoleKey.Enter:
                        errors.WriteLine();
                        secret.MakeReadOnly();
                        return secret;
                    case ConsoleKey.Backspace when secret.Length > 0:
                        secret.RemoveAt(secret.Length - 1);
                        break;
                    default:
                        if (!char.IsControl(key.KeyChar))
                        {
                            secret.AppendChar(key.KeyChar);
                        }

                        break;
                }
            }
        }
    }

    private static int WidthOfTerminal()
    {
        try
        {
            // Some pseudo terminals have no width: 0.
            var columns = Console.WindowWidth;
            return columns <= 0 ? UsualWidth : Math.Max(LeastWidth, columns);
        }
        catch (Exception failure) when (failure is IOException or PlatformNotSupportedException or InvalidOperationException)
        {
            return UsualWidth;
        }
    }

    // On a thread of its own: a read of a terminal cannot be interrupted, and Ctrl+C must not wait for Enter.
    private string? ReadAnswer(CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
        {
            return null;
        }

        var answer = Task.Factory.StartNew(input.ReadLine, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            answer.Wait(stopping);
            return answer.Result;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine();
            return null;
        }
    }

    private void LoseOutput(IOException failure)
    {
        _outputFailure = failure;
        WriteError("stackstage", $"Standard output cannot be written: {failure.Message}", "OutputNotWritable", "The command goes on; records from here on are lost.");
    }

    private void ClearProgress()
    {
        if (_progressShown)
        {
            errors.Write('\r' + new string(' ', ErrorWidth - 1) + '\r');
            _progressShown = false;
        }
    }
}
