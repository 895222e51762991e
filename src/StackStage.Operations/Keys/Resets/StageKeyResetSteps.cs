using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>
/// The steps of a reset, in the one order in which old or new, state and key are a pair that is readable: the new state is kept
/// beside the old one, the key becomes a new version of its parameter, the states are swapped.
/// </summary>
internal sealed class StageKeyResetSteps : IAsyncDisposable
{
    public const string Command = "Reset-SsmStageKey";

    private readonly ResetWork _work;
    private readonly StageKeyStore _store;
    private readonly IReadOnlyList<RunFact> _known;
    private readonly IOperationHost _host;
    private readonly string _account;
    private readonly string _region;
    private LockedState? _locked;

    public StageKeyResetSteps(ResetWork work, StageKeyStore store, string account, string region, IEnumerable<RunFact> known, IOperationHost host)
    {
        _work = work;
        _store = store;
        _account = account;
        _region = region;
        _known = [.. known];
        _host = host;
    }

    /// <summary>Where the state as it was before is kept; null when it was not replaced.</summary>
    public string? Backup => _locked?.Backup;

    /// <summary>How many kept snapshots are under the new key now.</summary>
    public int Snapshots { get; private set; }

    /// <summary>The kept snapshots that no key opens whole.</summary>
    public List<string> SnapshotsLeft { get; } = [];

    private StageName Name => _work.Name;

    private StageHome Home => _work.Home;

    private string Key => Name.ToString();

    /// <summary>The plan: what is left to do, in its order.</summary>
    public Plan ToPlan(bool withHistory)
    {
        var steps = new List<Step>();
        var parameter = KeyParameters.NameOf(Name);
        if (!_work.Continues)
        {
            Add("prepare", "Keep the newly encrypted state beside the present one", Home.Store.AddressOf(PreparedReset.FolderOf(Name)), PrepareAsync);
            Add("put", _work.Key is null ? "Make a stage key" : "Make a new version of the stage key", parameter, PutKeyAsync);
        }

        if (!_work.IsOver)
        {
            Add("swap", "Swap the state for the newly encrypted one", Home.Store.AddressOf(Home.NewStateKey(Name)), SwapStateAsync);
            if (_work.HasSecretFile)
            {
                Add("secret", _work.KeepsAside ? "Keep the secrets file aside, which no key opens" : "Swap the secrets file for the newly encrypted one", Home.Store.AddressOf(SstHome.KeyOf("secret", Name)), SwapSecretsAsync);
            }

            if (withHistory)
            {
                Add("history", "Encrypt the kept snapshots anew", Home.Store.AddressOf($"snapshot/{Name.App}/{Name.Stage}/"), EncryptHistoryAsync);
            }
        }

        Add("clean", "Remove what was kept beside the state", Home.Store.AddressOf(PreparedReset.FolderOf(Name)), CleanAsync);
        var lost = _work.Note.Lost.Count == 0 ? string.Empty : $", {_work.Note.Lost.Count} are lost";
        var action = _work.Continues ? "Go on with the reset of the stage key" : "Reset the stage key";
        return new Plan(steps, [new PlanSubject(Key, action, $"{Name} ({parameter}); {_work.Note.Kept} secret values keep what they say{lost}")]);

        void Add(string kind, string action, string target, Func<StepRun, Task> runAsync) => steps.Add(new Step
        {
            Identity = new StepIdentity($"stage.rekey.{kind}", _account, _region, Key),
            Action = action,
            Target = target,
            After = steps.Count == 0 ? [] : [steps[^1]],
            Subjects = [Key],
            RunAsync = run => RunAsync(runAsync, run),
        });
    }

