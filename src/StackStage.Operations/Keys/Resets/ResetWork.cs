using System.Security.Cryptography;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>What a reset found of a stage, and what it makes of it. Dispose it to wipe the keys.</summary>
internal sealed class ResetWork : IDisposable
{
    /// <summary>The type of the resources that SST keeps for the secrets of a stage.</summary>
    private const string SecretType = "sst:sst:Secret";

    private const int KeyLength = 32;

    private readonly ResetKeys _keys = new();

    private ResetWork(StageHome home, StageName name, StoredContent state, Snapshot snapshot, StoredContent? secretFile, HeldStageKey? key, StageKey? listed)
    {
        Home = home;
        Name = name;
        State = state;
        Snapshot = snapshot;
        SecretFile = secretFile;
        Key = key;
        Listed = listed;
    }

    public StageHome Home { get; }

    public StageName Name { get; }

    /// <summary>The state as it was found.</summary>
    public StoredContent State { get; }

    public Snapshot Snapshot { get; }

    /// <summary>SST's file of the stage's secrets as it was found; null when there is none.</summary>
    public StoredContent? SecretFile { get; }

    /// <summary>The key as it was found; null when there is none.</summary>
    public HeldStageKey? Key { get; }

    /// <summary>What else Parameter Store says of the key, so that it stays as it is.</summary>
    public StageKey? Listed { get; }

    /// <summary>Of what the new state and secrets were made: now, or by the reset that this goes on with.</summary>
    public PreparedReset.Made Note { get; private set; } = null!;

    /// <summary>Whether a reset that did not end is gone on with: its key is in Parameter Store already.</summary>
    public bool Continues { get; private set; }

    /// <summary>Whether even that has nothing left to do but to give the lock back.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The new state; null when it is in place already.</summary>
    public ReadOnlyMemory<byte>? NewState { get; private set; }

    /// <summary>The new secrets file; null when there is none, when it is in place already, or when the file is to be kept aside.</summary>
    public ReadOnlyMemory<byte>? NewSecretFile { get; private set; }

    /// <summary>The new key; null when it is in Parameter Store already.</summary>
    public Passphrase? NewKey { get; private set; }

    /// <summary>The new key with the state's new salt; null when the state has no secrets provider.</summary>
    public PassphraseSecrets? NewSecrets { get; set; }

    public ResetKeys Keys => _keys;

    public bool HasSecretFile => Note.Secret is not null;

    /// <summary>Whether no key opens the secrets file, so that it is kept aside.</summary>
    public bool KeepsAside => Note.Secret is not null && Note.NewSecret is null;

    /// <summary>Where a secrets file that no key opens is kept: it goes by its content, so that it is there once.</summary>
    public string AsideKey => $"secret/{Name.App}/{Name.Stage}/{Note.Secret![..16]}.json";

