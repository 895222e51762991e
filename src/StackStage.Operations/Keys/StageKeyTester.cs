using System.Runtime.CompilerServices;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys;

/// <summary>Tells whether keys open the states they belong to, and which key an earlier state needs. Reads only.</summary>
public static class StageKeyTester
{
    private const int MostListed = 50;

    /// <summary>Tests the keys of stages, in the order of their names.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="filter">Which stages: those that have a state or a key. What is named and has neither is an error after which it goes on.</param>
    /// <param name="request">With which keys, and on what.</param>
    /// <param name="host">Hears of what cannot be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">Parameter Store, or the home, cannot be asked.</exception>
    public static async IAsyncEnumerable<StageKeyTest> TestAsync(
        AwsConnection connection, StageFilter filter, StageKeyTestRequest request, IOperationHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        var home = await StageHomes.OpenAwsAsync(connection, cancellationToken).ConfigureAwait(false);
        var store = new StageKeyStore(connection, host);
        var keys = await store.ListAsync(filter, withFallback: false, cancellationToken).ConfigureAwait(false);
        var names = new SortedSet<StageName>(keys.Select(key => new StageName(key.App, key.Stage)), Comparer<StageName>.Create(Compare));
        await foreach (var stage in new StageLister(home, host).ListNamesAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            names.Add(stage);
        }

        var tested = ReadAhead.Of(names, Environment.ProcessorCount, (name, token) => TryTestAsync(home, store, name, request, host, token), cancellationToken);
        await foreach (var some in tested.ConfigureAwait(false))
        {
            foreach (var one in some)
            {
                yield return one;
            }
        }

        foreach (var missing in filter.Missing(names))
        {
            host.WriteError(StageErrors.NotFound(missing, home));
        }
    }

