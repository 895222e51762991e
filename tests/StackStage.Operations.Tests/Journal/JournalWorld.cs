using Amazon.S3.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Journal;
using StackStage.Operations.Journal.Buckets;
using StackStage.Operations.Journal.Disk;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Journal;

/// <summary>A place of one kind, opened as often as there are processes.</summary>
internal sealed class JournalWorld : IDisposable
{
    public const string InFolder = "folder";
    public const string InFile = "file";
    public const string InBucket = "bucket";

    private const string BucketName = "journals-us";

    private readonly Rehearsal? _rehearsal;
    private readonly AwsConnection? _connection;

    private JournalWorld(string kind, Rehearsal? rehearsal, AwsConnection? connection)
    {
        Kind = kind;
        _rehearsal = rehearsal;
        _connection = connection;
    }

    public static TheoryData<string> Kinds { get; } = [InFolder, InFile, InBucket];

    public string Kind { get; }

    public string Root { get; } = Directory.CreateTempSubdirectory("stackstage-journals").FullName;

    public string Folder => Path.Combine(Root, "runs");

    public string File => Path.Combine(Root, "run.jsonl");

    public List<string> Warnings { get; } = [];

    public TimeProvider Time => _rehearsal?.Sandbox.Clock ?? TimeProvider.System;

    public Rehearsal Rehearsal => _rehearsal!;

    public AwsConnection Connection => _connection!;

    public static async Task<JournalWorld> CreateAsync(string kind)
    {
        if (kind != InBucket)
        {
            return new JournalWorld(kind, null, null);
        }

        var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync();

        // Not where the work is: S3 says where.
        await connection.S3("us-east-1").PutBucketAsync(new PutBucketRequest { BucketName = BucketName });
        return new JournalWorld(kind, rehearsal, connection);
    }

    public static RunScope Scope(params string[] targets) => new("Remove-Thing", "111122223333", "eu-central-1", targets);

    public static RunHeader Header(params string[] targets) => new(Scope(targets), "arn:aws:iam::111122223333:user/alice", $"Remove-Thing {string.Join(',', targets)}", "-IncludeOrphans");

    public static StepIdentity Step(string id) => new("thing.delete", "111122223333", "eu-central-1", id);

    public static RunFact Fact(string target, string value) => new("thing.leftover", target, new Dictionary<string, string> { ["id"] = value });

    /// <summary>A run that ends with something begun of each target, and nothing done.</summary>
    /// <returns>Its id, and where its journal is.</returns>
    public static async Task<(string Id, string Location)> LeaveAsync(RunJournals journals, params string[] targets)
    {
        await using var journal = await journals.BeginAsync(Header(targets), [], default);
        await journal.NoteAsync([.. targets.Select(target => Fact(target, "left"))], default);
        return (journal.RunId, journal.Location);
    }

    /// <summary>As another process would open it.</summary>
    public RunJournals Open(RunWriter? writer = null, bool isNamed = true, Func<IJournalPlace, IJournalPlace>? around = null)
    {
        var place = Place(isNamed);
        return new RunJournals(around is null ? place : around(place), null, Time, Warnings.Add) { Writer = writer };
    }

    public IJournalPlace Place(bool isNamed = true) => Kind switch
    {
        InFolder => new FolderPlace(Folder, isNamed),
        InFile => new FilePlace(File),
        _ => BucketPlace(Time),
    };

    /// <summary>The bucket, seen from a machine with a clock of its own.</summary>
    public BucketPlace BucketPlace(TimeProvider time) => new(new JournalBucket(Connection, JournalAddress.Parse($"s3://{BucketName}/stackstage"), time));

    public void Dispose()
    {
        _rehearsal?.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}
