using System.Collections;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes -App.</summary>
public sealed class AppCompleter : StageNameCompleter
{
    private protected override IEnumerable<string> Choose(IEnumerable<StageName> known, IDictionary parameters) => known.Select(name => name.App).Where(app => app.Length > 0);
}
