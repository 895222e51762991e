using System.Diagnostics.CodeAnalysis;
using StackStage.Cmdlets;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Runner.Binding;
using StackStage.Runner.Catalog;
using StackStage.Runner.Completion;
using StackStage.Runner.Help;
using StackStage.Runner.Hosting;
using StackStage.Runner.Output;

namespace StackStage.Runner;

/// <summary>Runs one cmdlet as the command line says, and tells the process's exit code.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The source lives as long as the process: what still reads or asks may look at it.")]
internal sealed class CommandRunner(RunnerConsole console)
{
    /// <summary>Nothing was wrong.</summary>
    public const int Success = 0;

    /// <summary>Errors were written; the rest was done.</summary>
    public const int Errors = 1;

    /// <summary>The command line was wrong, or an error ended the command.</summary>
    public const int Terminated = 2;

    /// <summary>Something was begun and is not finished (<c>-NoWait</c>, a timeout); nothing else went wrong, and the same command continues.</summary>
    public const int Unfinished = 3;

    /// <summary>Ctrl+C, as shells count it (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    private readonly CancellationTokenSource _stopping = new();
    private StageCmdlet? _running;

    private bool IsStopped => _stopping.IsCancellationRequested;

    /// <summary>Ctrl+C: stops what runs.</summary>
    public void Stop()
    {
        _stopping.Cancel();
        _running?.Stop();
    }

