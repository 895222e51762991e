using System.Collections;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes Regions from the SDK's own list.</summary>
public sealed class RegionCompleter : NameCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) => LocalConfiguration.Regions().Select(region => new Suggestion(region.Name, null, region.Place));
}

/// <summary>Completes profiles of the shared files and of the SDK's store.</summary>
public sealed class ProfileNameCompleter : NameCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) => LocalConfiguration.ProfileNames().Select(name => new Suggestion(name));
}

/// <summary>Completes the cmdlets of this module.</summary>
public sealed class ModuleCmdletCompleter : NameCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) => ModuleCmdlets.Names.Select(name => new Suggestion(name));
}
