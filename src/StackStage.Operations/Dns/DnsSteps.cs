using System.Collections.Concurrent;
using Amazon.Route53;
using Amazon.Route53.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
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

    /// <summary>
    /// Deletes records, a step each, then waits until resolvers have forgotten them. What leads to a resource must go
    /// before the resource does, or somebody else may take the name over; let the resource's own step come after the last of these.
    /// </summary>
    /// <param name="records">The records, as <see cref="DnsRecords"/> found them.</param>
    /// <param name="idPrefix">Begins the ids of the steps.</param>
    /// <param name="after">The steps that must be done first.</param>
    /// <param name="waitForTtl">Whether to add the waiting step.</param>
    /// <param name="afterIfApproved">The steps that must be done first unless they are declined.</param>
    /// <returns>The steps in order; none when there are no records.</returns>
    public IReadOnlyList<Step> RemoveRecords(IEnumerable<DnsRecord> records, string idPrefix, IReadOnlyList<string>? after = null, bool waitForTtl = true, IReadOnlyList<string>? afterIfApproved = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        var deletions = new ConcurrentBag<Deletion>();
        var steps = new List<Step>();
        var names = new List<string>();
        foreach (var record in records)
        {
            names.Add(record.Name);
            steps.Add(new Step
            {
                Id = $"{idPrefix}/dns/{record.Zone.Id}/{record.Key}",
                Action = "Delete DNS record",
                Target = $"{record} in zone {record.Zone}",
                After = after ?? [],
                AfterIfApproved = afterIfApproved ?? [],
                Reversible = true,
                RunAsync = async token =>
                {
                    var (outcome, change) = await DeleteAsync(record, token).ConfigureAwait(false);
                    if (outcome.State == StepState.Done)
                    {
                        deletions.Add(new Deletion(change, record.Ttl));
                    }

                    return outcome;
                },
            });
        }

        if (steps.Count > 0 && waitForTtl)
        {
            var what = string.Join(", ", names.Distinct(StringComparer.Ordinal));
            steps.Add(new Step
            {
                Id = $"{idPrefix}/dns/forgotten",
                Action = "Wait until resolvers have forgotten",
                Target = what,
                After = [.. steps.Select(step => step.Id)],
                Changes = false,
                RunAsync = token => WaitUntilForgottenAsync(what, deletions, token),
            });
        }

        return steps;
    }

    /// <summary>Writes records of one zone in one batch, creating or replacing them, then waits until all name servers have them.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="what">What is written, as the user reads it.</param>
    /// <param name="find">Gives the records when the step runs.</param>
    /// <param name="idPrefix">Begins the ids of the steps.</param>
    /// <param name="after">The steps that must be done first.</param>
    /// <returns>Two steps: the writing and the waiting.</returns>
    public IReadOnlyList<Step> WriteRecords(
        DnsZone zone,
        string what,
        Func<CancellationToken, Task<IReadOnlyList<ResourceRecordSet>>> find,
        string idPrefix,
        IReadOnlyList<string>? after = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        string? change = null;
        var write = new Step
        {
            Id = $"{idPrefix}/dns/{zone.Id}/write",
            Action = "Write DNS records",
            Target = $"{what} in zone {zone}",
            After = after ?? [],
            Reversible = true,
            RunAsync = async token =>
            {
                change = await UpsertAsync(zone, await find(token).ConfigureAwait(false), token).ConfigureAwait(false);
                return change is null ? StepOutcome.AlreadyDone : StepOutcome.Done;
            },
        };
        return
        [
            write,
            new Step
            {
                Id = $"{idPrefix}/dns/{zone.Id}/insync",
                Action = "Wait until all name servers have",
                Target = $"the records of zone {zone}",
                After = [write.Id],
                Changes = false,
                RunAsync = token => change is null ? Task.FromResult(StepOutcome.AlreadyDone) : _inSync.WaitAsync(change, token),
            },
        ];
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

    internal async Task<(StepOutcome Outcome, string? Change)> DeleteAsync(DnsRecord record, CancellationToken cancellationToken)
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

                attempts++;
                return (StepOutcome.Done, (string?)await _calls.ChangeAsync(record.Zone, ChangeAction.DELETE, [present.Source], token).ConfigureAwait(false));
            },
            "route53:ChangeResourceRecordSets",
            record.Zone.ToString(),
            cancellationToken,
            failure => attempts < MostDeletionAttempts && DnsCalls.IsOutdated(failure)).ConfigureAwait(false);
    }

    private async Task<StepOutcome> WaitUntilForgottenAsync(string what, IReadOnlyCollection<Deletion> deletions, CancellationToken cancellationToken)
    {
        if (deletions.Count == 0)
        {
            return StepOutcome.AlreadyDone;
        }

        var ttl = deletions.Max(deletion => deletion.Ttl);
        foreach (var change in deletions.Select(deletion => deletion.Change).OfType<string>())
        {
            var outcome = await _inSync.WaitAsync(change, cancellationToken).ConfigureAwait(false);
            if (outcome.State == StepState.Pending)
            {
                return StepOutcome.Pending($"resolvers may keep {what} for {Durations.Describe(ttl)}; run the command again after that");
            }
        }

        var until = _host.Time.GetUtcNow() + ttl;
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

    // The change is not known when its answer was lost.
    private sealed record Deletion(string? Change, TimeSpan Ttl);
}
