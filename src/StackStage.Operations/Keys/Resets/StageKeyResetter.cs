using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>
/// Gives a stage a new key: the state and SST's file of secrets are encrypted under it, whatever an old key opens keeps what it
/// says, and encrypted empty values take the place of the rest. The resources stay, in the state and in the cloud.
/// </summary>
public static class StageKeyResetter
{
    /// <summary>Resets, or rotates, a stage's key; goes on with a reset that did not end.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="home">The stage's home.</param>
    /// <param name="request">Which stage, and what may get lost.</param>
    /// <param name="host">Approves it; hears of each place whose value is lost.</param>
    /// <param name="cancellationToken">Stops it; the same call again goes on.</param>
    /// <returns>What was done, or would be.</returns>
    /// <exception cref="StageException">Nothing was changed: the state cannot be read, values would be lost that must not be, Parameter Store cannot be asked.</exception>
    public static async Task<StageKeyReset> ResetAsync(AwsConnection connection, StageHome home, StageKeyResetRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        if (home is not SstAwsHome)
        {
            throw StageKeyResetErrors.NotAws(home);
        }

        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var account = await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        var run = await StageRun.OpenAsync(StageKeyResetSteps.Command, connection, connection.Region, host, cancellationToken).ConfigureAwait(false);
        var store = new StageKeyStore(connection, host);
        var target = request.Name.ToString();
        var done = run.FactsOf(ResetWork.DoneFactKind).Where(fact => fact.Target == target);
        using var work = await ResetWork.LookAsync(home, store, request, done, host, cancellationToken).ConfigureAwait(false);
        Say(work, request, host);
        var steps = new StageKeyResetSteps(work, store, account, connection.Region, run.FactsOf(RunLock.FactKind), host);
        await using var scope = steps.ConfigureAwait(false);
        var results = await run.RunAsync(steps.ToPlan(request.History), new PlanRunOptions(), cancellationToken).ConfigureAwait(false);
        var reset = ToRecord(work, steps, results, connection.Region);
        if (reset.State == StageResetState.Previewed)
        {
            // Those that matter more were told of before.
            foreach (var lost in reset.Lost.Where(lost => !IsHarmful(lost)))
            {
                host.WriteWarning(Describe(lost));
            }
        }

        return reset;
    }

    /// <summary>What the steps come to as a whole.</summary>
    internal static StageResetState StateOf(PlanResults results) =>
        results.Any(result => result.State == StepState.Previewed) ? StageResetState.Previewed
        : results.All(result => result.Succeeded) ? StageResetState.Done
        : results.All(result => result.IsUnwanted) ? StageResetState.Declined
        : StageResetState.Incomplete;

    private static void Say(ResetWork work, StageKeyResetRequest request, IOperationHost host)
    {
        var note = work.Note;
        if (work.Continues)
        {
            host.WriteVerbose($"A reset of {note.At:u} did not end, and the key in Parameter Store is the one that it made: it is gone on with.");
            return;
        }

        var harmful = note.Lost.Where(IsHarmful).ToList();
        foreach (var lost in harmful)
        {
            host.WriteWarning(Describe(lost));
        }

        if (note.Lost.Count > harmful.Count)
        {
            host.WriteWarning($"No key opens {note.Lost.Count - harmful.Count} further secret values of {work.Name}, which a refresh or the next deployment fills in. Run 'sst refresh' before 'sst deploy'.");
        }

        if (harmful.Count > 0 && !request.AllowLoss)
        {
            foreach (var lost in note.Lost.Where(lost => !IsHarmful(lost)))
            {
                host.WriteWarning(Describe(lost));
            }

            throw StageKeyResetErrors.Loses(work.Name, note.Lost);
        }

        if (work.KeepsAside)
        {
            var names = work.SecretNames;
            host.WriteWarning($"No key opens the secrets file of {work.Name}. It is kept as '{work.Home.Store.AddressOf(work.AsideKey)}'{(names.Count == 0 ? ", and the stage's secrets must be set again" : $"; set again: {string.Join(", ", names)}")} (sst secret set).");
        }
    }

    private static bool IsHarmful(LostSecret lost) => lost.Fate is SecretFate.Lost or SecretFate.MayReplace;

    private static string Describe(LostSecret lost)
    {
        var what = lost.Fate switch
        {
            SecretFate.Refresh => "a refresh fills it in",
            SecretFate.Deploy => "the next deployment fills it in",
            SecretFate.MayReplace => "the next deployment may replace the resource because of it",
            _ => "it is lost for good",
        };
        return $"{lost.Urn ?? "(no resource)"}: no key opens {lost.Path}; {what}. {lost.Reason}";
    }

    private static StageKeyReset ToRecord(ResetWork work, StageKeyResetSteps steps, PlanResults results, string region)
    {
        return new StageKeyReset
        {
            App = work.Name.App,
            Stage = work.Name.Stage,
            State = StateOf(results),
            Continued = work.Continues,
            ParameterName = KeyParameters.NameOf(work.Name),
            Version = work.Continues || results.Any(result => result.Identity.Kind == "stage.rekey.put" && result.Succeeded) ? work.KeyVersion ?? work.Key?.Key.Version : null,
            Kept = work.Note.Kept,
            OpenedBy = work.Note.OpenedBy,
            Lost = work.Note.Lost,
            SecretsFile = !work.HasSecretFile ? StageSecretsFile.None : work.KeepsAside ? StageSecretsFile.KeptAside : StageSecretsFile.Reencrypted,
            KeptAside = work.KeepsAside ? work.Home.Store.AddressOf(work.AsideKey) : null,
            SecretsToSet = work.KeepsAside ? work.SecretNames : [],
            Snapshots = steps.Snapshots,
            SnapshotsLeft = steps.SnapshotsLeft,
            Backup = steps.Backup,
            Region = region,
        };
    }
}
