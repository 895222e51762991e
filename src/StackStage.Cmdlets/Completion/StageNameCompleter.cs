using System.Collections;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes names of apps and stages from the home that the command line points to.</summary>
public abstract class StageNameCompleter : NameCompleter
{
    private protected sealed override IEnumerable<Suggestion> Suggest(IDictionary parameters) => Choose(StageNames.In(parameters), parameters).Select(name => new Suggestion(name));

    /// <summary>The names to offer.</summary>
    private protected abstract IEnumerable<string> Choose(IEnumerable<StageName> known, IDictionary parameters);
}
