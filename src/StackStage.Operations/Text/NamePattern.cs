namespace StackStage.Operations.Text;

/// <summary>
/// A pattern of domain names, as <c>pr-*.example.com</c>. What DNS itself calls a wildcard, <c>*.example.com</c>, is not one but
/// a name of its own: distributions, custom domains and certificates are called so, and a command that removed
/// <c>*.example.com</c> must not, run a second time, remove all that lies below it.
/// </summary>
public sealed class NamePattern
{
    private readonly Wildcard _wildcard;

    private NamePattern(string text)
    {
        Text = text;
        _wildcard = new Wildcard(text);
    }

    /// <summary>The pattern as it was given, without a last dot.</summary>
    public string Text { get; }

    /// <summary>The pattern that a text is; null when it is a name.</summary>
    /// <param name="text">What was given.</param>
    public static NamePattern? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim().TrimEnd('.');
        return Wildcard.HasWildcard(trimmed) && !IsDnsWildcard(trimmed) ? new NamePattern(trimmed) : null;
    }

    /// <summary>Whether a text is a name of the form <c>*.example.com</c>.</summary>
    /// <param name="text">The text, without a last dot.</param>
    public static bool IsDnsWildcard(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("*.", StringComparison.Ordinal) && text.Length > 2 && !Wildcard.HasWildcard(text[2..]) && !text.Contains('`', StringComparison.Ordinal);
    }

    /// <summary>What to say of a name of the form <c>*.example.com</c> that is not there: how to mean all below it. Empty for other names.</summary>
    /// <param name="text">The name.</param>
    public static string HintFor(string text) => IsDnsWildcard(text) ? $" '{text}' is a name of its own, not a pattern; all that lies below is '?{text}'." : string.Empty;

    /// <summary>Whether a name fits.</summary>
    /// <param name="name">The name.</param>
    public bool IsMatch(string name) => _wildcard.IsMatch(name);
}