    /// <summary>The names of the stage's secrets, as far as the state tells.</summary>
    public IReadOnlyList<string> SecretNames => [.. Snapshot.Resources.Where(resource => resource.Type == SecretType && !resource.Delete).Select(resource => resource.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Looks at a stage, and makes its new state and secrets in memory. Changes nothing.</summary>
    /// <exception cref="StageException">There is no state, it cannot be read, or Parameter Store cannot be asked.</exception>
    public static async Task<ResetWork> LookAsync(StageHome home, StageKeyStore store, StageKeyResetRequest request, IEnumerable<RunFact> known, IOperationHost host, CancellationToken cancellationToken)
    {
        var name = request.Name;
        var state = await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false) ?? throw StageErrors.StateNotFound(name, home);
        Snapshot snapshot;
        try
        {
            snapshot = Snapshot.Read(state.Bytes, new SnapshotReadOptions { CancellationToken = cancellationToken });
        }
        catch (SnapshotFormatException failure)
        {
            throw StageKeyResetErrors.NotReadable(name, failure);
        }

        var secretFile = await home.Store.ReadAsync(SstHome.KeyOf("secret", name), cancellationToken).ConfigureAwait(false);
        var key = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        var listed = key is null ? null : await store.ListAsync([name], cancellationToken).ConfigureAwait(false) is [var one] ? one : null;
        var work = new ResetWork(home, name, state, snapshot, secretFile, key, listed);
        try
        {
            await work.CollectKeysAsync(store, request, host, cancellationToken).ConfigureAwait(false);
            var prepared = await PreparedReset.FindAsync(home, name, cancellationToken).ConfigureAwait(false);

            // Derivations are most of a second of a core each.
            await Task.Run(() => work.Decide(prepared, known, host.Time, cancellationToken), cancellationToken).ConfigureAwait(false);
            return work;
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Key?.Dispose();
        NewKey?.Dispose();
        NewSecrets?.Dispose();
        _keys.Dispose();
    }

    private async Task CollectKeysAsync(StageKeyStore store, StageKeyResetRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        if (Key is not null)
        {
            _keys.Add($"{Key.Key.ParameterName}, version {Key.Key.Version}", Key.Value);
            try
            {
                foreach (var version in Key.Key.Version > 1 ? (await store.ReadVersionsAsync(Name, cancellationToken).ConfigureAwait(false)).Reverse() : [])
                {
                    using (version)
                    {
                        _keys.Add($"{Key.Key.ParameterName}, version {version.Version}", version.Value);
                    }
                }
            }
            catch (StageException failure)
            {
                host.WriteWarning($"The earlier versions of {Key.Key.ParameterName} cannot be read and are not tried: {failure.Error.Message} {failure.Error.RecommendedAction}");
            }
        }

        foreach (var old in request.OldKeys)
        {
            _keys.Add(old.Source, old.Value);
        }

        foreach (var candidate in request.Backup?.CandidatesFor(Name) ?? [])
        {
            using (candidate)
            {
                _keys.Add($"backup entry {candidate.EntryId}, version {candidate.Version}", candidate.Proof.Key);
            }
        }
    }

    private void Decide(PreparedReset? prepared, IEnumerable<RunFact> known, TimeProvider time, CancellationToken cancellationToken)
    {
        if (prepared is not null && Key is not null && GoesOn(prepared, cancellationToken))
        {
            Continues = true;
            Note = prepared.Note;
            NewState = IsState(prepared.Note.NewState) ? null : (ReadOnlyMemory<byte>?)prepared.State!.Bytes;
            NewSecretFile = prepared.Note.NewSecret is null || IsSecretFile(prepared.Note.NewSecret) ? null : (ReadOnlyMemory<byte>?)prepared.Secret!.Bytes;
            return;
        }

        if (prepared is null && Key is not null && known.Any(fact => IsDone(fact)) && Fits(Snapshot, SecretFile?.Bytes, cancellationToken))
        {
            Continues = IsOver = true;
            Note = new PreparedReset.Made { At = time.GetUtcNow(), State = HashOfState(), NewState = HashOfState() };
            return;
        }

        Make(time, cancellationToken);
    }

    /// <summary>What a run notes when all is in place and only the traces remain.</summary>
    public RunFact ToDoneFact(string target) => new(DoneFactKind, target, new Dictionary<string, string> { ["state"] = Note.NewState, ["keyVersion"] = $"{KeyVersion}" });

    public const string DoneFactKind = "key.reset";

    /// <summary>The parameter's version that holds the new key, once it is known.</summary>
    public long? KeyVersion { get; set; }

    private bool IsDone(RunFact fact) => fact.Kind == DoneFactKind && fact.Data.GetValueOrDefault("state") == HashOfState() && fact.Data.GetValueOrDefault("keyVersion") == $"{Key!.Key.Version}";

    // The key that is in Parameter Store opens what was made, and what that was made of is still what is there.
    private bool GoesOn(PreparedReset prepared, CancellationToken cancellationToken)
    {
        var note = prepared.Note;
        var stateIsHere = IsState(note.NewState) || (IsState(note.State) && prepared.State is not null);
        var secretIsHere = note.Secret is null ? SecretFile is null
            : note.NewSecret is null ? SecretFile is null || IsSecretFile(note.Secret)
            : IsSecretFile(note.NewSecret) || (IsSecretFile(note.Secret) && prepared.Secret is not null);
        if (!stateIsHere || !secretIsHere)
        {
            return false;
        }

        var state = IsState(note.NewState) ? Snapshot : Snapshot.Read(prepared.State!.Bytes, new SnapshotReadOptions { CancellationToken = cancellationToken });
        var secretFile = note.NewSecret is null ? null : IsSecretFile(note.NewSecret) ? SecretFile!.Bytes : prepared.Secret!.Bytes;

        // Where nothing is encrypted, any key opens all of it: then only the version tells the new one.
        return (!string.IsNullOrEmpty(state.SecretsProviderType) || secretFile is not null || Key!.Key.Version != note.KeyVersion) && Fits(state, secretFile, cancellationToken);
    }

    private bool Fits(Snapshot state, byte[]? secretFile, CancellationToken cancellationToken)
    {
        using var proof = new StageKeyProof(Key!.Value);
        return proof.Try(state, cancellationToken).Fit is StageKeyFit.Fits or StageKeyFit.NoSecretsInState
            && (secretFile is null || proof.Try(secretFile) == StageKeyFit.Fits);
    }

    private void Make(TimeProvider time, CancellationToken cancellationToken)
    {
        Span<byte> random = stackalloc byte[KeyLength];
        Span<char> text = stackalloc char[(KeyLength + 2) / 3 * 4];
        RandomNumberGenerator.Fill(random);
        Convert.TryToBase64Chars(random, text, out _);
        NewKey = Passphrase.From(text);
        NewSecrets = PassphraseSecrets.Create(text);
        CryptographicOperations.ZeroMemory(random);
        text.Clear();
        var opened = _keys.Open(Snapshot.PassphraseSalt);
        try
        {
            var made = StateReencryption.Of(Snapshot, [.. opened.Select(one => one.Secrets)], NewSecrets, cancellationToken);
            NewState = made.Snapshot.ToArray();
            NewSecretFile = SecretFile is null ? null : _keys.Reseal(SecretFile.Bytes, NewKey) is { } resealed ? (ReadOnlyMemory<byte>?)resealed : null;
            Note = new PreparedReset.Made
            {
                At = time.GetUtcNow(),
                KeyVersion = Key?.Key.Version,
                State = HashOfState(),
                NewState = PreparedReset.HashOf(NewState.Value.Span),
                Secret = SecretFile is null ? null : PreparedReset.HashOf(SecretFile.Bytes),
                NewSecret = NewSecretFile is null ? null : PreparedReset.HashOf(NewSecretFile.Value.Span),
                Kept = made.Kept,
                OpenedBy = [.. opened.Select((one, place) => (one.Source, Count: made.OpenedBy[place])).Where(one => one.Count > 0).Select(one => $"{one.Source}: {one.Count}")],
                Lost = made.Lost,
            };
        }
        catch (NotSupportedException failure)
        {
            throw StageKeyResetErrors.OtherProvider(Name, failure);
        }
        finally
        {
            foreach (var one in opened)
            {
                one.Secrets.Dispose();
            }
        }
    }

    private string HashOfState() => PreparedReset.HashOf(State.Bytes);

    private bool IsState(string hash) => HashOfState() == hash;

    private bool IsSecretFile(string hash) => SecretFile is not null && PreparedReset.HashOf(SecretFile.Bytes) == hash;
}
