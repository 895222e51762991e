using System.Collections.Concurrent;
using Amazon.Route53;
using Amazon.Route53.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Dns;

/// <summary>
/// Steps that change DNS records. All steps of one object share their waits, so make one per plan.
/// </summary>
public sealed class DnsSteps
{
    // More often would be no use: a deletion that finds another record each time is somebody else at work.
    private const int MostDeletionAttempts = 5;

    private static readonly TimeSpan InSyncUsually = TimeSpan.FromMinutes(1);

    private readonly DnsCalls _calls;
    private readonly WaitOptions _wait;
    private readonly IOperationHost _host;
    private readonly Waiter _inSync;

    /// <summary>Makes steps for the zones of one account.</summary>
    /// <param name="connection">The account that holds the zones.</param>
    /// <param name="wait">How patiently to wait; also how long a call is tried again.</param>
    /// <param name="host">Hears of progress; its clock counts the time.</param>
    public DnsSteps(AwsConnection connection, WaitOptions wait, IOperationHost host)
    {
        _wait = wait ?? throw new ArgumentNullException(nameof(wait));
        _host = host ?? throw new ArgumentNullException(nameof(host));
        _calls = new DnsCalls(connection, host, wait.Timeout);
        _inSync = new Waiter(
            new WaitTarget
            {
                Description = "the DNS change {0} is on all name servers",
                Activity = "Waiting for DNS changes to reach all name servers",
                Usual = InSyncUsually,
                TimeoutErrorId = "DnsChangeNotInSyncInTime",
                ContinueWith = "run the same command again",
                LookAction = "route53:GetChange",
                LookAsync = LookAtChangesAsync,
            },
            wait,
            host);
    }

    private string Account => _calls.Connection.KnownAccountId ?? string.Empty;

    /// <summary>
    /// Deletes records, a step each, then waits until resolvers have forgotten them. What leads to a resource must go
    /// before the resource does, or somebody else may take the name over; let the resource's own step come after the last of these.
    /// </summary>
    /// <param name="records">The records, as <see cref="DnsRecords"/> found them.</param>
    /// <param name="subject">The object that they led to.</param>
    /// <param name="after">What must come first.</param>
    /// <param name="waitForTtl">Whether to wait for the resolvers.</param>
    /// <param name="earlier">What earlier runs deleted, and resolvers may still keep.</param>
    internal RecordRemoval RemoveRecords(IEnumerable<DnsRecord> records, string subject, IReadOnlyList<StepEdge>? after = null, bool waitForTtl = true, IReadOnlyList<RecordDeletion>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        var deletions = new ConcurrentBag<RecordDeletion>((earlier ?? []).Where(deletion => deletion.ForgottenAt > _host.Time.GetUtcNow()));
        var steps = new List<Step>();
        var names = deletions.Select(deletion => deletion.Name).ToList();
        foreach (var record in records)
        {
            names.Add(record.Name);
            steps.Add(new Step
            {
                Identity = new StepIdentity("route53.record.delete", Account, string.Empty, $"{record.Zone.Id}/{record.Key}"),
                Action = "Delete DNS record",
                Target = $"{record} in zone {record.Zone}",
                Subjects = [subject],
                After = after ?? [],
                NotesFacts = waitForTtl,
                RunAsync = async run =>
                {
                    DateTimeOffset? noted = null;
                    var (outcome, change) = await DeleteAsync(record, waitForTtl ? NoteAsync : null, run.Token).ConfigureAwait(false);
                    if (outcome.State == StepState.Done)
                    {
                        deletions.Add(new RecordDeletion(record.Name, change, record.Ttl, _host.Time.GetUtcNow()));
                    }

                    return outcome;

                    // Once the record is gone nothing tells how long it is remembered, nor since when: an attempt that comes
                    // after a long wait is written down anew.
                    async Task NoteAsync()
                    {
                        var now = _host.Time.GetUtcNow();
                        if (noted is null || now - noted > RecordDeletion.Spread / 2)
                        {
                            noted = now;
                            await run.NoteAsync(new RecordDeletion(record.Name, null, record.Ttl, now).ToFact(subject)).ConfigureAwait(false);
                        }
                    }
                },
            });
        }

        if (!waitForTtl || names.Count == 0)
        {
            return new RecordRemoval(steps, null);
        }

        var what = string.Join(", ", names.Distinct(StringComparer.Ordinal));
        return new RecordRemoval(steps, new Step
        {
            Identity = new StepIdentity("route53.record.forgotten", Account, string.Empty, subject),
            Action = "Wait until resolvers have forgotten",
            Target = what,
            Subjects = [subject],
            After = [.. steps],
            Changes = false,
            RunAsync = run => WaitUntilForgottenAsync(what, deletions, run.Token),
        });
    }

