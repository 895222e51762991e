using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Runner.Binding;
using StackStage.Runner.Output;

namespace StackStage.Runner.Hosting;

/// <summary>A terminal as the host of a cmdlet.</summary>
internal sealed class RunnerHost(CommandLine line, ParameterBinder binder, IRecordWriter records, RunnerConsole console, CancellationToken stopping) : ICmdletHost
{
    private bool _yesToAll;
    private bool _noToAll;

    // With an endpoint of its own, a command does not talk to the sandbox, and so does not live in its time.
    public TimeProvider Time => (IsBound("EndpointUrl") ? null : StageSession.Current?.Time) ?? TimeProvider.System;

    public bool IsWhatIf => line.WhatIf;

    public Asking Asking => line.WhatIf ? Asking.Preview : line.Confirm == true ? Asking.ForEachStep : WouldPrompt() ? Asking.ForEachObject : Asking.Nobody;

    public string CommandPrefix => "stackstage ";

    // What was rehearsed must not be continued on AWS itself.
    public string CommandSuffix => line.Sandbox is { } sandbox ? $" {sandbox.ToArgument()}" : string.Empty;

    public IReadOnlyDictionary<string, object?> GivenParameters => binder.Given;

    public bool IsVerbose => line.Verbose;

    public bool IsDebug => line.Debug;

    public bool EndsWithCommand => true;

    public bool ExpectsInput { get; set; }

    /// <summary>Whether an error was written.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether something was begun that the same command continues: waited for no longer, or not at all.</summary>
    public bool IsUnfinished { get; private set; }

    public void NoteUnfinished() => IsUnfinished = true;

    public void NoteFinding() => HasErrors = true;

    public bool IsBound(string parameter) => binder.IsBound(parameter);

    public bool IsOn(string parameter, SwitchParameter value) => binder.IsOn(parameter);

    public void WriteObject(object value) => records.Write(value);

    public void WriteError(StageError error)
    {
        if (error.Category == StageErrorCategory.OperationTimeout)
        {
            // What was begun goes on by itself.
            IsUnfinished |= line.OnError != MessagePreference.Ignore;
        }
        else
        {
            HasErrors |= line.OnError != MessagePreference.Ignore;
        }

        if (line.OnError == MessagePreference.Stop)
        {
            throw Terminate(error);
        }

        if (line.OnError == MessagePreference.Continue)
        {
            records.Flush();
            console.WriteError(line.Cmdlet.Name, error.Message, error.ErrorId, error.RecommendedAction);
        }
    }

    public Exception Terminate(StageError error) => new StageException(error);

    public void WriteVerbose(string message)
    {
        if (line.Verbose)
        {
            records.Flush();
            console.WriteNotice("VERBOSE", message);
        }
    }

    public void WriteDebug(string message)
    {
        if (line.Debug)
        {
            records.Flush();
            console.WriteNotice("DEBUG", message);
        }
    }

    public void WriteWarning(string message)
    {
        if (line.OnWarning is MessagePreference.Continue or MessagePreference.Stop)
        {
            records.Flush();
            console.WriteNotice("WARNING", message);
        }

        if (line.OnWarning == MessagePreference.Stop)
        {
            throw Terminate(new StageError(
                "WarningStopped", StageErrorCategory.OperationStopped, "The command ended at a warning, as -WarningAction Stop says.", null, "What was done before it is done; the same command goes on."));
        }
    }

    public void WriteProgress(OperationProgress progress)
    {
        if (line.OnProgress == MessagePreference.Continue)
        {
            console.WriteProgress(progress);
        }
    }

    public Approval ShouldProcess(string target, string action, string? place = null)
    {
        var description = PowerShellHost.Description(target, action, place);
        if (line.WhatIf)
        {
            records.Flush();
            console.WritePreview($"What if: {description}", line.Json);
            return Approval.Previewed;
        }

        if (!WouldPrompt())
        {
            WriteVerbose(description);
            return Approval.Approved;
        }

        if (!console.CanPrompt)
        {
            throw ConfirmationRequired.For(target, action);
        }

        records.Flush();
        return Ask("Confirm", $"Are you sure you want to perform this action?\n{description}") ? Approval.Approved : Approval.Declined;
    }

    public bool ShouldContinue(string query, string caption)
    {
        if (line.Confirm == false)
        {
            return true;
        }

        if (!console.CanPrompt)
        {
            throw ConfirmationRequired.ForQuestion(query);
        }

        records.Flush();
        return console.Ask(caption, query, stopping) is RunnerConsole.Answer.Yes or RunnerConsole.Answer.YesToAll;
    }

    public SecureString ReadSecret(string prompt)
    {
        if (!console.CanPrompt)
        {
            throw ConfirmationRequired.ForSecret(prompt);
        }

        records.Flush();
        return console.ReadSecret(prompt, stopping);
    }

    public IReadOnlyList<string> ResolveFiles(string path, bool literal)
    {
        if (literal || File.Exists(path))
        {
            return FileErrors.OnlyFiles(path, [Path.GetFullPath(path)]);
        }

        var found = FileWildcard.Expand(path);
        return found.Count > 0 ? FileErrors.OnlyFiles(path, found) : throw FileErrors.NotFound(path);
    }

    public string ResolveNewFile(string path) => Path.GetFullPath(path);

    public object? GetVariable(string name) => null;

    private bool WouldPrompt() => line.Confirm ?? line.Cmdlet.Impact >= ConfirmImpact.High;

    private bool Ask(string caption, string query)
    {
        if (_yesToAll || _noToAll)
        {
            return _yesToAll;
        }

        var answer = console.Ask(caption, query, stopping);
        _yesToAll = answer == RunnerConsole.Answer.YesToAll;
        _noToAll = answer == RunnerConsole.Answer.NoToAll;
        return answer is RunnerConsole.Answer.Yes or RunnerConsole.Answer.YesToAll;
    }
}
