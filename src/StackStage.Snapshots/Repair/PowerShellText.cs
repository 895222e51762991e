using System.Text;

namespace StackStage.Snapshots;

/// <summary>Writes what a user can paste into PowerShell.</summary>
internal static class PowerShellText
{
    /// <summary>A string in single quotes. PowerShell takes the typographic ones for them, too, so those are doubled as well.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('\'');
        foreach (var c in value)
        {
            text.Append(c);
            if (c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B')
            {
                text.Append(c);
            }
        }

        return text.Append('\'').ToString();
    }

    /// <summary>The parameter that replaces one provider by another.</summary>
    public static string ProviderMap(string old, string replacement) => $"-ProviderMap @{{ {Quote(old)} = {Quote(replacement)} }}";
}