    /// <summary>Gives the lock back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_locked is not null)
        {
            await _locked.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<StepOutcome> RunAsync(Func<StepRun, Task> runAsync, StepRun run)
    {
        try
        {
            await LockAsync(run).ConfigureAwait(false);
            await runAsync(run).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (ObjectChangedException failure)
        {
            throw StageKeyResetErrors.Changed(Name, failure.Message.TrimEnd('.'), failure);
        }
    }

    // The first step locks, whichever it is; from then on nobody else writes the stage.
    private async Task LockAsync(StepRun run)
    {
        if (_locked is not null)
        {
            await _locked.KeepAsync(run.Token).ConfigureAwait(false);
            return;
        }

        _locked = await RunLock.OpenAsync(Home, Name, Key, Command, _known, run, _host).ConfigureAwait(false);
        await _locked.EnsureIsAsync(_work.State.Bytes, run.Token).ConfigureAwait(false);
        var secretFile = await Home.Store.ReadAsync(SstHome.KeyOf("secret", Name), run.Token).ConfigureAwait(false);
        if (secretFile?.Tag != _work.SecretFile?.Tag)
        {
            throw StageKeyResetErrors.Changed(Name, "its secrets were set anew");
        }

        // Whoever came first has made a key meanwhile, and the reset that was planned here is not what is needed any more.
        using var key = await _store.ReadAsync(Name, run.Token).ConfigureAwait(false);
        if (key?.Key.Version != _work.Key?.Key.Version || (key is not null && !key.Value.Is(_work.Key!.Value)))
        {
            throw StageKeyErrors.Changed(Name, key is null ? "it is gone" : $"it has version {key.Key.Version}");
        }

        _work.KeyVersion = key?.Key.Version;
    }

    private Task PrepareAsync(StepRun run) => PreparedReset.WriteAsync(Home, Name, _work.Note, _work.NewState!.Value, _work.NewSecretFile, _host, run.Token);

    private async Task PutKeyAsync(StepRun run)
    {
        var listed = _work.Listed;
        _work.KeyVersion = await _store.PutAsync(
            new StageKeyWrite
            {
                Name = Name,
                Value = _work.NewKey!,
                ExpectedVersion = _work.Key?.Key.Version,
                Type = _work.Key?.Key.Type ?? "SecureString",
                Tier = listed?.Tier,
                KeyId = listed?.KeyId,
                Description = listed is null ? StageKeyWrite.UsualDescription : listed.Description,
                AllowedPattern = listed?.AllowedPattern,
                DataType = listed?.DataType,
                Policies = listed?.Policies ?? [],
            },
            run.Token).ConfigureAwait(false);
    }

    private async Task SwapStateAsync(StepRun run)
    {
        if (_work.NewState is { } content && !content.Span.SequenceEqual(_work.State.Bytes))
        {
            await _locked!.WriteAsync(content, run.Token).ConfigureAwait(false);
        }
    }

    private async Task SwapSecretsAsync(StepRun run)
    {
        if (_work.SecretFile is not { } file)
        {
            // Kept aside already.
            return;
        }

        if (_work.NewSecretFile is { } content)
        {
            await Home.Store.WriteAsync(file.Key, content, WriteCondition.IsStill(file), _host, run.Token).ConfigureAwait(false);
        }
        else if (_work.KeepsAside)
        {
            var there = await Home.Store.ReadAsync(_work.AsideKey, run.Token).ConfigureAwait(false);
            if (there is null || !there.Bytes.AsSpan().SequenceEqual(file.Bytes))
            {
                await Home.Store.WriteAsync(_work.AsideKey, file.Bytes, WriteCondition.IsAsRead(there), _host, run.Token).ConfigureAwait(false);
            }

            await Home.Store.DeleteAsync(file.Key, file.Tag, run.Token).ConfigureAwait(false);
        }
    }

    private async Task EncryptHistoryAsync(StepRun run)
    {
        if (await OpenTargetAsync(run.Token).ConfigureAwait(false) is not { } target)
        {
            return;
        }

        foreach (var kept in (await Home.FindHistoryAsync(Name, run.Token).ConfigureAwait(false)).Where(kept => kept.Source == StageSnapshotSource.Snapshot))
        {
            run.Token.ThrowIfCancellationRequested();
            await _locked!.KeepAsync(run.Token).ConfigureAwait(false);
            if (await Home.Store.ReadAsync(kept.Key, run.Token).ConfigureAwait(false) is not { } content)
            {
                continue;
            }

            var (made, isOld) = await Task.Run(() => Encrypt(content, target, run.Token), run.Token).ConfigureAwait(false);
            if (made is not null)
            {
                await Home.Store.WriteAsync(kept.Key, made, WriteCondition.IsStill(content), _host, run.Token).ConfigureAwait(false);
                Snapshots++;
            }
            else if (isOld)
            {
                SnapshotsLeft.Add(kept.Id);
            }
        }
    }

    // A kept snapshot is changed only as a whole: what some key opened of it is not worth the rest of it.
    private (byte[]? Made, bool IsOld) Encrypt(StoredContent content, PassphraseSecrets target, CancellationToken cancellationToken)
    {
        Snapshot snapshot;
        try
        {
            snapshot = Snapshot.Read(content.Bytes, new SnapshotReadOptions { CancellationToken = cancellationToken });
        }
        catch (SnapshotFormatException)
        {
            return (null, true);
        }

        if (snapshot.PassphraseSalt is not { } salt || salt == target.Salt)
        {
            return (null, false);
        }

        var opened = _work.Keys.Open(salt);
        try
        {
            var made = StateReencryption.Of(snapshot, [.. opened.Select(one => one.Secrets)], target, cancellationToken);
            return opened.Count > 0 && made.Lost.Count == 0 ? (made.Snapshot.ToArray(), false) : (null, true);
        }
        finally
        {
            foreach (var one in opened)
            {
                one.Secrets.Dispose();
            }
        }
    }

    // The present state is the new one by now; its salt is the one that the snapshots get.
    private async Task<PassphraseSecrets?> OpenTargetAsync(CancellationToken cancellationToken)
    {
        if (Snapshot.Read(_locked!.Present!.Bytes).PassphraseSalt is not { } salt)
        {
            return null;
        }

        return _work.NewSecrets ??= await Task.Run(() => PassphraseSecrets.TryOpen(salt, _work.Key!.Value.Characters), cancellationToken).ConfigureAwait(false)
            ?? throw StageKeyErrors.Changed(Name, "it does not open the new state");
    }

    private async Task CleanAsync(StepRun run)
    {
        // Killed behind this, nothing in the home tells that all of it is done.
        await run.NoteAsync(_work.ToDoneFact(Key)).ConfigureAwait(false);
        await PreparedReset.DeleteAsync(Home, Name, run.Token).ConfigureAwait(false);
    }
}
