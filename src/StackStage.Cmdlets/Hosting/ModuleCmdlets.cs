using System.Management.Automation;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The cmdlets of this module, by their own attributes: read as data, because outside PowerShell attribute objects are empty.</summary>
internal static class ModuleCmdlets
{
    /// <summary>Their classes.</summary>
    public static IEnumerable<Type> Types => typeof(StageCmdlet).Assembly.GetExportedTypes().Where(type => type.IsSealed && type.IsAssignableTo(typeof(StageCmdlet)));

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names => [.. Types.Select(NameOf).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>The name of a cmdlet: <c>Get-StackStage</c>; null for a class that is none.</summary>
    public static string? NameOf(Type type) =>
        type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == nameof(CmdletAttribute))?.ConstructorArguments is [{ Value: string verb }, { Value: string noun }] ? $"{verb}-{noun}" : null;
}
