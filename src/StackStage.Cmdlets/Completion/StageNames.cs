using System.Collections;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>The names of the stages in a home, for completion.</summary>
internal static class StageNames
{
    /// <summary>The stages of the home that these parameters name; none when it cannot be told in time.</summary>
    public static IReadOnlyList<StageName> In(IDictionary parameters)
    {
        var place = TypedHome.Of(parameters);
        return Lookup.Get<StageName>(place, async cancellationToken =>
        {
            var names = new List<StageName>();
            var home = await place.OpenAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var name in new StageLister(home, SilentHost.Instance).ListNamesAsync(StageFilter.All, cancellationToken).ConfigureAwait(false))
            {
                names.Add(name);
            }

            return names;
        });
    }
}
