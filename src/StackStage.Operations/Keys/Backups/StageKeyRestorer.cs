using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;

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
        var results = plan.Subjects.Count == 0 ? null : await run.RunAsync(plan, new PlanRunOptions { NoWait = _request.Wait.NoWait }, cancellationToken).ConfigureAwait(false);
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
}
