using System.Management.Automation;
using System.Security;
using System.Text;

namespace StackStage.Runner.Catalog;

/// <summary>Writes a cmdlet's syntax as PowerShell's Get-Help does, a line per parameter set.</summary>
internal static class Syntax
{
    public static IEnumerable<string> Of(CmdletDescription cmdlet) => cmdlet.Sets.Select(set => Of(cmdlet, set));

    private static string Of(CmdletDescription cmdlet, string set)
    {
        var line = new StringBuilder(cmdlet.Name);
        var members = cmdlet.Parameters
            .Select(parameter => (Parameter: parameter, Entry: parameter.In(set)))
            .Where(member => member.Entry is not null)
            .OrderBy(member => member.Entry!.Position ?? int.MaxValue)
            .ThenByDescending(member => member.Entry!.Mandatory);
        foreach (var (parameter, entry) in members)
        {
            var name = entry!.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
            var whole = parameter.IsSwitch ? $"-{parameter.Name}" : $"{name} <{Describe(parameter.Type)}>";
            line.Append(' ').Append(entry.Mandatory ? whole : $"[{whole}]");
        }

        if (cmdlet.SupportsShouldProcess)
        {
            line.Append(" [-WhatIf] [-Confirm]");
        }

        return line.Append(" [<CommonParameters>]").ToString();
    }

    internal static string Describe(Type type)
    {
        if (type.IsArray)
        {
            return Describe(type.GetElementType()!) + "[]";
        }

        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsEnum ? string.Join('|', Enum.GetNames(bare))
            : bare == typeof(string) ? "string"
            : bare == typeof(int) ? "int"
            : bare == typeof(bool) ? "bool"
            : bare == typeof(SecureString) ? "securestring"
            : bare == typeof(PSCredential) ? "pscredential"
            : bare == typeof(System.Collections.IDictionary) || bare == typeof(System.Collections.Hashtable) ? "name=value"
            : bare.Name.ToLowerInvariant();
    }
}
