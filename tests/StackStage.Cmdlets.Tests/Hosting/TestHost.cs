using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Tests.Hosting;

/// <summary>Runs a cmdlet without PowerShell, and keeps what it says.</summary>
internal sealed class TestHost : ICmdletHost
{
    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;

    public HashSet<string> Bound { get; } = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<string> On { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, object?> Variables { get; } = [];

    public List<object> Output { get; } = [];

    public List<StageError> Errors { get; } = [];

    public List<string> Verbose { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<OperationProgress> Progress { get; } = [];

    public List<string> Asked { get; } = [];

    public Dictionary<string, object?> Given { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, object?> GivenParameters => Given;

    public Func<string, Approval> Answer { get; set; } = _ => Approval.Approved;

    public Func<string, bool> AnswerToContinue { get; set; } = _ => throw new InvalidOperationException("Nobody expected this question.");

    public Action<object> OnOutput { get; set; } = _ => { };

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public bool ExpectsInput { get; set; }

    public List<string> Debug { get; } = [];

    public List<string?> Places { get; } = [];

    public bool IsVerbose => On.Contains("Verbose");

    public bool IsDebug => On.Contains("Debug");

    public bool IsWhatIf => On.Contains("WhatIf");

    public Asking Asking => IsWhatIf ? Asking.Preview : On.Contains("Confirm") ? Asking.ForEachStep : Asking.ForEachObject;

    public static TestHost Run(StageCmdlet cmdlet, params string[] switches)
    {
        var host = new TestHost();
        host.On.UnionWith(switches);
        return host.Run(cmdlet);
    }

    public TestHost Run(StageCmdlet cmdlet)
    {
        cmdlet.CmdletHost = this;
        cmdlet.Begin();
        cmdlet.Process();
        cmdlet.End();
        return this;
    }

    public bool IsBound(string parameter) => Bound.Contains(parameter);

    public bool IsOn(string parameter, SwitchParameter value) => On.Contains(parameter);

    public void WriteObject(object value)
    {
        AssertThread();
        Output.Add(value);
        OnOutput(value);
    }

    public void WriteError(StageError error)
    {
        AssertThread();
        Errors.Add(error);
    }

    public Exception Terminate(StageError error) => new StageException(error);

    public void WriteVerbose(string message)
    {
        AssertThread();
        Verbose.Add(message);
    }

    public void WriteDebug(string message)
    {
        AssertThread();
        Debug.Add(message);
    }

    public void WriteWarning(string message)
    {
        AssertThread();
        Warnings.Add(message);
    }

    public void WriteProgress(OperationProgress progress)
    {
        AssertThread();
        Progress.Add(progress);
    }

    public Approval ShouldProcess(string target, string action, string? place = null)
    {
        AssertThread();
        Asked.Add(action);
        Places.Add(place);
        return IsWhatIf ? Approval.Previewed : Answer(action);
    }

    public bool ShouldContinue(string query, string caption)
    {
        AssertThread();
        return AnswerToContinue(query);
    }

    public IReadOnlyList<string> ResolveFiles(string path, bool literal) => FileErrors.OnlyFiles(path, [Path.GetFullPath(path)]);

    public string ResolveNewFile(string path) => Path.GetFullPath(path);

    public object? GetVariable(string name) => Variables.GetValueOrDefault(name);

    private void AssertThread() => Assert.Equal(_pipelineThread, Environment.CurrentManagedThreadId);
}
