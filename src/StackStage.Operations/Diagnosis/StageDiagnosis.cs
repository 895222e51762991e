using System.Runtime.CompilerServices;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Operations.Keys;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Diagnosis;

/// <summary>What is wrong with stages, their home and their account, and what mends it. Reads only, and shows no secret.</summary>
public sealed class StageDiagnosis
{
    // Stages that are looked at side by side; proving a key takes a second of one core.
    private const int Parallelism = 4;

    /// <summary>From what age on a lock counts as left behind, unless told otherwise; as Unlock-StackStage has it.</summary>
    public static readonly TimeSpan StaleLock = TimeSpan.FromHours(1);

    private readonly StageHome _home;
    private readonly IOperationHost _host;
    private readonly HashSet<StageCheck> _checks;
    private readonly Func<CancellationToken, Task<AwsConnection>> _connectAsync;

    /// <summary>Makes a diagnosis.</summary>
    /// <param name="home">The home of the stages.</param>
    /// <param name="checks">What to look at; null or none for everything.</param>
    /// <param name="connectAsync">The way to AWS; asked only by checks that need it.</param>
    /// <param name="host">Hears of stages that are not there.</param>
    public StageDiagnosis(StageHome home, IReadOnlyCollection<StageCheck>? checks, Func<CancellationToken, Task<AwsConnection>> connectAsync, IOperationHost host)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(connectAsync);
        ArgumentNullException.ThrowIfNull(host);
        _home = home;
        _connectAsync = connectAsync;
        _host = host;
        _checks = checks is { Count: > 0 } ? [.. checks] : [.. Enum.GetValues<StageCheck>()];
    }

    /// <summary>From what age on a lock counts as left behind.</summary>
    public TimeSpan OlderThan { get; init; } = StaleLock;

    /// <summary>Where runs keep their journals; null to leave them out.</summary>
    public RunJournals? Journals { get; init; }

    /// <summary>How many of the stages that were named are not there; errors have told of them.</summary>
    public int MissingStages { get; private set; }

    /// <summary>Looks at stages one after the other, and then at what belongs to none of them.</summary>
    /// <param name="filters">Which stages; each is looked at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The home cannot be listed.</exception>
    public IAsyncEnumerable<StageFinding> RunAsync(IReadOnlyList<StageFilter> filters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filters);
        return Planning.ThroughoutAsync(LookAsync(filters, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<StageFinding> LookAsync(IReadOnlyList<StageFilter> filters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = new Lazy<Task<AwsConnection>>(() => _connectAsync(cancellationToken));
        var live = new Lazy<Task<LiveResources>>(async () => new LiveResources(await connection.Value.ConfigureAwait(false), _host, cancellationToken));
        var found = new HashSet<StageName>();
        await foreach (var findings in ReadAhead.Of(FindAsync(filters, found, cancellationToken), Parallelism, (name, token) => LookAtAsync(name, live, token), cancellationToken).ConfigureAwait(false))
        {
            foreach (var finding in findings)
            {
                yield return finding;
            }
        }

        foreach (var missing in filters.SelectMany(filter => filter.Missing(found)).Distinct(StringComparer.Ordinal))
        {
            MissingStages++;
            _host.WriteError(StageErrors.NotFound(missing, _home));
        }

        var rest = new List<StageFinding>();
        foreach (var filter in filters)
        {
            await TryAsync(StageCheck.Leftover, rest, null, null, async () => rest.AddRange(await LeftoverCheck.LookAsync(_home, filter, found, await KeysAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        if (Journals is { } journals)
        {
            await TryAsync(StageCheck.Run, rest, null, null, async () => rest.AddRange(await RunCheck.LookAsync(_home, journals, await AccountAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        if (_home.Kind == "aws")
        {
            await TryAsync(
                StageCheck.Quota, rest, null, null,
                async () => rest.AddRange(await QuotaCheck.LookAsync(
                    _home,
                    await live.Value.ConfigureAwait(false),
                    (await KeysAsync().ConfigureAwait(false))!,
                    (look, what) => TryAsync(StageCheck.Quota, rest, null, what, look),
                    cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        foreach (var finding in rest.DistinctBy(finding => (finding.App, finding.Stage, finding.Kind, finding.Message)))
        {
            yield return finding;
        }

        async Task<StageKeyStore?> KeysAsync() => _home.Kind == "aws" ? new StageKeyStore(await connection.Value.ConfigureAwait(false), _host) : null;

        async Task<string?> AccountAsync() => _home.Kind == "aws" ? await (await connection.Value.ConfigureAwait(false)).GetAccountIdAsync(cancellationToken).ConfigureAwait(false) : null;
    }

    private async IAsyncEnumerable<StageName> FindAsync(IReadOnlyList<StageFilter> filters, HashSet<StageName> found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var filter in filters)
        {
            await foreach (var stage in _home.FindAsync(filter, cancellationToken).ConfigureAwait(false))
            {
                if (found.Add(stage.Name))
                {
                    yield return stage.Name;
                }
            }
        }
    }

    private async Task<IReadOnlyList<StageFinding>?> LookAtAsync(StageName name, Lazy<Task<LiveResources>> live, CancellationToken cancellationToken)
    {
        var findings = new List<StageFinding>();
        StageUnderTest stage;
        try
        {
            stage = await StageUnderTest.ReadAsync(_home, name, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            return [NotLookedAt(StageCheck.State, name, "the state", failure.Error)];
        }

        if (stage.Content is null)
        {
            _host.WriteVerbose($"{name} was removed while it was looked at.");
            return null;
        }

        await TryAsync(StageCheck.State, findings, name, null, () =>
        {
            findings.AddRange(StateCheck.Look(stage, cancellationToken));
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        if (_home.Kind == "aws")
        {
            await TryAsync(StageCheck.Key, findings, name, null, async () => findings.AddRange(await KeyCheck.LookAsync(stage, new StageKeyStore((await live.Value.ConfigureAwait(false)).Connection, _host), _host, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        await TryAsync(StageCheck.Lock, findings, name, null, async () => findings.AddRange(await LockCheck.LookAsync(stage, OlderThan, _host.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await TryAsync(StageCheck.History, findings, name, null, async () => findings.AddRange(await StateCheck.LookBackAsync(stage, _host, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await TryAsync(StageCheck.RemovalOrder, findings, name, null, () =>
        {
            findings.AddRange(RemovalOrderCheck.Look(stage));
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        if (stage.Snapshot is not null && StateResource.Of(stage.Snapshot).Count > 0)
        {
            await TryAsync(StageCheck.Resource, findings, name, null, async () => findings.AddRange(await ResourceCheck.LookAsync(stage, await live.Value.ConfigureAwait(false)).ConfigureAwait(false))).ConfigureAwait(false);
        }

        if (_home.Kind != "pulumi")
        {
            // The tags are SST's.
            await TryAsync(StageCheck.UnknownResource, findings, name, null, async () => findings.AddRange(await UnknownResourceCheck.LookAsync(stage, await live.Value.ConfigureAwait(false)).ConfigureAwait(false))).ConfigureAwait(false);
        }

        if (findings.Count == 0)
        {
            _host.WriteVerbose($"Nothing is wrong with {name}.");
        }

        return findings;
    }

    // What one check cannot look at keeps no other from looking. But nobody may take silence for health.
    private async Task TryAsync(StageCheck check, List<StageFinding> findings, StageName? name, string? what, Func<Task> look)
    {
        if (!_checks.Contains(check))
        {
            return;
        }

        try
        {
            await look().ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            findings.Add(NotLookedAt(check, name, what ?? check.ToString(), failure.Error));
        }
    }

    private StageFinding NotLookedAt(StageCheck check, StageName? name, string what, StageError error) => new()
    {
        App = name?.App,
        Stage = name?.Stage,
        Severity = check is StageCheck.State or StageCheck.Key or StageCheck.Lock ? FindingSeverity.Error : FindingSeverity.Warning,
        Check = check,
        Kind = "NotLookedAt",
        Message = $"{what} could not be looked at: {error.Message}{(error.RecommendedAction is { } action ? $" {action}" : string.Empty)}",
        Home = _home.Kind,
        Region = _home.Region,
        HomePath = _home.HomePath,
        Backend = _home.Backend,
    };
}