    /// <summary>Tries one key on one stage.</summary>
    /// <exception cref="StageException">The stage cannot be read.</exception>
    internal static async Task<KeyVerdict> TryAsync(StageHome home, StageName name, Passphrase key, CancellationToken cancellationToken)
    {
        var stage = await EncryptedStage.ReadAsync(home, name, cancellationToken).ConfigureAwait(false);
        using var proof = new StageKeyProof(key);

        // A derivation is most of a second of a core: not on the thread that brings answers.
        return await Task.Run(() => stage.Try(proof, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static int Compare(StageName one, StageName other) =>
        string.CompareOrdinal(one.App, other.App) is not 0 and var order ? order : string.CompareOrdinal(one.Stage, other.Stage);

    private static async Task<IReadOnlyList<StageKeyTest>?> TryTestAsync(StageHome home, StageKeyStore store, StageName name, StageKeyTestRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await TestAsync(home, store, name, request, host, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            host.WriteError(failure.Error);
            return [];
        }
    }

    /// <summary>Tests the key of one stage.</summary>
    /// <exception cref="StageException">It cannot be read.</exception>
    internal static async Task<IReadOnlyList<StageKeyTest>> TestAsync(StageHome home, StageKeyStore store, StageName name, StageKeyTestRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        using var candidates = new Candidates(store, name);
        var stage = await EncryptedStage.ReadAsync(home, name, cancellationToken).ConfigureAwait(false);
        var tests = new List<StageKeyTest>();
        if (request.Passphrase is null && request.Backup is null)
        {
            tests.Add(await TestParameterAsync(stage, candidates, cancellationToken).ConfigureAwait(false));
        }
        else
        {
            candidates.Add(request);
            if (candidates.Keys.Count == 0)
            {
                host.WriteError(StageKeyErrors.NotInBackup(name, request.Backup!.Address).Error);
                return tests;
            }

            foreach (var candidate in candidates.Keys)
            {
                tests.Add(Describe(name, store.Region, candidate, await TryAsync(stage, candidate, cancellationToken).ConfigureAwait(false)));
            }
        }

        if (request.History && name.Stage != KeyParameters.Fallback)
        {
            await candidates.AddVersionsAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var test in TestHistoryAsync(home, name, candidates.Keys, store.Region, host, cancellationToken).ConfigureAwait(false))
            {
                tests.Add(test);
            }
        }

        return tests;
    }

    private static Task<KeyVerdict> TryAsync(EncryptedStage stage, CandidateKey candidate, CancellationToken cancellationToken) =>
        Task.Run(() => stage.Try(candidate.Proof, cancellationToken), cancellationToken);

    private static async Task<StageKeyTest> TestParameterAsync(EncryptedStage stage, Candidates candidates, CancellationToken cancellationToken)
    {
        var name = candidates.Name;
        if (await candidates.AddPresentAsync(cancellationToken).ConfigureAwait(false) is not { } present)
        {
            return new StageKeyTest
            {
                App = name.App,
                Stage = name.Stage,
                Result = StageKeyFit.Missing,
                Region = candidates.Region,
                Note = $"There is no parameter {KeyParameters.NameOf(name)}. 'sst deploy' would make a new key, which does not open the state.",
            };
        }

        var test = Describe(name, candidates.Region, present, await TryAsync(stage, present, cancellationToken).ConfigureAwait(false));
        if (test.Result != StageKeyFit.Wrong || present.Version <= 1)
        {
            return test;
        }

        // The newest first: as a rule it was the last change that was wrong.
        var versions = await candidates.AddVersionsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var earlier in candidates.Keys.Skip(1))
        {
            if ((await TryAsync(stage, earlier, cancellationToken).ConfigureAwait(false)).Fit is StageKeyFit.Fits or StageKeyFit.FitsPartly)
            {
                var since = versions.First(version => version.Version > earlier.Version);
                return test with
                {
                    FittingVersion = earlier.Version,
                    WrongSince = since.Version,
                    WrongSinceTime = since.Modified?.LocalDateTime,
                    Note = $"Version {earlier.Version} of the parameter fits; it is wrong since version {since.Version}.",
                };
            }
        }

        return test with { Note = $"None of the {versions.Count} versions that Parameter Store keeps fits." };
    }

    private static async IAsyncEnumerable<StageKeyTest> TestHistoryAsync(
        StageHome home, StageName name, List<CandidateKey> candidates, string region, IOperationHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var kept = await home.FindHistoryAsync(name, cancellationToken).ConfigureAwait(false);
        await foreach (var read in new StageHistory(home, host).ReadAsync(name, kept, null, cancellationToken).ConfigureAwait(false))
        {
            var test = new StageKeyTest
            {
                App = name.App,
                Stage = name.Stage,
                Result = StageKeyFit.Unknown,
                Region = region,
                SnapshotId = read.Record.SnapshotId,
                Source = read.Record.Source,
                Time = read.Record.Time,
                Note = read.Record.Note,
            };
            if (read.Snapshot is null)
            {
                yield return test;
                continue;
            }

            var stage = EncryptedStage.Of(read.Snapshot);
            KeyVerdict? last = null;
            foreach (var candidate in candidates)
            {
                last = await TryAsync(stage, candidate, cancellationToken).ConfigureAwait(false);
                if (last.Fit != StageKeyFit.Wrong)
                {
                    var isKey = last.Fit is StageKeyFit.Fits or StageKeyFit.FitsPartly;
                    test = Describe(name, region, candidate, last) with
                    {
                        Candidate = isKey ? candidate.Kind : null,
                        Version = isKey ? candidate.Version : null,
                        EntryId = isKey ? candidate.EntryId : null,
                        SnapshotId = test.SnapshotId,
                        Source = test.Source,
                        Time = test.Time,
                    };
                    break;
                }
            }

            yield return last?.Fit == StageKeyFit.Wrong
                ? test with { Result = StageKeyFit.Wrong, Note = candidates.Count == 1 ? "The key does not open it." : $"None of the {candidates.Count} keys opens it." }
                : last is null ? test with { Result = StageKeyFit.Missing, Note = "There is no key to try." } : test;
        }
    }

    private static StageKeyTest Describe(StageName name, string region, CandidateKey candidate, KeyVerdict verdict) => new()
    {
        App = name.App,
        Stage = name.Stage,
        Result = verdict.Fit,
        Candidate = candidate.Kind,
        Version = candidate.Version,
        EntryId = candidate.EntryId,
        Secrets = verdict.Fit is StageKeyFit.Fits or StageKeyFit.FitsPartly or StageKeyFit.NoSecretsInState ? verdict.Secrets : null,
        NotOpened =
        [
            .. verdict.Closed.Take(MostListed).Select(secret => $"{secret.Urn} {secret.Path}"),
            .. verdict.Closed.Count > MostListed ? [$"… and {verdict.Closed.Count - MostListed} more"] : Array.Empty<string>(),
        ],
        SecretFile = verdict.SecretFile,
        Note = verdict.Note,
        Region = region,
    };

    /// <summary>The keys that may fit a stage, no value twice.</summary>
    private sealed class Candidates(StageKeyStore store, StageName name) : IDisposable
    {
        private readonly List<CandidateKey> _keys = [];
        private List<(long Version, DateTimeOffset? Modified)>? _versions;

        public StageName Name => name;

        public string Region => store.Region;

        public List<CandidateKey> Keys => _keys;

        public void Add(StageKeyTestRequest request)
        {
            if (request.Passphrase is not null)
            {
                _keys.Add(new CandidateKey(StageKeyCandidate.Passphrase, request.Passphrase));
            }

            _keys.AddRange(request.Backup?.CandidatesFor(name) ?? []);
        }

        public async Task<CandidateKey?> AddPresentAsync(CancellationToken cancellationToken)
        {
            using var held = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
            if (held is null)
            {
                _versions = [];
                return null;
            }

            if (held.Key.Version == 1)
            {
                // It has no history that would have to be asked for.
                _versions = [(1, held.Key.LastModified is { } modified ? new DateTimeOffset(modified) : null)];
            }

            _keys.Add(new CandidateKey(StageKeyCandidate.Parameter, held.Value) { Version = held.Key.Version });
            return _keys[^1];
        }

        /// <summary>Adds what Parameter Store keeps, the newest first.</summary>
        /// <returns>All versions, the oldest first.</returns>
        public async Task<IReadOnlyList<(long Version, DateTimeOffset? Modified)>> AddVersionsAsync(CancellationToken cancellationToken)
        {
            if (_versions is not null)
            {
                return _versions;
            }

            var versions = await store.ReadVersionsAsync(name, cancellationToken).ConfigureAwait(false);
            foreach (var version in versions.Reverse())
            {
                using (version)
                {
                    if (!_keys.Exists(known => known.Proof.Key.Is(version.Value)))
                    {
                        _keys.Add(new CandidateKey(StageKeyCandidate.Parameter, version.Value) { Version = version.Version });
                    }
                }
            }

            return _versions = [.. versions.Select(version => (version.Version, version.Modified))];
        }

        public void Dispose() => _keys.ForEach(key => key.Dispose());
    }
}
