using System.Collections;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes ids of the earlier states that a stage's home keeps, the newest first.</summary>
public sealed class SnapshotIdCompleter : NameCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters)
    {
        if (parameters["Stage"]?.ToString() is not { Length: > 0 } stage)
        {
            return [];
        }

        var home = TypedHome.Of(parameters);
        var name = new StageName(parameters["App"]?.ToString() ?? string.Empty, stage);
        return Lookup.Get(
                (typeof(StageHistory), home, name),
                async cancellationToken => await StageHistory.ListIdsAsync(await home.OpenAsync(cancellationToken).ConfigureAwait(false), name, cancellationToken).ConfigureAwait(false))
            .Select(kept => new Suggestion(kept.Id, $"{kept.Time:yyyy-MM-dd HH:mm:ss} {kept.Source}", $"{kept.Source} {kept.Id}, {kept.Time:yyyy-MM-dd HH:mm:ss}, {kept.Size} bytes"));
    }
}
