namespace StackStage.Snapshots;

/// <summary>
/// The grammar of a URN, as Pulumi's <c>urn.go</c> has it: <c>urn:pulumi:stack::project::type::name</c>, where the type may be a
/// chain <c>parentType$type</c>, and the name is everything behind the third <c>::</c>.
/// </summary>
internal static class UrnText
{
    public const string Prefix = "urn:pulumi:";

    public const string RootStackType = "pulumi:pulumi:Stack";

    public static bool IsValid(string urn) => urn.StartsWith(Prefix, StringComparison.Ordinal) && Count(urn) >= 3;

    /// <summary>The part before the first, second and third <c>::</c>, and everything behind it.</summary>
    public static string Part(string urn, int index)
    {
        var rest = urn.StartsWith(Prefix, StringComparison.Ordinal) ? urn.AsSpan(Prefix.Length) : urn;
        for (var i = 0; i < index; i++)
        {
            var at = rest.IndexOf("::");
            if (at < 0)
            {
                return i == index - 1 ? "" : rest.ToString();
            }

            rest = rest[(at + 2)..];
        }

        if (index == 3)
        {
            return rest.ToString();
        }

        var end = rest.IndexOf("::");
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    public static string QualifiedType(string urn) => Part(urn, 2);

    public static string Name(string urn) => IsValid(urn) ? Part(urn, 3) : urn[(urn.LastIndexOf("::", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..];

    /// <summary>The last type of the chain.</summary>
    public static string Type(string urn)
    {
        var chain = QualifiedType(urn);
        return chain[(chain.LastIndexOf('$') + 1)..];
    }

    /// <summary>The URN that a resource has under a parent of this type chain (null: without a parent).</summary>
    public static string WithParentType(string urn, string? parentType)
    {
        var type = Type(urn);
        if (!string.IsNullOrEmpty(parentType) && parentType != RootStackType)
        {
            type = parentType + "$" + type;
        }

        return $"{Prefix}{Part(urn, 0)}::{Part(urn, 1)}::{type}::{Name(urn)}";
    }

    private static int Count(string urn)
    {
        // Like Go's strings.Count: without overlaps.
        var count = 0;
        for (var at = urn.IndexOf("::", StringComparison.Ordinal); at >= 0; at = urn.IndexOf("::", at + 2, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}
