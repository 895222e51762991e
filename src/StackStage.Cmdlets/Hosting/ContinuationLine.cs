using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The command that does the same again, as the user would type it: what was given, with all objects that came from the pipeline, and no secret.</summary>
internal static class ContinuationLine
{
    // What says how a command talks, or was consented to, is for the next one to say again.
    private static readonly HashSet<string> Left = new(StringComparer.OrdinalIgnoreCase)
    {
        "Credential", "Password", "Passphrase", "OldPassphrase", "WhatIf", "Confirm", "Force", "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction",
        "ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable", "Tag",
    };

    // How to wait, how to reach AWS and where to write is not what is done.
    private static readonly HashSet<string> Manner = new(StringComparer.OrdinalIgnoreCase)
    {
        "NoWait", "Timeout", "PollInterval", "ThrottleLimit", "JournalPath", "ProfileName", "Region", "EndpointUrl", "AccountId",
    };

    /// <summary>The parameters that say what is to happen: not the objects, nor how to wait, to talk or to consent.</summary>
    /// <param name="given">The parameters that were given.</param>
    /// <param name="parameter">The parameter that names the objects.</param>
    public static string SwitchesOf(IReadOnlyDictionary<string, object?> given, string parameter) =>
        string.Join(' ', given.Where(one => !Manner.Contains(one.Key)).Where(one => IsKept(one.Key, parameter)).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Describe(one.Key, one.Value)));

    /// <summary>Composes it.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="given">The parameters that were given.</param>
    /// <param name="parameter">The parameter that names the objects.</param>
    /// <param name="objects">The objects; none to leave the parameter out.</param>
    public static string Of(string command, IReadOnlyDictionary<string, object?> given, string parameter, IReadOnlyList<string> objects)
    {
        var words = new List<string> { command };
        if (objects.Count > 0)
        {
            words.Add($"-{parameter} {string.Join(',', objects.Select(Quote))}");
        }

        foreach (var (name, value) in given.Where(one => IsKept(one.Key, parameter)).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            words.Add(Describe(name, value));
        }

        return string.Join(' ', words);
    }

    private static bool IsKept(string name, string parameter) => !Left.Contains(name) && !string.Equals(name, parameter, StringComparison.OrdinalIgnoreCase);

    private static string Describe(string name, object? value) => Plain(value) switch
    {
        null => $"-{name} $null",
        SwitchParameter or true => $"-{name}",
        false => $"-{name}:$false",
        TimeSpan span => $"-{name} {span.ToString("c", CultureInfo.InvariantCulture)}",
        string text => $"-{name} {Quote(text)}",
        IEnumerable many => $"-{name} {string.Join(',', many.Cast<object?>().Select(one => Quote(Convert.ToString(Plain(one), CultureInfo.InvariantCulture) ?? string.Empty)))}",
        var other => $"-{name} {Quote(Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty)}",
    };

    // A certificate is found again by its thumbprint, if it is in a store; its own text is many lines.
    private static object? Plain(object? value) => value switch
    {
        PSObject wrapped => Plain(wrapped.BaseObject),
        X509Certificate2 certificate => certificate.Thumbprint,
        _ => value,
    };

    // PowerShell takes all of these for single quotes, and one of them doubled for itself.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";

    // Quoted where PowerShell, or a shell, would read something else; single quotes hide everything but themselves.
    private static string Quote(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/' or ':' or '=' or '+') && text[0] is not ('-' or '/')
        ? text
        : $"'{string.Concat(text.Select(letter => SingleQuotes.Contains(letter, StringComparison.Ordinal) ? new string(letter, 2) : letter.ToString()))}'";
}
