using System.Text;

namespace StackStage.Sandbox.Services.Route53;

/// <summary>Names in Route 53's forms.</summary>
internal static class DnsName
{
    /// <summary>Unescaped, lower case, with the final dot.</summary>
    public static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '\\' && i + 3 < name.Length && IsOctal(name.AsSpan(i + 1, 3)))
            {
                text.Append((char)((name[i + 1] - '0') * 64 + (name[i + 2] - '0') * 8 + (name[i + 3] - '0')));
                i += 3;
            }
            else
            {
                text.Append(char.ToLowerInvariant(name[i]));
            }
        }
        if (text.Length == 0 || text[^1] != '.')
        {
            text.Append('.');
        }

        return text.ToString();
    }

    /// <summary>As Route 53 answers: everything but letters, digits, hyphen, underscore and dot as \ooo (<c>\052</c> is the wildcard).</summary>
    public static string Escape(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            {
                text.Append(c);
            }
            else
            {
                text.Append('\\').Append((char)('0' + c / 64 % 8)).Append((char)('0' + c / 8 % 8)).Append((char)('0' + c % 8));
            }
        }
        return text.ToString();
    }

    /// <summary>The key of Route 53's order: labels reversed (<c>com.example.www.</c>).</summary>
    public static string SortKey(string name)
    {
        var labels = name.TrimEnd('.').Split('.');
        Array.Reverse(labels);
        return string.Join('.', labels) + ".";
    }

    /// <summary>Whether a name is a zone's own or below it.</summary>
    public static bool IsIn(string name, string zone) =>
        name == zone || name.EndsWith("." + zone, StringComparison.Ordinal);

    private static bool IsOctal(ReadOnlySpan<char> digits)
    {
        foreach (var c in digits)
        {
            if (c is < '0' or > '7')
            {
                return false;
            }
        }

        return true;
    }
}
