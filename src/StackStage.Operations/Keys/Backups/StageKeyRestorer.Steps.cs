using StackStage.Operations.Errors;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys.Backups;

/// <summary>The steps, and what each says.</summary>
public sealed partial class StageKeyRestorer
{
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
}
