using System.Globalization;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys;

/// <summary>
/// Forgets a stage, as the last resort: backs it up, then deletes its state, secrets, key, event logs, update records and
/// kept snapshots, and the lock last. Nothing in the cloud is touched.
/// </summary>
public sealed class StackStageResetter : IAsyncDisposable
{
    private const string Command = "Reset-StackStage";
    private const string BackupFact = "stage.backup";
    private const int Parallelism = 8;

    private readonly StageHome _home;
    private readonly StackStageResetRequest _request;
    private readonly StageKeyStore _store;
    private readonly StackStageTraces _traces;
    private readonly IReadOnlyList<RunFact> _known;
    private readonly string _account;
    private readonly string _region;
    private readonly IOperationHost _host;
    private readonly List<string> _removed = [];
    private LockedState? _locked;
    private StackStageBackup? _backup;

    private StackStageResetter(StageHome home, StackStageResetRequest request, StageKeyStore store, StackStageTraces traces, IEnumerable<RunFact> known, string account, string region, IOperationHost host)
    {
        _home = home;
        _request = request;
        _store = store;
        _traces = traces;
        _known = [.. known.Where(fact => fact.Target == request.Name.ToString())];
        _account = account;
        _region = region;
        _host = host;
    }

    private StageName Name => _request.Name;

    private string Key => Name.ToString();

