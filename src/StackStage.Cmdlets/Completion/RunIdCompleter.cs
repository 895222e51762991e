using System.Collections;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Journal;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes the ids of runs from the place that the command line points to.</summary>
public sealed class RunIdCompleter : NameCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters)
    {
        var path = parameters["JournalPath"]?.ToString() is { Length: > 0 } given ? given : null;
        var request = JournalAddress.IsBucket(path) ? TypedCommand.ToRequest(parameters) : null;
        var sandbox = ConnectionPlace.RunsOf(null);
        var place = path is null || request is not null ? path : TypedCommand.FullPath(path);
        return Lookup.Get(
                ("runs", place, request, sandbox),
                async cancellationToken =>
                {
                    var connection = request is null ? null : await ConnectionPool.GetAsync(request, cancellationToken).ConfigureAwait(false);
                    return await RunJournals.Open(place, connection, TimeProvider.System, _ => { }, sandbox).ListAsync(_ => true, unfinished: false, detail: false, cancellationToken).ConfigureAwait(false);
                })
            .Select(run => new Suggestion(run.Id, null, run.ToString()));
    }
}
