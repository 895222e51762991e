using Amazon.S3.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Journal;
using StackStage.Operations.Journal.Buckets;
using StackStage.Operations.Journal.Disk;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Journal;

namespace StackStage.Operations.Tests.Kills;

/// <summary>One world of a scenario, with one place for journals, and the processes that run in it one after the other.</summary>
internal sealed class KillWorld : IDisposable
{
    private const string BucketName = "journals";

    // A run whose journal is in a bucket, and that was killed, holds its targets for a quarter of an hour.
    private static readonly TimeSpan UntilTakenForDead = TimeSpan.FromMinutes(16);

    private readonly KillScenario _scenario;
    private readonly KilledJournal _kind;
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("stackstage-kills");
    private readonly Rehearsal _rehearsal;
    private int _processes;

    private KillWorld(KillScenario scenario, KilledJournal kind, Rehearsal rehearsal)
    {
        _scenario = scenario;
        _kind = kind;
        _rehearsal = rehearsal;
    }

    /// <summary>How many calls have reached the sandbox.</summary>
    public int Calls => _rehearsal.Sandbox.Journal.Count;

    /// <summary>What there is now.</summary>
    public string State => _scenario.Describe(_rehearsal);

    /// <summary>Whether anything was changed in the account.</summary>
    public bool IsChanged => _rehearsal.Sandbox.Journal.Changes.Count > 0;

    public static async Task<KillWorld> CreateAsync(KillScenario scenario, KilledJournal kind)
    {
        var world = new KillWorld(scenario, kind, await scenario.World());
        if (kind == KilledJournal.Bucket)
        {
            await (await world._rehearsal.ConnectAsync()).S3("us-east-1").PutBucketAsync(new PutBucketRequest { BucketName = BucketName });
        }
        else if (kind == KilledJournal.Unwritable)
        {
            // Not even the administrator makes a folder below a file.
            await File.WriteAllTextAsync(Path.Combine(world._root.FullName, "file"), "mine");
        }

        return world;
    }

    /// <summary>Runs the operation in a process of its own. What an earlier one left is all that it knows, and as nobody is asked, it must plan what was approved.</summary>
    /// <returns>What it said.</returns>
    public async Task<RecordingHost> RunAsync(StoppingPlace.Kill? watch = null)
    {
        if (_processes > 0 && _kind == KilledJournal.Bucket)
        {
            _rehearsal.Sandbox.Clock.Advance(UntilTakenForDead);
        }

        if (_processes > 0 && _scenario.Between is { } between)
        {
            await between(_rehearsal);
        }

        return await RunAsync(watch ?? new StoppingPlace.Kill(), default);
    }

    /// <summary>Runs the operation in a process that is killed: after so many calls, if not at a write of the journal before.</summary>
    public async Task RunKilledAsync(StoppingPlace.Kill kill, int calls = int.MaxValue)
    {
        using var stop = new CancellationTokenSource();
        var before = Calls;
        void KillAtLast(Sandbox.JournalEntry entry)
        {
            if (entry.Ordinal - before >= calls && !kill.IsDead)
            {
                kill.Now();
            }
        }

        void End()
        {
            _rehearsal.Sandbox.Faults.StopAfter(0);
            _ = stop.CancelAsync();
        }

        if (calls < int.MaxValue)
        {
            _rehearsal.Sandbox.Faults.StopAfter(calls);
        }

        kill.Died += End;
        _rehearsal.Sandbox.Journal.Recorded += KillAtLast;
        try
        {
            await RunAsync(kill, stop.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or Errors.StageException)
        {
            // What a killed run says, nobody hears.
        }
        finally
        {
            _rehearsal.Sandbox.Journal.Recorded -= KillAtLast;
            _rehearsal.Sandbox.Faults.Clear();
        }
    }

    /// <summary>The runs that the journals call unfinished.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync() => _kind switch
    {
        KilledJournal.Memory => _rehearsal.Journals.Unfinished,
        KilledJournal.Unwritable => [],
        _ => [.. (await Open(await _rehearsal.ConnectAsync(), new StoppingPlace.Kill()).ListAsync(_ => true, unfinished: true, detail: false, default)).Select(run => run.ToString())],
    };

    public void Dispose()
    {
        _rehearsal.Dispose();
        _root.Delete(recursive: true);
    }

    private async Task<RecordingHost> RunAsync(StoppingPlace.Kill kill, CancellationToken cancellationToken)
    {
        _processes++;
        var connection = await _rehearsal.ConnectAsync();
        var host = new RecordingHost { Time = _rehearsal.Sandbox.Clock, Journals = _kind == KilledJournal.Memory ? InMemory(kill) : Open(connection, kill), Asking = Asking.Nobody };
        await _scenario.Operation(connection, host, cancellationToken);
        return host;
    }

    private MemoryJournals InMemory(StoppingPlace.Kill kill)
    {
        _rehearsal.Journals.Writing = _ => kill.ThrowIfDead();
        return _rehearsal.Journals;
    }

    private RunJournals Open(AwsConnection connection, StoppingPlace.Kill kill)
    {
        IJournalPlace place = _kind switch
        {
            KilledJournal.Disk => new FolderPlace(Path.Combine(_root.FullName, "runs"), isNamed: false),
            KilledJournal.Bucket => new BucketPlace(new JournalBucket(connection, JournalAddress.Parse($"s3://{BucketName}/runs"), _rehearsal.Sandbox.Clock)),
            _ => new FolderPlace(Path.Combine(_root.FullName, "file", "runs"), isNamed: false),
        };
        return new RunJournals(new StoppingPlace(place, kill), null, _rehearsal.Sandbox.Clock, _ => { }) { Writer = new RunWriter(string.Empty, "alice", $"runner-{_processes}", 4711, 0, "1.0.0") };
    }
}