    /// <summary>Forgets a stage; goes on with a run that did not end.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="home">The stage's home.</param>
    /// <param name="request">Which stage, and where the backup goes.</param>
    /// <param name="host">Approves it.</param>
    /// <param name="cancellationToken">Stops it; the same call again goes on.</param>
    /// <returns>What was done, or would be.</returns>
    /// <exception cref="StageException">Nothing was changed: there is no such stage, or it has resources still (<c>StageHasResources</c>).</exception>
    public static async Task<StackStageReset> ResetAsync(AwsConnection connection, StageHome home, StackStageResetRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        if (home is not SstAwsHome)
        {
            throw StageKeyResetErrors.NotAws(home);
        }

        if (request.LocalPath is not null)
        {
            request = request with { LocalPath = ProjectFolder.Of(request.LocalPath) };
        }

        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var account = await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        var run = await StageRun.OpenAsync(Command, connection, connection.Region, host, cancellationToken).ConfigureAwait(false);
        var store = new StageKeyStore(connection, host);
        var traces = await StackStageTraces.FindAsync(home, store, request.Name, cancellationToken).ConfigureAwait(false);
        if (traces.AreNone && !run.Unfinished.Contains(request.Name.ToString()))
        {
            throw StageErrors.StateNotFound(request.Name, home);
        }

        if (traces.Resources is not { Count: 0 } && !request.Force)
        {
            throw StackStageResetErrors.HasResources(request.Name, home, traces.Resources);
        }

        if (traces is { State: not null, HasKey: false })
        {
            throw StackStageResetErrors.NoKey(request.Name, home, traces.Resources is not null);
        }

        Say(request.Name, traces, host);
        var resetter = new StackStageResetter(home, request, store, traces, run.FactsOf(RunLock.FactKind).Concat(run.FactsOf(BackupFact)), account, connection.Region, host);
        await using var scope = resetter.ConfigureAwait(false);
        return resetter.ToRecord(await run.RunAsync(resetter.ToPlan(), new PlanRunOptions(), cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_locked is not null)
        {
            await _locked.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void Say(StageName name, StackStageTraces traces, IOperationHost host)
    {
        if (traces.Resources is null)
        {
            host.WriteWarning($"The state of {name} cannot be read; what it lists stays in the cloud, and nothing knows of it then.");
        }
        else if (traces.Resources.Count > 0)
        {
            host.WriteWarning($"The state of {name} lists {(traces.Resources.Count == 1 ? "1 resource that stays" : $"{traces.Resources.Count} resources that stay")} in the cloud, and nothing knows of {(traces.Resources.Count == 1 ? "it" : "them")} then.");
        }
    }

    private Plan ToPlan()
    {
        var steps = new List<Step>();
        Add("lock", "Lock the stage", _home.Store.AddressOf(SstHome.KeyOf("lock", Name)), LockAsync);
        if (_traces.State is not null || _traces.HasKey || _known.Any(fact => fact.Kind == BackupFact))
        {
            Add("backup", "Back up key, state and secrets", _request.BackupPath, BackUpAsync);
        }

        if (_traces.State is not null)
        {
            Add("state", "Delete the state", _home.Store.AddressOf(_home.NewStateKey(Name)), DeleteStateAsync, destroys: true);
        }

        if (_traces.Secrets.Count > 0)
        {
            Add("secret", "Delete the secrets file", _home.Store.AddressOf(SstHome.KeyOf("secret", Name)), run => DeleteKindAsync("secret", "secrets", run), destroys: true);
        }

        if (_traces.HasKey)
        {
            Add("key", "Delete the stage key with all its versions", KeyParameters.NameOf(Name), DeleteKeyAsync, destroys: true);
        }

        foreach (var (kind, what) in StackStageTraces.Kinds.Where(one => _traces.Objects[one.Kind] > 0))
        {
            Add(kind, $"Delete {what}: {_traces.Objects[kind].ToString(CultureInfo.InvariantCulture)}", _home.Store.AddressOf($"{kind}/{Name.App}/{Name.Stage}/"), run => DeleteKindAsync(kind, what, run), destroys: kind == "snapshot");
        }

        if (_request.LocalPath is { } folder && Directory.Exists(folder))
        {
            Add("local", "Delete the project's .sst folder", folder, DeleteFolderAsync);
        }

        Add("unlock", "Give the lock back", _home.Store.AddressOf(SstHome.KeyOf("lock", Name)), UnlockAsync);
        var orphans = _traces.Resources is { Count: 0 } ? string.Empty : $", {_traces.Resources?.Count.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of"} resources stay in the cloud unknown to any state";
        return new Plan(steps, [new PlanSubject(Key, "Forget the stage", $"{Name}{orphans}")]);

        void Add(string kind, string action, string target, Func<StepRun, Task<StepOutcome>> runAsync, bool destroys = false) => steps.Add(new Step
        {
            Identity = new StepIdentity($"stage.reset.{kind}", _account, _region, Key),
            Action = action,
            Target = target,
            After = steps.Count == 0 ? [] : [steps[^1]],
            Subjects = [Key],
            DestroysData = destroys,

            // That there is a backup is told by nothing else once the state is gone.
            NotesFacts = kind == "backup",
            RunAsync = run => RunAsync(runAsync, run),
        });
    }

    private async Task<StepOutcome> RunAsync(Func<StepRun, Task<StepOutcome>> runAsync, StepRun run)
    {
        try
        {
            return await runAsync(run).ConfigureAwait(false);
        }
        catch (ObjectChangedException failure)
        {
            throw StackStageResetErrors.Changed(Name, failure);
        }
    }

    private async Task<StepOutcome> LockAsync(StepRun run)
    {
        _locked = await RunLock.OpenAsync(_home, Name, Key, Command, _known, run, _host).ConfigureAwait(false);
        await _locked.EnsureIsAsync(_traces.State is { } state ? (ReadOnlyMemory<byte>?)state.Bytes : null, run.Token).ConfigureAwait(false);
        return StepOutcome.Done;
    }

    private async Task<StepOutcome> BackUpAsync(StepRun run)
    {
        // What the run before has deleted cannot be backed up again; its backup was read back before anything was deleted. As long
        // as nothing was, another one is made: somebody may have worked on the stage between the two.
        if (_known.LastOrDefault(fact => fact.Kind == BackupFact) is { } fact && _traces.State is null)
        {
            _backup = new StackStageBackup(fact.Data.GetValueOrDefault("path") ?? _request.BackupPath, fact.Data.GetValueOrDefault("entry") ?? string.Empty);
            return StepOutcome.AlreadyDone;
        }

        _backup = await _request.BackUpAsync(run.Token).ConfigureAwait(false);
        await run.NoteAsync(new RunFact(BackupFact, Key, new Dictionary<string, string> { ["path"] = _backup.Path, ["entry"] = _backup.EntryId })).ConfigureAwait(false);
        return StepOutcome.Done;
    }

    private async Task<StepOutcome> DeleteStateAsync(StepRun run)
    {
        var state = _locked!.Present!;
        return await _home.Store.DeleteAsync(state.Key, state.Tag, run.Token).ConfigureAwait(false) ? Removed("state") : StepOutcome.AlreadyDone;
    }

    private async Task<StepOutcome> DeleteKeyAsync(StepRun run) =>
        await _store.DeleteAsync(Name, run.Token).ConfigureAwait(false) ? Removed("key") : StepOutcome.AlreadyDone;

    private async Task<StepOutcome> DeleteKindAsync(string kind, string what, StepRun run)
    {
        var keys = await StackStageTraces.KeysOfAsync(_home, kind, Name, run.Token).ConfigureAwait(false);
        var deleted = 0;
        await foreach (var one in ReadAhead.Of(keys, Parallelism, DeleteAsync, run.Token).ConfigureAwait(false))
        {
            deleted += one is null ? 0 : 1;
            await _locked!.KeepAsync(run.Token).ConfigureAwait(false);
        }

        return deleted > 0 ? Removed($"{deleted.ToString(CultureInfo.InvariantCulture)} {what}") : StepOutcome.AlreadyDone;
    }

    private async Task<string?> DeleteAsync(string key, CancellationToken cancellationToken) =>
        await _home.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } there && await _home.Store.DeleteAsync(key, there.Tag, cancellationToken).ConfigureAwait(false) ? key : null;

    private Task<StepOutcome> DeleteFolderAsync(StepRun run) =>
        Task.FromResult(ProjectFolder.Delete(_request.LocalPath!) ? Removed(_request.LocalPath!) : StepOutcome.AlreadyDone);

    private async Task<StepOutcome> UnlockAsync(StepRun run)
    {
        await DisposeAsync().ConfigureAwait(false);
        _locked = null;
        return StepOutcome.Done;
    }

    private StepOutcome Removed(string what)
    {
        _removed.Add(what);
        return StepOutcome.Done;
    }

    private StackStageReset ToRecord(PlanResults results) => new()
    {
        App = Name.App,
        Stage = Name.Stage,
        State = StageKeyResetter.StateOf(results),
        Orphaned = _traces.Resources,
        BackupPath = _backup?.Path,
        BackupEntryId = _backup?.EntryId,
        Removed = _removed,
        LocalPath = results.Any(result => result.Identity.Kind == "stage.reset.local" && result.Succeeded) ? _request.LocalPath : null,
        Region = _region,
    };
}
