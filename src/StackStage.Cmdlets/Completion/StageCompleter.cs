using System.Collections;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes -Stage, with the stages of the app that is given, if one is.</summary>
public sealed class StageCompleter : StageNameCompleter
{
    private protected override IEnumerable<string> Choose(IEnumerable<StageName> known, IDictionary parameters)
    {
        string[]? apps = parameters["App"] switch
        {
            string one => [one],
            IEnumerable several => [.. several.Cast<object?>().Select(app => app?.ToString()).OfType<string>()],
            _ => null,
        };
        var filter = new StageFilter(apps);
        return known.Where(filter.Includes).Select(name => name.Stage);
    }
}
