using StackStage.Cmdlets.Hosting;

namespace StackStage.Runner.Catalog;

/// <summary>The cmdlets of the module, read from their own attributes, so that nothing is described twice.</summary>
internal static class CmdletCatalog
{
    /// <summary>All cmdlets, by noun and verb.</summary>
    public static IReadOnlyList<CmdletDescription> All =>
        [.. ModuleCmdlets.Types.Select(CmdletDescription.From).OfType<CmdletDescription>()
            .OrderBy(cmdlet => cmdlet.Noun, StringComparer.Ordinal).ThenBy(cmdlet => cmdlet.Verb, StringComparer.Ordinal)];

    /// <summary>The cmdlet of that name, whatever its case.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static CmdletDescription Find(string name)
    {
        // Only the one that is meant is described whole: reading all attributes of all cmdlets takes longer than most commands.
        var type = ModuleCmdlets.Types.FirstOrDefault(type => string.Equals(ModuleCmdlets.NameOf(type), name, StringComparison.OrdinalIgnoreCase));
        return type is not null ? CmdletDescription.From(type)! : throw NotFound(name);
    }

    /// <summary>The names of all cmdlets, in order. Cheaper than <see cref="All"/>: no attribute of a parameter is read.</summary>
    public static IReadOnlyList<string> Names => ModuleCmdlets.Names;

    private static UsageException NotFound(string name)
    {
        // Somebody who has the noun right chose another verb.
        string[] sameNoun = name.Contains('-', StringComparison.Ordinal)
            ? [.. Names.Where(known => known[known.IndexOf('-', StringComparison.Ordinal)..].Equals(name[name.IndexOf('-', StringComparison.Ordinal)..], StringComparison.OrdinalIgnoreCase))]
            : [];
        return new UsageException(
            "CommandNotFound",
            $"There is no cmdlet '{name}'.",
            sameNoun.Length > 0 ? $"Did you mean {string.Join(", ", sameNoun)}?" : NearNames.Ask(name, Names, "Run 'stackstage' without arguments for the list."));
    }
}
