using System.Text.Json;
using StackStage.Cmdlets;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Runner.Binding;
using StackStage.Runner.Catalog;
using StackStage.Runner.Hosting;
using StackStage.Runner.Output;

namespace StackStage.Runner;

/// <summary>Runs one cmdlet as the command line says, and tells the process's exit code.</summary>
internal sealed class CommandRunner(RunnerConsole console)
{
    /// <summary>Nothing was wrong.</summary>
    public const int Success = 0;

    /// <summary>Errors were written; the rest was done.</summary>
    public const int Errors = 1;

    /// <summary>The command line was wrong, or an error ended the command.</summary>
    public const int Terminated = 2;

    /// <summary>Ctrl+C, as shells count it (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    private StageCmdlet? _running;
    private volatile bool _stopped;

    /// <summary>Ctrl+C: stops what runs.</summary>
    public void Stop()
    {
        _stopped = true;
        _running?.Stop();
    }

    public int Run(IReadOnlyList<string> arguments)
    {
        var name = "stackstage";
        try
        {
            if (arguments.Count == 0 || arguments[0] is "-?" or "-h" or "--help")
            {
                WriteOverview();
                return Success;
            }

            if (arguments[0] is "--version")
            {
                console.Output.WriteLine(typeof(StageCmdlet).Assembly.GetName().Version!.ToString(3));
                return Success;
            }

            var cmdlet = CmdletCatalog.Find(arguments[0]);
            name = cmdlet.Name;
            var line = CommandLine.Parse(cmdlet, [.. arguments.Skip(1)]);
            if (line.Help)
            {
                foreach (var syntax in Syntax.Of(cmdlet))
                {
                    console.Output.WriteLine(syntax);
                    console.Output.WriteLine();
                }

                console.Output.WriteLine("Also: [-Sandbox [scenario]] [-SandboxState <file>] [-SandboxTimeScale <double>] [--json] [--stdin]");
                return Success;
            }

            var exitCode = RunInSandbox(line);
            return _stopped ? Interrupted : exitCode;
        }
        catch (UsageException failure)
        {
            console.WriteError(name, failure.Message, failure.ErrorId, failure.RecommendedAction);
            return Terminated;
        }
        catch (StageException failure)
        {
            console.WriteError(name, failure.Error.Message, failure.Error.ErrorId, failure.Error.RecommendedAction);
            return _stopped ? Interrupted : Terminated;
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or StackOverflowException))
        {
            // Nobody thought of this one. A script must still be able to tell it from "errors were written" (and a crash dumps core).
            console.WriteError(name, failure.Message, failure.GetType().Name, "This should not have happened. Please report it with the command.");
            return _stopped ? Interrupted : Terminated;
        }
        finally
        {
            console.Output.Flush();
        }
    }

    private int RunInSandbox(CommandLine line)
    {
        if (line.Sandbox is null)
        {
            return Run(line);
        }

        SandboxSession.Start(line.Sandbox.ToOptions(), setEnvironment: false);
        try
        {
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
        IRecordWriter records = line.Json ? new JsonRecordWriter(console.Output) : new TextRecordWriter(console.Output, console.Width);
        var binder = new ParameterBinder(line, cmdlet);
        var host = new RunnerHost(line, binder, records, console);
        cmdlet.CmdletHost = host;
        binder.BindCommandLine();
        var fromInput = line.ReadInput || binder.NeedsInput();
        if (!fromInput || console.CanPrompt)
        {
            // With a person at the keyboard there is no input to wait for: what is missing is an error.
            binder.ChooseSet();
            fromInput = false;
        }

        host.ExpectsInput = fromInput;
        _running = cmdlet;
        if (_stopped)
        {
            return Interrupted;
        }

        try
        {
            cmdlet.Begin();
            if (fromInput)
            {
                ProcessInput(cmdlet, binder, host, line.ReadInput);
            }
            else
            {
                cmdlet.Process();
            }

            if (!_stopped)
            {
                cmdlet.End();
            }
        }
        finally
        {
            _running = null;
            records.Flush();
        }

        return host.HasErrors ? Errors : Success;
    }

    private void ProcessInput(StageCmdlet cmdlet, ParameterBinder binder, RunnerHost host, bool mayBeEmpty)
    {
        var any = false;
        foreach (var record in PipelineInput.Read(console.Input))
        {
            if (_stopped)
            {
                return;
            }

            any = true;
            try
            {
                Bind(binder, record);
            }
            catch (UsageException failure)
            {
                // As in PowerShell, a record that does not bind is an error of its own; the next one may do.
                host.WriteError(new StageError(failure.ErrorId, StageErrorCategory.InvalidArgument, failure.Message, null, failure.RecommendedAction, failure));
                continue;
            }

            cmdlet.Process();
        }

        if (!any && !mayBeEmpty)
        {
            // A forgotten parameter in an unattended run must not look like success.
            binder.ChooseSet();
        }
    }

    private static void Bind(ParameterBinder binder, JsonElement record)
    {
        binder.BindRecord(record);
        binder.ChooseSet();
    }

    private void WriteOverview()
    {
        console.Output.WriteLine("stackstage <Cmdlet-Name> [-Parameter value] [-Switch] [--json]");
        console.Output.WriteLine();
        console.Output.WriteLine("Runs one cmdlet of the StackStage module where no PowerShell is installed.");
        console.Output.WriteLine();
        foreach (var cmdlet in CmdletCatalog.All.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal))
        {
            console.Output.WriteLine("  " + cmdlet.Name);
        }

        console.Output.WriteLine();
        console.Output.WriteLine("'stackstage <Cmdlet-Name> -?' shows a cmdlet's syntax.");
        console.Output.WriteLine("-Sandbox [scenario] runs a command in an AWS of its own on this machine; the scenario 'demo' is the default.");
        console.Output.WriteLine("-SandboxState <file> keeps that sandbox from command to command, -SandboxTimeScale <n> makes its time pass");
        console.Output.WriteLine("n times as fast as real time (600 when left out).");
        console.Output.WriteLine("--json writes one JSON object a line; records of that form on standard input bind by property name");
        console.Output.WriteLine("when a mandatory parameter is left out. With --stdin they are read in any case, and there may be none.");
        console.Output.WriteLine("Exit code: 0 no error, 1 errors were written, 2 wrong usage or a terminating error, 130 stopped by Ctrl+C.");
        console.Output.WriteLine("What Test-PulumiSnapshot finds is its output, not an error.");
    }
}
