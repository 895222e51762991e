using System.Collections;
using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;

namespace StackStage.Cmdlets.Completion;

/// <summary>What a command line being typed says, and the session around it. A completer is no cmdlet: the session is asked by a script on its own thread.</summary>
internal static class TypedCommand
{
    /// <summary>How the command would reach AWS.</summary>
    /// <param name="parameters">The parameters typed so far.</param>
    /// <param name="profileName">Another profile than -ProfileName says; null for that one.</param>
    public static ConnectionRequest ToRequest(IDictionary parameters, string? profileName = null) => new ConnectionParameters
    {
        ProfileName = profileName ?? parameters["ProfileName"]?.ToString(),
        Region = parameters["Region"]?.ToString(),
        Credential = parameters["Credential"] is PSCredential credential ? credential : null,
        EndpointUrl = parameters["EndpointUrl"]?.ToString() is { } url ? new Uri(url) : null,
    }.ToRequest(Variable);

    /// <summary>A full path.</summary>
    public static string FullPath(string path) =>
        Invoke("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)", path)?.ToString() ?? path;

    private static object? Variable(string name) => Invoke("param($name) Get-Variable -Name $name -Scope Global -ValueOnly -ErrorAction Ignore", name);

    private static object? Invoke(string script, string argument)
    {
        var result = ScriptBlock.Create(script).Invoke(argument);
        return result is { Count: > 0 } ? result[0]?.BaseObject : null;
    }
}
