using System.Globalization;
using System.Text;

namespace StackStage.Operations.Dns;

/// <summary>DNS names in one form: lower case, unescaped, without the final dot.</summary>
public static class DnsNames
{
    private static readonly IdnMapping Idn = new();

    /// <summary>A name as it is compared: lower case, <c>\052</c> as <c>*</c>, without the final dot, letters beyond ASCII in their <c>xn--</c> form.</summary>
    /// <param name="name">A name as a user, Route 53, ACM or CloudFront writes it.</param>
    public static string Normalize(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length);
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] == '\\' && index + 3 < name.Length && IsOctal(name.AsSpan(index + 1, 3)))
            {
                text.Append((char)(((name[index + 1] - '0') * 64) + ((name[index + 2] - '0') * 8) + (name[index + 3] - '0')));
                index += 3;
            }
            else
            {
                text.Append(char.ToLowerInvariant(name[index]));
            }
        }

        var plain = text.ToString().Trim().TrimEnd('.');
        return plain.All(char.IsAscii) ? plain : ToAscii(plain);
    }

    /// <summary>Whether a name is a zone's own name or below it.</summary>
    /// <param name="name">The name, normalized.</param>
    /// <param name="zone">The zone's name, normalized.</param>
    public static bool IsIn(string name, string zone)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(zone);
        return name.EndsWith(zone, StringComparison.Ordinal) && (name.Length == zone.Length || name[^(zone.Length + 1)] == '.');
    }

    /// <summary>A name without the <c>*.</c> that makes it a wildcard; both are validated by the same record.</summary>
    /// <param name="name">The name, normalized.</param>
    public static string Bare(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
    }

    /// <summary>The name above a name, or null above a top-level domain.</summary>
    internal static string? ParentOf(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : name[(dot + 1)..];
    }

    /// <summary>The form in which two names of one target are equal: balancers' aliases carry a <c>dualstack.</c> before the name.</summary>
    internal static string ToTarget(string name)
    {
        const string DualStack = "dualstack.";
        var plain = Normalize(name);
        return plain.StartsWith(DualStack, StringComparison.Ordinal) ? plain[DualStack.Length..] : plain;
    }

    private static string ToAscii(string name)
    {
        try
        {
            return Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            // Not a name at all; whoever is asked for it says so.
            return name;
        }
    }

    private static bool IsOctal(ReadOnlySpan<char> digits) => digits.IndexOfAnyExceptInRange('0', '7') < 0;
}
