using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys.Backups;

/// <summary>
/// Puts stage keys back from a backup: what is there already is left, what differs is refused or followed by a new version. A
/// parameter is written by one call, so a run that is killed leaves each key as it was or as it shall be; the same command goes on.
/// </summary>
public sealed partial class StageKeyRestorer
{
    private const string Command = "Restore-SsmStageKey";
    private const int StandardQuota = 10_000;
    private const int KeptVersions = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly AwsConnection _connection;
    private readonly StageKeyRestoreRequest _request;
    private readonly IOperationHost _host;
    private readonly StageKeyStore _store;
    private readonly ConcurrentDictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);
    private IReadOnlyList<OpenedEntry> _entries = [];
    private IReadOnlyList<RunFact> _locks = [];
    private StageHome? _home;

    private StageKeyRestorer(AwsConnection connection, StageKeyRestoreRequest request, IOperationHost host)
    {
        _connection = connection;
        _request = request;
        _host = host;
        _store = new StageKeyStore(connection, host);
    }

    private string AccountId => _connection.KnownAccountId ?? string.Empty;

    /// <summary>Restores keys.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="request">Which, and how.</param>
    /// <param name="host">Is asked for each key; hears of progress and errors.</param>
    /// <param name="cancellationToken">Stops it; the same command goes on.</param>
    /// <returns>A record for each key that was asked for; what failed has been written to the host.</returns>
    /// <exception cref="StageException">Nothing was changed.</exception>
    public static async Task<IReadOnlyList<StageKeyRestoration>> RestoreAsync(AwsConnection connection, StageKeyRestoreRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await new StageKeyRestorer(connection, request, host).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StageKeyRestoration>> RunAsync(CancellationToken cancellationToken)
    {
        _entries = EntriesOf();
        var names = NamesOf();
        _home = await OpenHomeAsync(cancellationToken).ConfigureAwait(false);
        var bootstrap = await PlanBootstrapAsync(cancellationToken).ConfigureAwait(false);
        var jobs = new List<Job>();
        foreach (var name in names)
        {
            try
            {
                jobs.Add(await PrepareAsync(name, cancellationToken).ConfigureAwait(false));
            }
            catch (StageException failure)
            {
                _host.WriteError(failure.Error);
            }
        }

        await EnsureRoomAsync(jobs, cancellationToken).ConfigureAwait(false);
        var run = await StageRun.OpenAsync(Command, _connection, _connection.Region, _host, cancellationToken).ConfigureAwait(false);
        _locks = [.. run.FactsOf(RunLock.FactKind)];
        var plan = PlanOf(jobs, bootstrap, run.Unfinished.ToHashSet(StringComparer.Ordinal));
        PlanResults? results = null;
        if (plan.Subjects.Count > 0)
        {
            results = await run.RunAsync(plan, new PlanRunOptions { NoWait = _request.Wait.NoWait }, cancellationToken).ConfigureAwait(false);
        }

        return [.. jobs.Select(job => Describe(job, results))];
    }

    // A wrong profile must not scatter the keys of one account over another.
    private IReadOnlyList<OpenedEntry> EntriesOf()
    {
        if (_request.AllowOtherAccount)
        {
            return _request.Backup.Entries;
        }

        var own = _request.Backup.Entries.Where(entry => entry.Header.AccountId == AccountId && entry.Header.Region == _connection.Region).ToList();
        return own.Count > 0 || _request.Backup.Entries.Count == 0 ? own : throw new StageException(new StageError(
            "KeyBackupOfAnotherAccount",
            StageErrorCategory.SecurityError,
            $"The backup '{_request.Backup.Address}' is of {string.Join(", ", _request.Backup.Entries.Select(entry => $"{entry.Header.AccountId} in {entry.Header.Region}").Distinct())}, and this is {AccountId} in {_connection.Region}. Nothing was changed.",
            _request.Backup.Address,
            "Check the profile and -Region; or, if that is what you want, add -AllowOtherAccount."));
    }

    private List<StageName> NamesOf()
    {
        var names = _entries.SelectMany(entry => entry.Payload.Keys).Select(key => key.Name).Where(name => _request.Filters.Any(filter => filter.Includes(name))).Distinct()
            .OrderBy(name => name.App, StringComparer.Ordinal).ThenBy(name => name.Stage, StringComparer.Ordinal).ToList();
        foreach (var missing in _request.Filters.SelectMany(filter => filter.Missing(names)).Distinct(StringComparer.Ordinal))
        {
            _host.WriteError(new StageError(
                "StageKeyNotInBackup", StageErrorCategory.ObjectNotFound, $"There is no key of {missing} in '{_request.Backup.Address}'.", missing, $"Get-SsmStageKeyBackup -Path '{_request.Backup.Address}' lists what is in it."));
        }

        if (_request.ToApp is null && _request.ToStage is null)
        {
            return names;
        }

        foreach (var text in new[] { _request.ToApp, _request.ToStage }.OfType<string>().Where(text => !Name().IsMatch(text)))
        {
            throw StageKeyErrors.NameNotValid(text);
        }

        if (names.Count > 1)
        {
            throw new StageException(new StageError(
                "SeveralStageKeys", StageErrorCategory.InvalidArgument, $"-ToApp and -ToStage give one key another name, and {names.Count} were asked for. Nothing was changed.", null, "Name the one with -App and -Stage."));
        }

        return _request.Include.Contains(KeyBackupPart.State)
            ? throw new StageException(new StageError(
                "StateHasItsStageInIt", StageErrorCategory.InvalidArgument, "A state names its app and stage in each of its resources, so it is not put back under another name. Nothing was changed.", null, "Leave State out of -Include."))
            : names;
    }

    private async Task<StageHome?> OpenHomeAsync(CancellationToken cancellationToken)
    {
        var isNeeded = _request.Include.Any(part => part is KeyBackupPart.Secret or KeyBackupPart.State);
        if (!isNeeded && !_request.CheckState)
        {
            return null;
        }

        try
        {
            return await StageHomes.OpenAwsAsync(_connection, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (failure.Error.ErrorId == "SstHomeNotFound")
        {
            if (_request.Include.Contains(KeyBackupPart.Bootstrap) && BootstrapOf() is { } bootstrap)
            {
                return await SstAwsHome.OfBootstrapAsync(_connection, bootstrap.Value, cancellationToken).ConfigureAwait(false);
            }

            if (isNeeded)
            {
                throw;
            }

            _host.WriteWarning($"Whether the keys open their states cannot be told: {failure.Error.Message}");
            return null;
        }
    }

    private BackedUpBootstrap? BootstrapOf() => _entries.Select(entry => entry.Payload.Bootstrap).FirstOrDefault(found => found is not null);

    private async Task<Step?> PlanBootstrapAsync(CancellationToken cancellationToken)
    {
        if (!_request.Include.Contains(KeyBackupPart.Bootstrap))
        {
            return null;
        }

        if (BootstrapOf() is not { } bootstrap)
        {
            _host.WriteWarning("There is no bootstrap parameter in the backup.");
            return null;
        }

        var present = await ReadBootstrapAsync(cancellationToken).ConfigureAwait(false);
        if (present == bootstrap.Value)
        {
            return null;
        }

        if (present is not null)
        {
            // It is what every stage of the Region is found by; SST itself rewrites it.
            _host.WriteWarning($"{SstAwsHome.BootstrapParameter} is there with another value, and was left as it is.");
            return null;
        }

        return new Step
        {
            Identity = new StepIdentity("ssm.bootstrap.restore", AccountId, _connection.Region, bootstrap.Name),
            Action = "Restore the bootstrap parameter",
            Target = bootstrap.Name,
            RunAsync = run => PutBootstrapAsync(bootstrap, run),
        };
    }

    private async Task<string?> ReadBootstrapAsync(CancellationToken cancellationToken)
    {
        var answer = await Retry.RunAsync(
            token => _connection.SystemsManager.GetParametersAsync(new GetParametersRequest { Names = [SstAwsHome.BootstrapParameter] }, token),
            null, Patience, "ssm:GetParameters", SstAwsHome.BootstrapParameter, _host, cancellationToken).ConfigureAwait(false);
        return answer.Parameters?.FirstOrDefault()?.Value;
    }

    private async Task<StepOutcome> PutBootstrapAsync(BackedUpBootstrap bootstrap, StepRun run)
    {
        try
        {
            await Retry.RunAsync(
                token => _connection.SystemsManager.PutParameterAsync(new PutParameterRequest { Name = bootstrap.Name, Type = bootstrap.Type, Value = bootstrap.Value, Overwrite = false }, token),
                null, Patience, "ssm:PutParameter", bootstrap.Name, _host, run.Token).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (StageException failure) when (StageKeyStore.IsBeingDeleted(failure) && AgainAt(bootstrap.Name) is { } at)
        {
            return StepOutcome.Again(at, "the name was deleted a moment ago");
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.CodeOf(cause) == "ParameterAlreadyExists")
        {
            return await ReadBootstrapAsync(CancellationToken.None).ConfigureAwait(false) == bootstrap.Value ? StepOutcome.AlreadyDone : throw failure;
        }
    }

    private async Task<Job> PrepareAsync(StageName source, CancellationToken cancellationToken)
    {
        var target = new StageName(_request.ToApp ?? source.App, _request.ToStage ?? source.Stage);
        var (entry, key, version, verdict) = await ChooseAsync(source, target, cancellationToken).ConfigureAwait(false);
        var job = new Job(source, target, entry, key, version, verdict)
        {
            Listed = (await _store.ListAsync([target], cancellationToken).ConfigureAwait(false)).FirstOrDefault(),
            Objects = await ChooseObjectsAsync(source, target, entry, cancellationToken).ConfigureAwait(false),
        };
        using var present = job.Listed is null ? null : await _store.ReadAsync(target, cancellationToken).ConfigureAwait(false);
        if (present is null)
        {
            job.Listed = null;
            job.Missing = _request.AllVersions && version == key.Present ? [.. key.Versions] : [version];
            return job;
        }

        job.PresentVersion = present.Key.Version;
        if (present.Key.Type != key.Type)
        {
            throw StageKeyErrors.TypeStays(target, present.Key.Type, key.Type);
        }

        if (await FindRestAsync(job, present, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rest)
        {
            job.Missing = rest;
            return job;
        }

        var isSame = present.Value.Is(version.Value);
        if (!isSame && !_request.Force)
        {
            throw StageKeyErrors.Differs(target, present.Key.Version, await SayWhatFitsAsync(target, present, cancellationToken).ConfigureAwait(false), LineFor(source, entry));
        }

        var differences = DifferencesOf(job);
        job.Differences = differences;
        job.Missing = !isSame || differences.Count > 0 ? [version] : [];
        job.IsOtherValue = !isSame;
        job.Tags = await FindTagsAsync(job, cancellationToken).ConfigureAwait(false);
        job.Labels = await FindLabelsAsync(job, cancellationToken).ConfigureAwait(false);
        return job;
    }

    // The newest that fits; where nobody can tell, the newest.
    private async Task<(OpenedEntry Entry, BackedUpKey Key, HeldKeyVersion Version, KeyVerdict? Verdict)> ChooseAsync(StageName source, StageName target, CancellationToken cancellationToken)
    {
        var candidates = _entries.SelectMany(entry => entry.Payload.Keys.Where(key => key.Name == source).SelectMany(key => key.Versions.Reverse().Select(version => (entry, key, version)))).ToList();
        var (newestEntry, newestKey, newest) = candidates[0];
        if (_home is null || !_request.CheckState)
        {
            return (newestEntry, newestKey, newest, null);
        }

        var proofs = new List<StageKeyProof>();
        EncryptedStage? there = null;
        try
        {
            foreach (var (entry, key, version) in candidates)
            {
                if (proofs.Exists(tried => tried.Key.Is(version.Value)))
                {
                    continue;
                }

                var proof = new StageKeyProof(version.Value);
                proofs.Add(proof);
                var stage = await ReadBackedUpStageAsync(source, target, entry, cancellationToken).ConfigureAwait(false)
                    ?? (there ??= await EncryptedStage.ReadAsync(_home, target, cancellationToken).ConfigureAwait(false));
                var verdict = await Task.Run(() => stage.Try(proof, cancellationToken), cancellationToken).ConfigureAwait(false);
                if (verdict.IsGood || verdict.Fit == StageKeyFit.Unknown)
                {
                    if (verdict.Fit is StageKeyFit.Unknown or StageKeyFit.FitsPartly)
                    {
                        _host.WriteWarning(verdict.Fit == StageKeyFit.Unknown
                            ? $"Whether the key opens the state of {target} cannot be told: {verdict.Note}"
                            : $"The key of {target}: {verdict.Note}");
                    }

                    if (version != newest)
                    {
                        _host.WriteWarning($"Of the keys of {source} in the backup, the newest does not open the state; version {version.Version} of {entry.Header.Created.LocalDateTime:yyyy-MM-dd HH:mm} does, and is taken.");
                    }

                    return (entry, key, version, verdict);
                }
            }

            throw StageKeyErrors.DoesNotFit(target, proofs.Count, _request.Backup.Address);
        }
        finally
        {
            proofs.ForEach(proof => proof.Dispose());
        }
    }

    // A state that comes back with the key is the one that the key has to open.
    private async Task<EncryptedStage?> ReadBackedUpStageAsync(StageName source, StageName target, OpenedEntry entry, CancellationToken cancellationToken) =>
        _request.Include.Contains(KeyBackupPart.State)
        && entry.Payload.Objects.FirstOrDefault(one => one.Name == source && one.Kind == KeyBackupPart.State) is { } state
        && (_request.Force || await _home!.ReadStateAsync(target, cancellationToken).ConfigureAwait(false) is null)
            ? EncryptedStage.Of(state.Bytes, entry.Payload.Objects.FirstOrDefault(one => one.Name == source && one.Kind == KeyBackupPart.Secret)?.Bytes, cancellationToken)
            : null;

    private async Task<IReadOnlyList<ObjectJob>> ChooseObjectsAsync(StageName source, StageName target, OpenedEntry entry, CancellationToken cancellationToken)
    {
        var jobs = new List<ObjectJob>();
        foreach (var kind in _request.Include.Where(part => part != KeyBackupPart.Bootstrap).Distinct())
        {
            if (entry.Payload.Objects.FirstOrDefault(one => one.Name == source && one.Kind == kind) is not { } one)
            {
                _host.WriteVerbose($"There is no {WordFor(kind)} of {source} in the entry {entry.Header.Id}.");
                continue;
            }

            var key = kind == KeyBackupPart.State ? _home!.NewStateKey(target) : SstHome.KeyOf("secret", target);
            var present = await _home!.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false);
            if (present is not null && present.Bytes.AsSpan().SequenceEqual(one.Bytes))
            {
                continue;
            }

            if (present is not null && !_request.Force)
            {
                throw StageKeyErrors.ObjectDiffers(target, WordFor(kind), _home.Store.AddressOf(key), LineFor(source, entry));
            }

            jobs.Add(new ObjectJob(kind, key, one.Bytes, present));
        }

        return jobs;
    }

    // A run that put versions back one by one, and was killed: what is there is the beginning of what shall be.
    private async Task<IReadOnlyList<HeldKeyVersion>> FindRestAsync(Job job, HeldStageKey present, CancellationToken cancellationToken)
    {
        var wanted = job.Key.Versions;
        if (!_request.AllVersions || job.Version != job.Key.Present || wanted.Count <= 1 || present.Key.Version >= Math.Min(wanted.Count, KeptVersions))
        {
            return [];
        }

        var there = await _store.ReadVersionsAsync(job.Target, cancellationToken).ConfigureAwait(false);
        try
        {
            return there.Count < wanted.Count && there.Zip(wanted).All(pair => pair.First.Value.Is(pair.Second.Value)) ? [.. wanted.Skip(there.Count)] : [];
        }
        finally
        {
            foreach (var version in there)
            {
                version.Dispose();
            }
        }
    }

    private async Task<string> SayWhatFitsAsync(StageName target, HeldStageKey present, CancellationToken cancellationToken)
    {
        if (_home is null || !_request.CheckState)
        {
            return string.Empty;
        }

        return (await StageKeyTester.TryAsync(_home, target, present.Value, cancellationToken).ConfigureAwait(false)).Fit switch
        {
            StageKeyFit.Fits or StageKeyFit.FitsPartly => ", and it opens the stage's state",
            StageKeyFit.Wrong => ", which does not open the stage's state",
            _ => string.Empty,
        };
    }

    private List<string> DifferencesOf(Job job)
    {
        var there = job.Listed!;
        var differences = new List<string>();
        Compare("KMS key", there.KeyId, _request.KmsKeyId ?? job.Key.KeyId);
        Compare("description", there.Description, job.Key.Description);
        Compare("allowed pattern", there.AllowedPattern, job.Key.AllowedPattern);

        // An advanced parameter never becomes a standard one again.
        if (there.Tier == "Standard" && job.Key.Tier == "Advanced")
        {
            differences.Add("tier");
        }

        if (there.Tier is not null && !there.Policies.Order(StringComparer.Ordinal).SequenceEqual(job.Key.Policies.Order(StringComparer.Ordinal)))
        {
            differences.Add("policies");
        }

        return differences;

        // What Parameter Store may not be asked for is null on that side, as is what was not asked for then.
        void Compare(string what, string? present, string? wanted)
        {
            if (wanted is not null && there.Tier is not null && present != wanted)
            {
                differences.Add(what);
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> FindTagsAsync(Job job, CancellationToken cancellationToken)
    {
        if (job.Key.Tags.Count == 0)
        {
            return job.Key.Tags;
        }

        var there = (await _store.ReadTagsAsync([job.Listed!], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(job.Listed!.ParameterName);
        return job.Key.Tags.Where(tag => there?.GetValueOrDefault(tag.Key) != tag.Value).ToDictionary();
    }

    private async Task<IReadOnlyList<string>> FindLabelsAsync(Job job, CancellationToken cancellationToken)
    {
        if (job.Version.Labels.Count == 0 || job.Missing.Count > 0)
        {
            return job.Version.Labels;
        }

        var there = await _store.ReadVersionsAsync(job.Target, cancellationToken).ConfigureAwait(false);
        var labels = there.Count == 0 ? [] : there[^1].Labels;
        foreach (var version in there)
        {
            version.Dispose();
        }

        return [.. job.Version.Labels.Except(labels, StringComparer.Ordinal)];
    }

    private async Task EnsureRoomAsync(List<Job> jobs, CancellationToken cancellationToken)
    {
        var fresh = jobs.Count(job => job.PresentVersion is null && job.Key.Tier is not "Advanced");
        if (fresh == 0)
        {
            return;
        }

        try
        {
            var present = await _store.CountStandardAsync(cancellationToken).ConfigureAwait(false);
            if (present + fresh > StandardQuota)
            {
                throw StageKeyErrors.QuotaFull(present, fresh, _connection.Region);
            }
        }
        catch (StageException failure) when (failure.Error.ErrorId == "AccessDenied")
        {
            _host.WriteWarning($"Whether there is room for {(fresh == 1 ? "another parameter" : $"{fresh} more parameters")} cannot be told: {failure.Error.RecommendedAction}");
        }
    }

    private Plan PlanOf(List<Job> jobs, Step? bootstrap, HashSet<string> begun)
    {
        var steps = new List<Step>();
        var subjects = new List<PlanSubject>();
        if (bootstrap is not null)
        {
            subjects.Add(new PlanSubject(SstAwsHome.BootstrapParameter, "Restore the bootstrap parameter", SstAwsHome.BootstrapParameter));
            bootstrap.Subjects = [SstAwsHome.BootstrapParameter];
            steps.Add(bootstrap);
        }

        foreach (var job in jobs.Where(job => job.HasWork))
        {
            var subject = job.Target.ToString();
            subjects.Add(new PlanSubject(subject, ActionOf(job), TargetOf(job)));
            StepEdge[] after = bootstrap is null ? [] : [bootstrap];
            if (job.HasKeyWork)
            {
                steps.Add(job.KeyStep = new Step
                {
                    Identity = new StepIdentity("ssm.stageKey.restore", AccountId, _connection.Region, KeyParameters.NameOf(job.Target)),
                    Action = ActionOf(job),
                    Target = TargetOf(job),
                    Subjects = [subject],
                    After = after,
                    RunAsync = run => PutAsync(job, run),
                });
                after = [job.KeyStep];
            }

            foreach (var one in job.Objects)
            {
                steps.Add(one.Step = new Step
                {
                    Identity = new StepIdentity($"sst.{WordFor(one.Kind)}.restore", AccountId, _connection.Region, one.Key),
                    Action = $"Restore the {WordFor(one.Kind)}",
                    Target = _home!.Store.AddressOf(one.Key),
                    Subjects = [subject],
                    After = after,
                    RunAsync = run => WriteAsync(job, one, run),
                });
            }
        }

        // What an earlier run began, and nothing is left to be done of: that run has its end.
        foreach (var job in jobs.Where(job => !job.HasWork && begun.Contains(job.Target.ToString())))
        {
            subjects.Add(new PlanSubject(job.Target.ToString(), ActionOf(job), TargetOf(job)));
        }

        if (bootstrap is null && begun.Contains(SstAwsHome.BootstrapParameter))
        {
            subjects.Add(new PlanSubject(SstAwsHome.BootstrapParameter, "Restore the bootstrap parameter", SstAwsHome.BootstrapParameter));
        }

        return new Plan(steps, subjects);
    }

    private static string ActionOf(Job job) => job switch
    {
        { PresentVersion: null } => "Restore stage key",
        { IsOtherValue: true } => "Restore stage key over a different one",
        { HasKeyWork: true } => "Restore what stage key has besides its value",
        _ => "Restore what is encrypted with stage key",
    };

    private static string TargetOf(Job job)
    {
        var fit = job.Verdict?.Fit switch
        {
            StageKeyFit.Fits => ", which opens the state",
            StageKeyFit.FitsPartly => ", which opens the state, but not all of it",
            StageKeyFit.NoSecretsInState => "; nothing in the state is encrypted",
            StageKeyFit.Wrong => ", which does not open the state",
            _ => string.Empty,
        };
        var what = job.Differences.Count > 0 ? $"; differs in {string.Join(", ", job.Differences)}" : string.Empty;
        var stays = job.IsOtherValue ? $"; the present value stays as version {job.PresentVersion}" : string.Empty;
        return $"{job.Target} ({KeyParameters.NameOf(job.Target)}): version {job.Version.Version} of {job.Entry.Header.Created.LocalDateTime:yyyy-MM-dd HH:mm:ss}{fit}{what}{stays}";
    }

    private async Task<StepOutcome> PutAsync(Job job, StepRun run)
    {
        var written = _versions.TryGetValue(job.Subject, out var done) ? done : job.PresentVersion;
        try
        {
            while (job.Put < job.Missing.Count)
            {
                var version = job.Missing[job.Put];
                written = await _store.PutAsync(ToWrite(job, version, written), run.Token, waits: false).ConfigureAwait(false);
                _versions[job.Subject] = written.Value;
                job.Put++;
                if (version != job.Version && version.Labels.Count > 0)
                {
                    await _store.LabelAsync(job.Target, written.Value, version.Labels, run.Token).ConfigureAwait(false);
                }
            }
        }
        catch (StageException failure) when (StageKeyStore.IsBeingDeleted(failure) && AgainAt(job.Subject) is { } at)
        {
            return StepOutcome.Again(at, "the name was deleted a moment ago");
        }

        // A new parameter came with its tags.
        if (job.PresentVersion is not null)
        {
            await _store.TagAsync(job.Target, job.Tags, run.Token).ConfigureAwait(false);
        }

        await _store.LabelAsync(job.Target, written!.Value, job.PresentVersion is null ? job.Version.Labels : job.Labels, run.Token).ConfigureAwait(false);
        return StepOutcome.Done;
    }

    private StageKeyWrite ToWrite(Job job, HeldKeyVersion version, long? present) => new()
    {
        Name = job.Target,
        Value = version.Value,
        ExpectedVersion = present,
        Type = job.Key.Type,
        Tier = job.Listed?.Tier == "Advanced" ? "Advanced" : job.Key.Tier,
        KeyId = _request.KmsKeyId ?? job.Key.KeyId,
        Description = job.Key.Description ?? StageKeyWrite.UsualDescription,
        AllowedPattern = job.Key.AllowedPattern,
        DataType = job.Key.DataType,
        Policies = job.Key.Policies,
        Tags = job.Key.Tags,
    };

    private async Task<StepOutcome> WriteAsync(Job job, ObjectJob one, StepRun run)
    {
        if (one.Kind == KeyBackupPart.State)
        {
            var locked = await RunLock.OpenAsync(_home!, job.Target, job.Target.ToString(), Command, _locks, run, _host).ConfigureAwait(false);
            await using var scope = locked.ConfigureAwait(false);
            await locked.EnsureIsAsync(one.Present is null ? null : (ReadOnlyMemory<byte>?)one.Present.Bytes, run.Token).ConfigureAwait(false);
            await locked.WriteAsync(one.Bytes, run.Token).ConfigureAwait(false);
            return StepOutcome.Done;
        }

        try
        {
            await _home!.Store.WriteAsync(one.Key, one.Bytes, WriteCondition.IsAsRead(one.Present), _host, run.Token).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (ObjectChangedException failure)
        {
            throw new StageException(new StageError(
                "StateChanged", StageErrorCategory.ResourceBusy, $"The secrets of {job.Target} ('{_home!.Store.AddressOf(one.Key)}') were changed by somebody else. They were left as they are.", job.Subject, "Look at them, then run the command again.", failure));
        }
    }

    // Until when it is worth trying is counted from the first time that it was in vain.
    private DateTimeOffset? AgainAt(string name)
    {
        var now = _host.Time.GetUtcNow();
        var at = now + _request.Wait.PollInterval;
        return at <= _until.GetOrAdd(name, now + _request.Wait.Timeout) ? at : null;
    }

    private StageKeyRestoration Describe(Job job, PlanResults? results)
    {
        var own = new[] { job.KeyStep }.Concat(job.Objects.Select(one => one.Step)).OfType<Step>().Select(step => results![step]).ToList();
        var written = job.KeyStep is not null && results!.HasSucceeded(job.KeyStep);
        return new StageKeyRestoration
        {
            App = job.Target.App,
            Stage = job.Target.Stage,
            State = own.Count == 0 ? StageKeyRestorationState.Unchanged
                : own.TrueForAll(result => result.Succeeded) ? StageKeyRestorationState.Restored
                : own.Exists(result => result.State is StepState.Pending) ? StageKeyRestorationState.Pending
                : StageKeyRestorationState.NotRestored,
            ParameterName = KeyParameters.NameOf(job.Target),
            Version = written ? _versions.TryGetValue(job.Subject, out var version) ? version : job.PresentVersion : job.PresentVersion,
            PreviousVersion = written && job.IsOtherValue ? job.PresentVersion : null,
            BackupVersion = job.Version.Version,
            FitsState = job.Verdict?.Fit,
            Included = [.. job.Objects.Where(one => results?.HasSucceeded(one.Step) == true).Select(one => one.Kind)],
            EntryId = job.Entry.Header.Id,
            Created = job.Entry.Header.Created.LocalDateTime,
            Note = job.Verdict?.Note,
            Region = _connection.Region,
        };
    }

    private string LineFor(StageName source, OpenedEntry entry)
    {
        var to = (_request.ToApp is { } app ? $" -ToApp '{app}'" : string.Empty) + (_request.ToStage is { } stage ? $" -ToStage '{stage}'" : string.Empty);
        var include = _request.Include.Count == 0 ? string.Empty : $" -Include {string.Join(',', _request.Include)}";
        var check = _request.CheckState ? string.Empty : " -CheckState:$false";
        return $"Restore-SsmStageKey -Path '{_request.Backup.Address}' -App '{source.App}' -Stage '{source.Stage}' -EntryId {entry.Header.Id}{to}{include}{check} -Region {_connection.Region}";
    }

    private static string WordFor(KeyBackupPart kind) => kind == KeyBackupPart.State ? "state" : "secrets";

    [GeneratedRegex("^[a-zA-Z0-9_.-]{1,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    /// <summary>One key that is to be put back.</summary>
    private sealed record Job(StageName Source, StageName Target, OpenedEntry Entry, BackedUpKey Key, HeldKeyVersion Version, KeyVerdict? Verdict)
    {
        public string Subject => Target.ToString();

        /// <summary>What is known of the parameter that is there; null when there is none.</summary>
        public StageKey? Listed { get; set; }

        public long? PresentVersion { get; set; }

        /// <summary>The values that are still to be written, the oldest first.</summary>
        public IReadOnlyList<HeldKeyVersion> Missing { get; set; } = [];

        /// <summary>How many of them are written.</summary>
        public int Put { get; set; }

        public bool IsOtherValue { get; set; }

        public IReadOnlyList<string> Differences { get; set; } = [];

        public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

        public IReadOnlyList<string> Labels { get; set; } = [];

        public required IReadOnlyList<ObjectJob> Objects { get; init; }

        public Step? KeyStep { get; set; }

        public bool HasKeyWork => Missing.Count > 0 || Tags.Count > 0 || Labels.Count > 0;

        public bool HasWork => HasKeyWork || Objects.Count > 0;
    }

    private sealed record ObjectJob(KeyBackupPart Kind, string Key, byte[] Bytes, StoredContent? Present)
    {
        public Step? Step { get; set; }
    }
}
