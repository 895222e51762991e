using StackStage.Runner.Binding;

namespace StackStage.Runner.Catalog;

/// <summary>A parameter that PowerShell adds to every cmdlet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alias">Its alias.</param>
/// <param name="Values">The values it takes; none for a switch.</param>
/// <param name="Description">What it does here, or for one that does nothing here, what to do instead.</param>
/// <param name="IsSupported">Whether it does something outside PowerShell.</param>
internal sealed record CommonParameter(string Name, string Alias, IReadOnlyList<string> Values, string Description, bool IsSupported = true)
{
    private const string NoVariables = "A process has no variables: redirect its output (> file) or its messages (2> file) instead.";

    private static readonly CommonParameter[] OfEveryCmdlet =
    [
        new("Verbose", "vb", [], "Says what is done and why."),
        new("Debug", "db", [], "Writes each request to AWS: method, host, request id; no secret."),
        new("ErrorAction", "ea", Enum.GetNames<MessagePreference>(), "What an error does that does not end the command. SilentlyContinue and Ignore do not show it; Ignore does not count it in the exit code either; Stop ends the command."),
        new("WarningAction", "wa", Enum.GetNames<MessagePreference>(), "The same for warnings."),
        new("ProgressAction", "proga", ["Continue", "SilentlyContinue", "Ignore"], "Whether progress is shown. It is shown on a terminal only."),
        new("InformationAction", "infa", [], "No cmdlet of this module writes information records.", false),
        new("ErrorVariable", "ev", [], NoVariables, false),
        new("WarningVariable", "wv", [], NoVariables, false),
        new("InformationVariable", "iv", [], NoVariables, false),
        new("OutVariable", "ov", [], NoVariables, false),
        new("PipelineVariable", "pv", [], NoVariables, false),
        new("OutBuffer", "ob", [], "Records are written in blocks already.", false),
    ];

    private static readonly CommonParameter[] OfChangingCmdlets =
    [
        new("WhatIf", "wi", [], "Shows what would be done, step by step, and changes nothing."),
        new("Confirm", "cf", [], "Asks before each step. -Confirm:false asks nothing."),
    ];

    // A refusal by name is clearer than "no such parameter", and tells why there is nothing to preview.
    private static readonly CommonParameter[] OfLookingCmdlets =
        [.. OfChangingCmdlets.Select(parameter => parameter with { Description = "The cmdlet changes nothing, so there is nothing to preview or to confirm.", IsSupported = false })];

    public bool IsSwitch => Values.Count == 0;

    /// <summary>The common parameters of a cmdlet.</summary>
    public static IEnumerable<CommonParameter> Of(CmdletDescription cmdlet) => [.. cmdlet.SupportsShouldProcess ? OfChangingCmdlets : OfLookingCmdlets, .. OfEveryCmdlet];

    public bool IsCalled(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase) || Alias.Equals(name, StringComparison.OrdinalIgnoreCase);
}
