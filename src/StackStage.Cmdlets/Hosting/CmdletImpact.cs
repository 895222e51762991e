using System.Management.Automation;

namespace StackStage.Cmdlets.Hosting;

/// <summary>
/// Reads a cmdlet's declared impact. From the attribute's data, not the attribute: outside PowerShell the
/// attribute's own properties read back empty.
/// </summary>
internal static class CmdletImpact
{
    public static ConfirmImpact Of(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttributesData().First(data => data.AttributeType.Name == nameof(CmdletAttribute));
        var named = attribute.NamedArguments.ToDictionary(argument => argument.MemberName, argument => argument.TypedValue.Value);
        if (!named.TryGetValue("SupportsShouldProcess", out var supports) || supports is not true)
        {
            return ConfirmImpact.None;
        }

        return named.TryGetValue("ConfirmImpact", out var impact) ? (ConfirmImpact)(int)impact! : ConfirmImpact.Medium;
    }
}