    /// <summary>Writes records of one zone in one batch, creating or replacing them, then waits until all name servers have them.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="what">What is written, as the user reads it.</param>
    /// <param name="find">Gives the records when the step runs.</param>
    /// <param name="subjects">The objects that they are written for.</param>
    /// <param name="after">What must come first.</param>
    /// <returns>Two steps: the writing and the waiting.</returns>
    public (Step Write, Step InSync) WriteRecords(
        DnsZone zone,
        string what,
        Func<CancellationToken, Task<IReadOnlyList<ResourceRecordSet>>> find,
        IReadOnlyList<string> subjects,
        IReadOnlyList<StepEdge>? after = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(subjects);
        string? change = null;
        var id = $"{zone.Id}: {string.Join(", ", subjects)}";
        var write = new Step
        {
            Identity = new StepIdentity("route53.records.write", Account, string.Empty, id),
            Action = "Write DNS records",
            Target = $"{what} in zone {zone}",
            Subjects = subjects,
            After = after ?? [],
            RunAsync = async run =>
            {
                change = await UpsertAsync(zone, await find(run.Token).ConfigureAwait(false), run.Token).ConfigureAwait(false);
                return change is null ? StepOutcome.AlreadyDone : StepOutcome.Done;
            },
        };
        return (write, new Step
        {
            Identity = new StepIdentity("route53.records.insync", Account, string.Empty, id),
            Action = "Wait until all name servers have",
            Target = $"the records of zone {zone}",
            Subjects = subjects,
            After = [write],
            Changes = false,
            Usual = InSyncUsually,
            RunAsync = run => change is null ? Task.FromResult(StepOutcome.AlreadyDone) : _inSync.WaitAsync(change, run.Token),
        });
    }

    /// <summary>Whether a zone has a record as it should be: of that name, type and value.</summary>
    internal static bool IsSame(DnsRecord present, ResourceRecordSet wanted) =>
        present.Type == wanted.Type.Value
        && present.SetIdentifier == wanted.SetIdentifier
        && new DnsRecord(present.Zone, wanted) is var other
        && present.Name == other.Name
        && present.LeadsWhere(other);

    private async Task<string?> UpsertAsync(DnsZone zone, IReadOnlyList<ResourceRecordSet> records, CancellationToken cancellationToken)
    {
        // The same record twice in a batch fails the whole batch.
        var distinct = records.DistinctBy(record => (DnsNames.Normalize(record.Name), record.Type.Value, record.SetIdentifier)).ToList();
        var missing = new List<ResourceRecordSet>();
        foreach (var record in distinct)
        {
            var present = await _calls.RecordsOfAsync(zone, DnsNames.Normalize(record.Name), cancellationToken).ConfigureAwait(false);
            if (!present.Any(one => IsSame(one, record)))
            {
                missing.Add(record);
            }
        }

        if (missing.Count == 0)
        {
            return null;
        }

        return await _calls.CallAsync(
            token => _calls.ChangeAsync(zone, ChangeAction.UPSERT, missing, token),
            "route53:ChangeResourceRecordSets",
            zone.ToString(),
            cancellationToken).ConfigureAwait(false);
    }

    internal Task<(StepOutcome Outcome, string? Change)> DeleteAsync(DnsRecord record, CancellationToken cancellationToken) => DeleteAsync(record, null, cancellationToken);

