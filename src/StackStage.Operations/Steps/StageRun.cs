using StackStage.Operations.Connection;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>
/// A run with a memory: what earlier runs of the same command left unfinished is known before its plan is made, and what it
/// does itself is in the journal before it is done.
/// </summary>
public sealed class StageRun
{
    private readonly IOperationHost _host;
    private readonly RunScope _scope;
    private readonly string _caller;
    private readonly IReadOnlyList<EarlierRun> _earlier;

    private StageRun(RunScope scope, string caller, IOperationHost host, IReadOnlyList<EarlierRun> earlier)
    {
        _scope = scope;
        _caller = caller;
        _host = host;
        _earlier = earlier;
    }

    /// <summary>Looks for runs of a command that did not end. Changes nothing.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="connection">The account, which has been asked for its id.</param>
    /// <param name="region">The Region that the command's objects belong to; empty where their names say it, or they have none.</param>
    /// <param name="host">Where the journals are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<StageRun> OpenAsync(string command, AwsConnection connection, string region, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(host);

        // Not by target: an alias whose distribution is gone already is known to nobody but the earlier run.
        var scope = new RunScope(command, connection.KnownAccountId ?? string.Empty, region, []);
        return new StageRun(scope, connection.KnownCaller, host, host.Journals is null ? [] : await host.Journals.FindAsync(scope, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The objects of earlier runs that are not done.</summary>
    public IEnumerable<string> Unfinished => _earlier.SelectMany(run => run.Targets).Distinct(StringComparer.Ordinal);

    /// <summary>What earlier runs wrote down, the oldest first.</summary>
    /// <param name="kind">The kind of fact.</param>
    public IEnumerable<RunFact> FactsOf(string kind) => _earlier.Reverse().SelectMany(run => run.Facts).Where(fact => fact.Kind == kind);

    /// <summary>Asks for a plan and runs it; its subjects are the targets of the run.</summary>
    /// <param name="plan">The plan. With facts in it, it does not run without a journal.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops it; the same command goes on.</param>
    /// <exception cref="StageException">Another run holds one of the objects, or the journal cannot be written and is needed.</exception>
    public Task<PlanResults> RunAsync(Plan plan, PlanRunOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        return PlanRunner.RunAsync(
            plan,
            _host,
            cancellationToken,
            options with
            {
                ContinueWith = _host.CommandLine,
                Changes = PlanChanges.Since(_earlier, plan, _host.Switches, _host.Journals?.IsNamed == true),
                BeginJournalAsync = _host.Journals is null ? null : answers => BeginAsync(plan, answers, cancellationToken),
            });
    }

    /// <summary>Asks for a plan and runs it, and makes a record of each object as soon as its steps have ended.</summary>
    /// <param name="plan">The plan, whose subjects are among the objects.</param>
    /// <param name="targets">The objects. One that the plan leaves alone has its record before it runs.</param>
    /// <param name="keyOf">An object's key.</param>
    /// <param name="describe">Makes an object's record.</param>
    /// <param name="finished">Gets each record when it is made.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops it; the same command goes on.</param>
    /// <returns>The records, in the order of the objects.</returns>
    /// <exception cref="StageException">Another run holds one of the objects, or the journal cannot be written and is needed.</exception>
    public async Task<IReadOnlyList<TRecord>> RunAsync<TTarget, TRecord>(
        Plan plan, IReadOnlyList<TTarget> targets, Func<TTarget, string> keyOf, Func<TTarget, PlanResults, TRecord> describe, Action<TRecord> finished, PlanRunOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        var byKey = targets.ToDictionary(keyOf, StringComparer.Ordinal);
        var records = new Dictionary<string, TRecord>(StringComparer.Ordinal);
        foreach (var key in targets.Select(keyOf).Except(plan.Subjects.Select(subject => subject.Key), StringComparer.Ordinal))
        {
            Keep(key, new PlanResults());
        }

        await RunAsync(plan, options with { SubjectEnded = (subject, results) => Keep(subject.Key, results) }, cancellationToken).ConfigureAwait(false);
        return [.. targets.Select(target => records[keyOf(target)])];

        void Keep(string key, PlanResults results) => finished(records[key] = describe(byKey[key], results));
    }

    // The plan was made without it: a TTL would not be waited for, a leftover not deleted.
    private static StageException Changed(RunFact news) => new(new StageError(
        "PlanChanged",
        StageErrorCategory.ResourceBusy,
        $"Another run has worked on {news.Target} since this plan was made, so it is not what was approved any more. Nothing was changed.",
        news.Target,
        "Run the command again: it goes on where the other run stood."));

    private static bool IsSame(RunFact one, RunFact other) => one.Kind == other.Kind && one.Target == other.Target
        && one.Data.Count == other.Data.Count && one.Data.All(pair => other.Data.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private async Task<IRunJournal?> BeginAsync(Plan plan, IReadOnlyList<StepResult?> answers, CancellationToken cancellationToken)
    {
        // Not by the answers: of what is gone already there is no step to be shown.
        if (await _host.AskingAsync(cancellationToken).ConfigureAwait(false) == Asking.Preview)
        {
            return null;
        }

        // What was declined as a whole is left to whoever knows of it.
        List<string> targets = [.. plan.Subjects.Where(subject => !IsDeclined(subject)).Select(subject => subject.Key)];
        var earlier = _earlier.Where(run => run.Targets.Any(targets.Contains)).ToList();
        var changes = plan.Steps.Where((step, index) => step.Changes && answers[index] is null).ToList();
        if (targets.Count == 0 || (changes.Count == 0 && earlier.Count == 0))
        {
            return null;
        }

        var wanted = changes.SelectMany(step => step.Subjects).ToHashSet(StringComparer.Ordinal);
        var known = earlier.SelectMany(run => run.Facts).ToList();
        var facts = plan.Facts.Where(fact => wanted.Contains(fact.Target)).ToList();
        var isNeeded = facts.Count > 0 || changes.Exists(step => step.NotesFacts);
        var scope = _scope with { Targets = targets };
        IRunJournal? journal = null;
        try
        {
            journal = await _host.Journals!.BeginAsync(new RunHeader(scope, _caller, _host.CommandLine ?? $"{scope.Command} {string.Join(',', targets)}", _host.Switches), earlier, cancellationToken).ConfigureAwait(false);
            if (journal.Known.FirstOrDefault(fact => !known.Exists(one => IsSame(one, fact))) is { } news)
            {
                throw Changed(news);
            }

            // Also what was declined: whoever consents the next time knew of it.
            var own = plan.Steps.Where(step => step.Subjects.Count == 0 || step.Subjects.Any(targets.Contains)).ToList();
            await journal.PlanAsync([.. own.Select(PlanNotes.ToPlanned)], cancellationToken).ConfigureAwait(false);
            foreach (var answer in own.Select(step => answers[plan.IndexOf(step)]).OfType<StepResult>())
            {
                await journal.EndAsync(answer.Identity, answer.State, answer.Detail, answer.Error?.ErrorId, null, cancellationToken).ConfigureAwait(false);
            }

            if (facts.Concat(known.Where(fact => targets.Contains(fact.Target))).Where(fact => !journal.Known.Any(one => IsSame(one, fact))).ToList() is { Count: > 0 } unknown)
            {
                // Also what was read before the question, if its journal is not there any more.
                await journal.NoteAsync(unknown, cancellationToken).ConfigureAwait(false);
            }

            foreach (var run in earlier)
            {
                _host.WriteVerbose($"It goes on with run {run.Id}, begun {run.Began:u}.");
            }

            return journal;
        }
        catch (StageException failure) when (failure.Error.ErrorId == "JournalNotWritable" && !_host.Journals!.IsNamed && !isNeeded)
        {
            _host.WriteWarning($"{failure.Error.Message} The run goes on without a journal: what is not done when it ends early can be planned again from what AWS shows.");
            if (journal is not null)
            {
                await journal.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }
        catch
        {
            if (journal is not null)
            {
                await journal.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }

        bool IsDeclined(PlanSubject subject) => plan.StepsOf(subject).Where(step => step.Changes).ToList() is { Count: > 0 } own && own.TrueForAll(step => answers[plan.IndexOf(step)] is not null);
    }
}
