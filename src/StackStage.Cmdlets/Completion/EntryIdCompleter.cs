using System.Collections;
using StackStage.Operations.Connection;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes the entries of the backup that -Path names, the newest first. Nothing of it is opened.</summary>
public sealed class EntryIdCompleter : NameCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters)
    {
        if (parameters["Path"]?.ToString() is not { Length: > 0 } path)
        {
            return [];
        }

        var request = KeyBackupAddress.IsBucket(path) ? TypedCommand.ToRequest(parameters) : null;
        var place = request is null ? TypedCommand.FullPath(path) : path;
        return Lookup.Get<StageKeyBackupItem>(
                ("key backup", place, request),
                async cancellationToken =>
                {
                    var items = new List<StageKeyBackupItem>();
                    await foreach (var item in KeyBackupReader.ListAsync(
                        KeyBackupAddress.Parse(place), token => ConnectionPool.GetAsync(request!, token), StageFilter.All, null, null, SilentHost.Instance, cancellationToken).ConfigureAwait(false))
                    {
                        items.Add(item);
                    }

                    return items;
                })
            .GroupBy(item => item.EntryId)
            .Select(entry => new Suggestion(entry.Key, null, $"{entry.First().Created:yyyy-MM-dd HH:mm:ss}, {entry.Count()} keys, {entry.First().Encryption}"));
    }
}