    public int Run(IReadOnlyList<string> arguments)
    {
        var name = "stackstage";
        try
        {
            if (Answer(arguments))
            {
                return Success;
            }

            var cmdlet = CmdletCatalog.Find(arguments[0]);
            name = cmdlet.Name;
            var line = CommandLine.Parse(cmdlet, [.. arguments.Skip(1)]);
            if (line.Help)
            {
                new HelpText(console.Output, console.Width).WriteCmdlet(cmdlet, whole: false);
                return Success;
            }

            var exitCode = RunInSandbox(line);
            return IsStopped ? Interrupted : exitCode == Success && console.OutputFailure is not null ? Errors : exitCode;
        }
        catch (UsageException failure)
        {
            console.WriteError(name, failure.Message, failure.ErrorId, failure.RecommendedAction);
            return Terminated;
        }
        catch (StageException failure)
        {
            console.WriteError(name, failure.Error.Message, failure.Error.ErrorId, failure.Error.RecommendedAction);
            return IsStopped ? Interrupted : Terminated;
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or StackOverflowException))
        {
            // Nobody thought of this one. A script must still be able to tell it from "errors were written" (and a crash dumps core).
            console.WriteError(name, failure.Message, failure.GetType().Name, "This should not have happened. Please report it with the command.");
            return IsStopped ? Interrupted : Terminated;
        }
        finally
        {
            console.Output.Flush();
        }
    }

    // What is no cmdlet.
    private bool Answer(IReadOnlyList<string> arguments)
    {
        var help = new HelpText(console.Output, console.Width);
        switch (arguments.Count == 0 ? "--help" : arguments[0].ToLowerInvariant())
        {
            case "-?" or "-h" or "--help":
            case "help" when arguments.Count == 1:
                help.WriteOverview();
                return true;
            case "help":
                help.WriteSubject(arguments[1]);
                return true;
            case "--version":
                console.Output.WriteLine(typeof(StageCmdlet).Assembly.GetName().Version!.ToString(3));
                return true;
            case "completion":
                console.Output.Write(ShellScripts.Of(arguments.Count == 2 ? arguments[1] : null));
                return true;
            case ShellScripts.AnswerCommand:
                CompletionAnswer.To([.. arguments.Skip(1)]).Write(console.Output);
                return true;
            default:
                return false;
        }
    }

    private int RunInSandbox(CommandLine line)
    {
        if (line.Sandbox is null)
        {
            return Run(line);
        }

        var sandbox = SandboxSession.Start(line.Sandbox.ToOptions(), setEnvironment: false);
        try
        {
            console.WriteNotice("SANDBOX", line.Sandbox.Describe(sandbox.IsRestored));
            if (line.Sandbox.DescribeIgnored(sandbox.IsRestored) is { } ignored)
            {
                console.WriteNotice("WARNING", ignored);
            }

            return Run(line);
        }
        finally
        {
            SandboxSession.Stop();
        }
    }

    private int Run(CommandLine line)
    {
        using var cmdlet = (StageCmdlet)Activator.CreateInstance(line.Cmdlet.Type)!;
        var binder = new ParameterBinder(line, cmdlet);
        IRecordWriter records = line.Json
            ? new JsonRecordWriter(console.Output, message => console.WriteNotice("WARNING", message))
            : new TextRecordWriter(console.Output, console.Width, console.Ellipsis);
        var host = new RunnerHost(line, binder, records, console, _stopping.Token);
        cmdlet.CmdletHost = host;
        binder.BindCommandLine();
        var fromInput = ReadsInput(line, binder, host);
        if (!fromInput)
        {
            binder.ChooseSet();
        }

        host.ExpectsInput = fromInput;
        _running = cmdlet;
        if (IsStopped)
        {
            return Interrupted;
        }

        try
        {
            cmdlet.Begin();
            if (!fromInput)
            {
                cmdlet.Process();
            }
            else if (!ProcessInput(line, cmdlet, binder, host))
            {
                // Nothing came, or nothing that could be taken for something: the end of a cmdlet might act on all there is.
                return IsStopped ? Interrupted : ExitCodeOf(host);
            }

            if (!IsStopped)
            {
                cmdlet.End();
            }
        }
        finally
        {
            _running = null;
            records.Flush();
        }

        return ExitCodeOf(host);
    }

    private static int ExitCodeOf(RunnerHost host) => host.HasErrors ? Errors : host.IsUnfinished ? Unfinished : Success;

    /// <summary>Whether the command works on what standard input brings.</summary>
    private bool ReadsInput(CommandLine line, ParameterBinder binder, RunnerHost host)
    {
        if (line.ReadInput == false)
        {
            return false;
        }

        var need = binder.NeedOfInput();
        if (line.ReadInput == true)
        {
            return need != PipelineNeed.None ? true : throw new UsageException(
                "NoPipelineInput", $"{line.Cmdlet.Name} takes nothing from standard input, as it is called here.", "Leave --stdin out, or the parameter that it would give.");
        }

        // The null device of an unattended job and a person's keyboard bring no records. A pipe does, whoever made it.
        var brings = console.InputKind is InputKind.Pipe or InputKind.File;
        if (brings && need == PipelineNeed.Named)
        {
            host.WriteVerbose("Standard input is not read: the command line says what to act on. With --stdin it is read all the same.");
        }

        return brings && need == PipelineNeed.Wanted;
    }

    /// <summary>Processes the records of standard input.</summary>
    /// <returns>Whether there was one that the cmdlet could take.</returns>
    private bool ProcessInput(CommandLine line, StageCmdlet cmdlet, ParameterBinder binder, RunnerHost host)
    {
        var (read, taken) = (0, 0);
        var reader = new InputReader(console.Input, binder.InputFormat(), console.Time, message => console.WriteNotice("stackstage", message));
        try
        {
            foreach (var record in reader.Read(_stopping.Token))
            {
                read++;
                try
                {
                    binder.BindRecord(record);
                    binder.ChooseSet();
                }
                catch (UsageException failure)
                {
                    // As in PowerShell, a record that does not bind is an error of its own; the next one may do.
                    host.WriteError(new StageError(failure.ErrorId, StageErrorCategory.InvalidArgument, failure.Message, null, failure.RecommendedAction, failure));
                    continue;
                }

                taken++;
                cmdlet.Process();
            }
        }
        catch (OperationCanceledException) when (IsStopped)
        {
            return false;
        }

        if (read == 0)
        {
            console.WriteNotice("stackstage", $"Standard input is empty: there is nothing for {line.Cmdlet.Name} to do. If no records were meant, add --no-stdin.");
        }

        return taken > 0;
    }
}
