using StackStage.Operations.Errors;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Stages;

/// <summary>Puts an earlier state of a stage back. The present one is kept in the stage's history, so that this can be undone in the same way.</summary>
public static class StageRestorer
{
    private const int MostNamed = 5;

    /// <summary>Restores a state.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="choice">Which state.</param>
    /// <param name="command">Who is at work, for others who find the lock.</param>
    /// <param name="confirmRiskAsync">Asks whether to restore a state that Pulumi would not load, or that needs another key; gets the question.</param>
    /// <param name="host">Approves it.</param>
    /// <param name="cancellationToken">Stops it before anything is written.</param>
    /// <returns>What was done; null when it was declined or only previewed.</returns>
    /// <exception cref="StageException">There is no such state, the stage is locked, or its state was changed meanwhile.</exception>
    public static async Task<StageRestoration?> RestoreAsync(
        StageHome home,
        StageName name,
        SnapshotChoice choice,
        string command,
        Func<string, CancellationToken, Task<bool>> confirmRiskAsync,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(confirmRiskAsync);
        ArgumentNullException.ThrowIfNull(host);
        var present = await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false);
        var chosen = await ChooseAsync(home, name, choice, present, host, cancellationToken).ConfigureAwait(false);
        var restoration = Describe(home, name, chosen, present, cancellationToken);
        if (!restoration.Changed)
        {
            host.WriteVerbose($"The state of {name} is that one already.");
            return restoration;
        }

        Warn(restoration, chosen.Record, present, host);
        var risk = RiskOf(chosen.Record);
        if (risk is not null)
        {
            host.WriteWarning(risk);
        }

        var question = new ApprovalQuestion(ActionOf(chosen.Record, restoration, present), $"{name} ({home.Store.AddressOf(present?.Key ?? home.NewStateKey(name))})");
        if (await host.ApproveAsync(question, cancellationToken).ConfigureAwait(false) != Approval.Approved)
        {
            return null;
        }

        // Only now: a preview asks nothing.
        if (risk is not null && !await confirmRiskAsync($"{risk} Restore it all the same?", cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var backup = await StageStateWriter.ReplaceAsync(
            home, name, present is null ? null : (ReadOnlyMemory<byte>?)present.Bytes, chosen.Content!.Bytes, command, static () => { }, host, cancellationToken).ConfigureAwait(false);
        return restoration with { Backup = backup };
    }

    private static async Task<StageHistory.ReadSnapshot> ChooseAsync(
        StageHome home, StageName name, SnapshotChoice choice, StoredContent? present, IOperationHost host, CancellationToken cancellationToken)
    {
        // Only what may be meant is read: of one that is named, no other.
        IReadOnlyList<KeptState> candidates = choice.Id is not null
            ? [await StageState.FindAsync(home, name, choice, cancellationToken).ConfigureAwait(false)]
            : await home.FindHistoryAsync(name, cancellationToken).ConfigureAwait(false);
        if (candidates.Count == 0 && present is null)
        {
            throw StageErrors.StateNotFound(name, home);
        }

        await foreach (var kept in new StageHistory(home, host).ReadAsync(name, candidates, present, cancellationToken).ConfigureAwait(false))
        {
            if (kept.Content is not null && (choice.Id is not null || choice.Fits(kept.Record)))
            {
                return kept;
            }
        }

        throw StageErrors.SnapshotNotFound(name, home, choice);
    }

    private static StageRestoration Describe(StageHome home, StageName name, StageHistory.ReadSnapshot chosen, StoredContent? present, CancellationToken cancellationToken)
    {
        var before = present is null ? null : StageHistory.Understand(present.Bytes, cancellationToken).Snapshot;
        IReadOnlyList<SnapshotChange> changes = before is null || chosen.Snapshot is null ? [] : SnapshotComparison.Compare(before, chosen.Snapshot, cancellationToken);
        return new StageRestoration
        {
            App = name.App,
            Stage = name.Stage,
            Source = chosen.Record.Source,
            SnapshotId = chosen.Record.SnapshotId,
            Region = home.Region,
            HomePath = home.HomePath,
            Backend = home.Backend,
            Time = chosen.Record.Time,
            Changed = !chosen.Record.IsPresent,
            ResourceCount = chosen.Record.ResourceCount,
            ComeBack = Urns(SnapshotChangeKind.Added),
            Forgotten = Urns(SnapshotChangeKind.Removed),
            Reverted = [.. Urns(SnapshotChangeKind.Changed), .. Urns(SnapshotChangeKind.Renamed)],
        };

        string[] Urns(SnapshotChangeKind kind) => [.. changes.Where(change => change.Kind == kind && change.Urn is not null).Select(change => change.Urn!)];
    }

    private static string ActionOf(StageSnapshot kept, StageRestoration restoration, StoredContent? present)
    {
        var of = kept.Time is { } time ? $"of {time:yyyy-MM-dd HH:mm:ss} " : string.Empty;
        var what = $"Restore the state {of}({kept.Source} {kept.SnapshotId}{(kept.Command is null ? string.Empty : $", {kept.Command}")}; {(kept.ResourceCount is { } count ? Counted(count) : "unknown resources")})";
        return present is null
            ? $"{what}; there is no state now"
            : $"{what}: {restoration.ComeBack.Count} come back, {restoration.Forgotten.Count} are forgotten, {restoration.Reverted.Count} are as they were then";
    }

    private static void Warn(StageRestoration restoration, StageSnapshot kept, StoredContent? present, IOperationHost host)
    {
        if (restoration.Forgotten.Count > 0)
        {
            host.WriteWarning($"The present state of {restoration.App}/{restoration.Stage} lists {Counted(restoration.Forgotten.Count)} that the one of {kept.Time:yyyy-MM-dd HH:mm:ss} does not. What of them is in the cloud stays there, and no state knows it then: {Named(restoration.Forgotten)}.");
        }

        if (restoration.ComeBack.Count > 0)
        {
            host.WriteWarning($"{Counted(restoration.ComeBack.Count)} {(restoration.ComeBack.Count == 1 ? "comes" : "come")} back into the state. What of them was deleted since is found out by a refresh: {Named(restoration.ComeBack)}.");
        }

        if (present is not null && kept.ResourceCount is null)
        {
            host.WriteWarning("What would change cannot be told: one of the two states cannot be read.");
        }
    }

    private static string Counted(int count) => count == 1 ? "1 resource" : $"{count} resources";

    private static string? RiskOf(StageSnapshot kept) => kept switch
    {
        { ResourceCount: null } => $"That state cannot be read ({kept.Note}).",
        { Sound: false } => $"Pulumi would not load that state ({kept.Note}).",
        { NeedsKey: SnapshotKey.Other } => "That state was encrypted under another salt than the present one, so the present stage key may not open it.",
        _ => null,
    };

    private static string Named(IReadOnlyList<string> urns)
    {
        var names = string.Join(", ", urns.Take(MostNamed).Select(urn => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]));
        return urns.Count > MostNamed ? $"{names} and {urns.Count - MostNamed} more" : names;
    }
}
