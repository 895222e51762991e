using StackStage.Runner.Catalog;

namespace StackStage.Runner.Completion;

/// <summary>The scripts that make a shell ask this program when somebody presses Tab.</summary>
internal static class ShellScripts
{
    /// <summary>The command with which the scripts ask.</summary>
    public const string AnswerCommand = "complete";

    /// <summary>The shells there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "fish", "pwsh", "zsh"];

    /// <summary>The script of a shell.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Of(string? shell)
    {
        const string HowTo = "For example: eval \"$(stackstage completion bash)\", source <(stackstage completion zsh), stackstage completion fish | source, or stackstage completion pwsh | Out-String | Invoke-Expression.";
        if (shell is null)
        {
            throw new UsageException("MissingArgument", $"'stackstage completion' needs a shell: {string.Join(", ", Shells)}.", HowTo);
        }

        using var stream = typeof(ShellScripts).Assembly.GetManifestResourceStream("completion/" + shell.ToLowerInvariant())
            ?? throw new UsageException("ShellNotKnown", $"There is no completion for '{shell}', only for {string.Join(", ", Shells)}.", NearNames.Ask(shell, Shells, HowTo));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
