using StackStage.Cmdlets;

namespace StackStage.Runner.Catalog;

/// <summary>The cmdlets of the module, read from their own attributes, so that nothing is described twice.</summary>
internal static class CmdletCatalog
{
    /// <summary>All cmdlets, by noun and verb.</summary>
    public static IReadOnlyList<CmdletDescription> All =>
        [.. typeof(StageCmdlet).Assembly.GetExportedTypes().Select(CmdletDescription.From).OfType<CmdletDescription>()
            .OrderBy(cmdlet => cmdlet.Noun, StringComparer.Ordinal).ThenBy(cmdlet => cmdlet.Verb, StringComparer.Ordinal)];

    /// <summary>The cmdlet of that name, whatever its case.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static CmdletDescription Find(string name)
    {
        var all = All;
        return all.FirstOrDefault(cmdlet => string.Equals(cmdlet.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException(
                "CommandNotFound",
                $"There is no cmdlet '{name}'.",
                all.Where(cmdlet => cmdlet.Name.Contains(name, StringComparison.OrdinalIgnoreCase) || name.EndsWith(cmdlet.Noun, StringComparison.OrdinalIgnoreCase))
                    .Select(cmdlet => cmdlet.Name).ToArray() is { Length: > 0 } near
                    ? $"Did you mean {string.Join(", ", near)}?"
                    : "Run 'stackstage' without arguments for the list.");
    }
}
