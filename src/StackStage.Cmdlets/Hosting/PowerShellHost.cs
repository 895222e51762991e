using System.Management.Automation;
using System.Security;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Hosting;

/// <summary>PowerShell itself as the host: passes everything on to the cmdlet's own engine.</summary>
internal sealed class PowerShellHost(StageCmdlet cmdlet) : ICmdletHost
{
    // With an endpoint of its own, a command does not talk to the sandbox, and so does not live in its time.
    public TimeProvider Time => (IsBound("EndpointUrl") ? null : StageSession.Current?.Time) ?? TimeProvider.System;

    // Pasted when the sandbox has stopped, a rehearsal's line leads to AWS itself, and must do nothing there: nobody has its account.
    public string CommandSuffix => SandboxSession.Current is { } sandbox && !IsBound("EndpointUrl") && !IsBound("AccountId") ? $" -AccountId {sandbox.AccountId}" : string.Empty;

    public bool IsWhatIf => IsPreferenceOn("WhatIf", "WhatIfPreference");

    public Asking Asking =>
        IsWhatIf ? Asking.Preview
        : cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) && IsTrue(confirm) ? Asking.ForEachStep
        : WouldPrompt() ? Asking.ForEachObject
        : Asking.Nobody;

    public IReadOnlyDictionary<string, object?> GivenParameters => cmdlet.MyInvocation.BoundParameters.ToDictionary(given => given.Key, given => Unwrap(given.Value));

    public bool IsVerbose => IsShown("Verbose", "VerbosePreference");

    public bool IsDebug => IsShown("Debug", "DebugPreference");

    public bool ExpectsInput => cmdlet.MyInvocation.ExpectingInput;

    public bool IsBound(string parameter) => cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter);

    public bool IsOn(string parameter, SwitchParameter value) => value.IsPresent;

    // After Ctrl+C the pipeline takes nothing any more, and whatever were thrown for that would hide the one warning that counts.
    public void WriteObject(object value) => UnlessStopping(() => cmdlet.WriteObject(value));

    public void WriteError(StageError error) => UnlessStopping(() => cmdlet.WriteError(ToRecord(error)));

    public Exception Terminate(StageError error)
    {
        cmdlet.ThrowTerminatingError(ToRecord(error));
        return new InvalidOperationException(error.Message);
    }

    public void WriteVerbose(string message) => UnlessStopping(() => cmdlet.WriteVerbose(message));

    public void WriteDebug(string message) => UnlessStopping(() => cmdlet.WriteDebug(message));

    public void WriteWarning(string message)
    {
        if (!cmdlet.Stopping)
        {
            cmdlet.WriteWarning(message);
        }
        else if (GetVariable("WarningPreference")?.ToString() is not ("SilentlyContinue" or "Ignore"))
        {
            cmdlet.Host.UI.WriteWarningLine(message);
        }
    }

    public void WriteProgress(OperationProgress progress) => UnlessStopping(() => cmdlet.WriteProgress(
        new ProgressRecord(progress.ActivityId, progress.Activity, progress.Status.Length == 0 ? " " : progress.Status)
        {
            PercentComplete = progress.PercentComplete ?? -1,
            SecondsRemaining = progress.Remaining is { } left ? (int)left.TotalSeconds : -1,
            RecordType = progress.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        }));

    public Approval ShouldProcess(string target, string action, string? place = null)
    {
        if (!IsWhatIf && WouldPrompt() && !CanPrompt())
        {
            throw ConfirmationRequired.For(target, action);
        }

        try
        {
            var approved = cmdlet.ShouldProcess(Description(target, action, place), Question(target, action, place), "Confirm", out var reason);
            return approved ? Approval.Approved : reason == ShouldProcessReason.WhatIf ? Approval.Previewed : Approval.Declined;
        }
        catch (Exception failure) when (IsNobodyThere(failure))
        {
            throw ConfirmationRequired.For(target, action);
        }
    }

    public bool ShouldContinue(string query, string caption)
    {
        // -Confirm:$false, given and not only preferred, is the consent of whoever runs unattended.
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm) && !IsTrue(confirm))
        {
            return true;
        }

        if (!CanPrompt())
        {
            throw ConfirmationRequired.ForQuestion(query);
        }

        try
        {
            return cmdlet.ShouldContinue(query, caption);
        }
        catch (Exception failure) when (IsNobodyThere(failure))
        {
            throw ConfirmationRequired.ForQuestion(query);
        }
    }

    public SecureString ReadSecret(string prompt)
    {
        if (!CanPrompt())
        {
            throw ConfirmationRequired.ForSecret(prompt);
        }

        try
        {
            cmdlet.Host.UI.Write($"{prompt}: ");
            return cmdlet.Host.UI.ReadLineAsSecureString();
        }
        catch (Exception failure) when (IsNobodyThere(failure))
        {
            throw ConfirmationRequired.ForSecret(prompt);
        }
    }

    public IReadOnlyList<string> ResolveFiles(string path, bool literal)
    {
        try
        {
            ProviderInfo provider;
            IReadOnlyList<string> found;
            if (literal)
            {
                found = [cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)];
            }
            else
            {
                found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
            }

            if (provider.Name != "FileSystem")
            {
                throw FileErrors.NotAFileSystemPath(path, provider.Name);
            }

            return FileErrors.OnlyFiles(path, found);
        }
        catch (ItemNotFoundException failure)
        {
            throw FileErrors.NotFound(path, failure);
        }
        catch (System.Management.Automation.DriveNotFoundException failure)
        {
            throw FileErrors.NotFound(path, failure);
        }
    }

    public string ResolveNewFile(string path)
    {
        var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem" ? full : throw FileErrors.NotAFileSystemPath(path, provider.Name);
    }

    /// <summary>The words of a preview and a question: PowerShell's own, which ShouldProcess(target, action) would use, and the place.</summary>
    internal static string Description(string target, string action, string? place) =>
        $"Performing the operation \"{action}\" on target \"{target}\"{(place is null ? string.Empty : $" ({place})")}.";

    public object? GetVariable(string name) => Unwrap(cmdlet.SessionState.PSVariable.GetValue(name));

    private static string Question(string target, string action, string? place) => $"Are you sure you want to perform this action?\n{Description(target, action, place)}";

    private static ErrorRecord ToRecord(StageError error)
    {
        var record = new ErrorRecord(
            error.Exception as StageException ?? new StageException(error),
            error.ErrorId,
            Enum.TryParse<ErrorCategory>(error.Category.ToString(), out var category) ? category : ErrorCategory.NotSpecified,
            error.Target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.RecommendedAction ?? string.Empty },
        };
        return record;
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // What PowerShell's hosts throw when they are asked to prompt and cannot.
    private static bool IsNobodyThere(Exception failure) =>
        failure is System.Management.Automation.Host.HostException or NotImplementedException
        || failure.GetType().Name is "PSInvalidOperationException" or "PSNotImplementedException" or "HostException";

    private static ConfirmImpact ToImpact(object? preference) => preference switch
    {
        ConfirmImpact impact => impact,
        int number => (ConfirmImpact)number,
        string text when Enum.TryParse<ConfirmImpact>(text, true, out var impact) => impact,
        bool on => on ? ConfirmImpact.Low : ConfirmImpact.None,
        _ => ConfirmImpact.High,
    };

    private bool IsPreferenceOn(string parameter, string preference) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? IsTrue(given) : IsTrue(GetVariable(preference));

    private static bool IsTrue(object? value) => Unwrap(value) switch
    {
        SwitchParameter on => on.IsPresent,
        bool on => on,
        string text => text.Length > 0,
        null => false,
        _ => LanguagePrimitives.IsTrue(value),
    };

    // Verbose and debug: a switch, or an ActionPreference, which may also have been set as text.
    private bool IsShown(string parameter, string preference) => cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var given)
        ? IsTrue(given)
        : GetVariable(preference)?.ToString() is not (null or "SilentlyContinue" or "Ignore");

    private void UnlessStopping(Action write)
    {
        if (!cmdlet.Stopping)
        {
            write();
        }
    }

    private bool WouldPrompt()
    {
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm))
        {
            return IsTrue(confirm);
        }

        var impact = CmdletImpact.Of(cmdlet.GetType());
        var preference = ToImpact(GetVariable("ConfirmPreference"));
        return preference != ConfirmImpact.None && impact >= preference;
    }

    private bool CanPrompt()
    {
        if (cmdlet.Host.Name != "ConsoleHost")
        {
            // Editors and remote sessions bring their own prompts; those that have none throw when asked.
            return true;
        }

        return !Console.IsInputRedirected && !Environment.GetCommandLineArgs().Any(IsNonInteractive);
    }

    private static bool IsNonInteractive(string argument) =>
        argument.Length >= 5 && argument[0] is '-' or '/' && "noninteractive".StartsWith(argument.AsSpan(1).ToString(), StringComparison.OrdinalIgnoreCase);
}
