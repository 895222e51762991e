using System.Management.Automation;
using System.Security;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Hosting;

/// <summary>
/// What a cmdlet needs of whoever runs it. In PowerShell that is the cmdlet's own engine; outside PowerShell
/// (<c>stackstage</c>, tests) it is another implementation, because there the engine's methods have empty bodies.
/// Every member is called on the pipeline thread.
/// </summary>
internal interface ICmdletHost
{
    /// <summary>The clock of this session: the system's, or that of a sandbox with a time scale.</summary>
    TimeProvider Time { get; }

    /// <summary>Whether this run only previews (<c>-WhatIf</c> or the session's preference).</summary>
    bool IsWhatIf { get; }

    /// <summary>Who is asked before a plan runs, and for what.</summary>
    Asking Asking { get; }

    /// <summary>What stands before a cmdlet's name where it is run from; empty in PowerShell.</summary>
    string CommandPrefix => string.Empty;

    /// <summary>What stands behind a command so that it leads to the same AWS as this one; empty in PowerShell, where the session knows.</summary>
    string CommandSuffix => string.Empty;

    /// <summary>The parameters that were given on the command line, by name.</summary>
    IReadOnlyDictionary<string, object?> GivenParameters => new Dictionary<string, object?>();

    /// <summary>Notes that something was begun that the same command continues, and that is no error.</summary>
    void NoteUnfinished()
    {
    }

    /// <summary>Notes that a test found what it was asked to fail for: the process says so with its exit code, if the command is one.</summary>
    void NoteFinding()
    {
    }

    /// <summary>Whether verbose messages are shown.</summary>
    bool IsVerbose => false;

    /// <summary>Whether debug messages are shown.</summary>
    bool IsDebug => false;

    /// <summary>Whether the process ends with this command, and with it whatever the command leaves running.</summary>
    bool EndsWithCommand => false;

    /// <summary>Whether records come from a pipeline, even if there turn out to be none.</summary>
    bool ExpectsInput { get; }

    /// <summary>Whether the user gave this parameter.</summary>
    bool IsBound(string parameter);

    /// <summary>Whether a switch is on. Outside PowerShell a <see cref="SwitchParameter"/> cannot hold its value, so the host knows.</summary>
    bool IsOn(string parameter, SwitchParameter value);

    /// <summary>Writes an output record.</summary>
    void WriteObject(object value);

    /// <summary>Writes a non-terminating error.</summary>
    void WriteError(StageError error);

    /// <summary>Makes the exception that ends the cmdlet with this error.</summary>
    /// <returns>Never: it throws.</returns>
    Exception Terminate(StageError error);

    /// <summary>Writes a verbose message.</summary>
    void WriteVerbose(string message);

    /// <summary>Writes a debug message.</summary>
    void WriteDebug(string message);

    /// <summary>Writes a warning.</summary>
    void WriteWarning(string message);

    /// <summary>Shows progress.</summary>
    void WriteProgress(OperationProgress progress);

    /// <summary>Asks whether to do <paramref name="action"/> on <paramref name="target"/>, as far as preferences want it asked.</summary>
    /// <param name="target">What it is done to.</param>
    /// <param name="action">What is done.</param>
    /// <param name="place">The sandbox, or the account and Region, in which it is done; null for what is on this machine.</param>
    /// <exception cref="StageException">An answer would be needed and nobody can give one.</exception>
    Approval ShouldProcess(string target, string action, string? place = null);

    /// <summary>Asks a question that no preference answers.</summary>
    /// <exception cref="StageException">Nobody can answer.</exception>
    bool ShouldContinue(string query, string caption);

    /// <summary>Asks for a secret, which is not shown while it is typed.</summary>
    /// <param name="prompt">What for.</param>
    /// <exception cref="StageException">Nobody can answer (<c>PasswordRequired</c>).</exception>
    SecureString ReadSecret(string prompt) => throw ConfirmationRequired.ForSecret(prompt);

    /// <summary>The existing files that a path with wildcards, or a literal path, names.</summary>
    /// <exception cref="StageException">Nothing is there, or it is not a file.</exception>
    IReadOnlyList<string> ResolveFiles(string path, bool literal);

    /// <summary>The full path of a file that may not exist yet.</summary>
    string ResolveNewFile(string path);

    /// <summary>A variable of the session, or null.</summary>
    object? GetVariable(string name);
}
