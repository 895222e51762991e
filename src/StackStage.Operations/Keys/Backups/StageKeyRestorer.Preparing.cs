using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What is to be done for one key: which of the backup it is, and what is there already.</summary>
public sealed partial class StageKeyRestorer
{
    private async Task<Job> PrepareAsync(StageName source, CancellationToken cancellationToken)
    {
        var target = new StageName(_request.ToApp ?? source.App, _request.ToStage ?? source.Stage);
        var (entry, key, version, verdict) = await ChooseAsync(source, target, cancellationToken).ConfigureAwait(false);
        var job = new Job(source, target, entry, key, version, verdict)
        {
            Listed = await _store.ListAsync([target], cancellationToken).ConfigureAwait(false) is [{ } listed] ? listed : null,
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
}