    private async Task<(StepOutcome Outcome, string? Change)> DeleteAsync(DnsRecord record, Func<Task>? announceAsync, CancellationToken cancellationToken)
    {
        var attempts = 0;
        return await _calls.CallAsync(
            async token =>
            {
                // A deletion must name the record exactly as it is now, so it is looked at again each time.
                var present = (await _calls.RecordsOfAsync(record.Zone, record.Name, token).ConfigureAwait(false))
                    .FirstOrDefault(one => one.Type == record.Type && one.SetIdentifier == record.SetIdentifier);
                if (present is null)
                {
                    // Gone after an attempt: it was done, and only its answer was lost.
                    return (attempts == 0 ? StepOutcome.AlreadyDone : StepOutcome.Done, null);
                }

                if (!present.LeadsWhere(record))
                {
                    var left = $"left alone: it was '{record}' and is '{present}' now";
                    _host.WriteWarning($"The DNS record {record.Type} {record.Name} in zone {record.Zone} is {left}. Somebody else has changed it.");
                    return (new StepOutcome(StepState.AlreadyDone, left), null);
                }

                if (announceAsync is not null)
                {
                    await announceAsync().ConfigureAwait(false);
                }

                attempts++;
                return (StepOutcome.Done, (string?)await _calls.ChangeAsync(record.Zone, ChangeAction.DELETE, [present.Source], token).ConfigureAwait(false));
            },
            "route53:ChangeResourceRecordSets",
            record.Zone.ToString(),
            cancellationToken,
            failure => attempts < MostDeletionAttempts && DnsCalls.IsOutdated(failure)).ConfigureAwait(false);
    }

    private async Task<StepOutcome> WaitUntilForgottenAsync(string what, ConcurrentBag<RecordDeletion> deletions, CancellationToken cancellationToken)
    {
        if (deletions.IsEmpty)
        {
            return StepOutcome.AlreadyDone;
        }

        foreach (var change in deletions.Select(deletion => deletion.Change).OfType<string>())
        {
            var outcome = await _inSync.WaitAsync(change, cancellationToken).ConfigureAwait(false);
            if (outcome.State == StepState.Pending)
            {
                return StepOutcome.Pending($"resolvers may keep {what} for {Durations.Describe(deletions.Max(deletion => deletion.Ttl))}; run the command again after that");
            }
        }

        // From now on, where the change has just reached all name servers; what an earlier run deleted, it remembers the time of.
        var now = _host.Time.GetUtcNow();
        var until = deletions.Max(deletion => deletion.Change is null ? deletion.ForgottenAt : now + deletion.Ttl);
        var ttl = until - now;
        if (_wait.NoWait && ttl > TimeSpan.Zero)
        {
            // Nobody's patience is at stake: it is looked at again with the next call, however long that takes.
            return StepOutcome.Pending($"resolvers may keep {what} until {until:u}; run the command again after that");
        }

        if (ttl > _wait.Timeout)
        {
            throw new StageException(new StageError(
                "DnsTtlTooLong",
                StageErrorCategory.OperationTimeout,
                $"The records are deleted, but resolvers may keep them for {Durations.Describe(ttl)}, longer than the timeout of {Durations.Describe(_wait.Timeout)}.",
                what,
                $"Run the command again after {until:u}, or with a longer -Timeout."));
        }

        var waiter = new Waiter(
            new WaitTarget
            {
                Description = "resolvers have forgotten {0}",
                Activity = "Waiting until resolvers have forgotten deleted records",
                Usual = ttl,
                TimeoutErrorId = "DnsRecordNotForgottenInTime",
                ContinueWith = "run the same command again",
                LookAction = "route53:GetChange",
                LookAsync = (ids, _) => Task.FromResult<IReadOnlyDictionary<string, WaitObservation>>(ids.ToDictionary(
                    id => id,
                    _ => _host.Time.GetUtcNow() >= until ? WaitObservation.Reached("forgotten") : WaitObservation.Pending("cached"))),
            },
            _wait with { Timeout = _wait.Timeout + _wait.PollInterval + _wait.PollInterval },
            _host);
        return await waiter.WaitAsync(what, cancellationToken).ConfigureAwait(false);
    }

    private Task<IReadOnlyDictionary<string, WaitObservation>> LookAtChangesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        EachLook.RunAsync(ids, LookAtChangeAsync, "route53:GetChange", _host, cancellationToken);

    private async Task<WaitObservation> LookAtChangeAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _calls.Connection.Route53.GetChangeAsync(new GetChangeRequest { Id = id }, cancellationToken).ConfigureAwait(false);
            var status = answer.ChangeInfo.Status.Value;
            return status == ChangeStatus.INSYNC.Value ? WaitObservation.Reached(status) : WaitObservation.Pending(status);
        }
        catch (AmazonRoute53Exception failure) when (AwsErrors.CodeOf(failure) == "NoSuchChange")
        {
            // Route 53 forgets changes; one that it gave us and forgot is long done.
            return WaitObservation.Reached("INSYNC");
        }
    }
}
