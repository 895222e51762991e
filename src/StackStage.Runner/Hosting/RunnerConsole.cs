using StackStage.Operations.Steps;

namespace StackStage.Runner.Hosting;

/// <summary>The three streams of a process, and the person who may sit before them.</summary>
internal sealed class RunnerConsole(TextReader input, TextWriter output, TextWriter errors, bool isInteractive, bool isErrorTerminal, int width)
{
    private readonly object _gate = new();
    private bool _progressShown;

    public enum Answer
    {
        Yes,
        YesToAll,
        No,
        NoToAll,
    }

    /// <summary>Whether a question would be seen and could be answered.</summary>
    public bool CanPrompt => isInteractive;

    /// <summary>Columns of the terminal; output to a file or a pipe is as wide as it needs to be.</summary>
    public int Width => width;

    public TextWriter Output => output;

    public TextReader Input => input;

    /// <summary>The process's own streams.</summary>
    public static RunnerConsole OfProcess()
    {
        // One stream for all of standard output, written when full and at the end: a state of 200,000 resources is listed quickly.
        var isInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected;
        var width = Console.IsOutputRedirected ? int.MaxValue : Math.Max(40, Console.WindowWidth);
        return new RunnerConsole(Console.In, Console.Out, Console.Error, isInteractive, !Console.IsErrorRedirected, width);
    }

    public void WriteError(string cmdlet, string message, string errorId, string? recommendedAction)
    {
        lock (_gate)
        {
            ClearProgress();
            errors.WriteLine($"{cmdlet}: {message} [{errorId}]");
            if (!string.IsNullOrEmpty(recommendedAction))
            {
                errors.WriteLine($"  {recommendedAction}");
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
            (besideJson ? errors : output).WriteLine(line);
        }
    }

    public void WriteProgress(OperationProgress progress)
    {
        if (!isErrorTerminal)
        {
            return;
        }

        lock (_gate)
        {
            ClearProgress();
            if (progress.Completed)
            {
                return;
            }

            var text = progress.PercentComplete is { } percent ? $"{progress.Activity}: {progress.Status} ({percent} %)" : $"{progress.Activity}: {progress.Status}";
            errors.Write('\r' + (text.Length >= width ? text[..(width - 1)] : text));
            errors.Flush();
            _progressShown = true;
        }
    }

    public Answer Ask(string caption, string query)
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
                switch (input.ReadLine()?.Trim().ToUpperInvariant())
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

    private void ClearProgress()
    {
        if (_progressShown)
        {
            errors.Write("\r\u001b[K");
            _progressShown = false;
        }
    }
}
