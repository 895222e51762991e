using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Snapshots;

namespace StackStage.Operations.Diagnosis;

/// <summary>A stage that is being looked at, with its state as far as that can be read.</summary>
internal sealed class StageUnderTest
{
    private StageUnderTest(StageHome home, StageName name, StoredContent? content, Snapshot? snapshot, string? unreadable)
    {
        Home = home;
        Name = name;
        Content = content;
        Snapshot = snapshot;
        Unreadable = unreadable;
    }

    public StageHome Home { get; }

    public StageName Name { get; }

    /// <summary>The state's bytes; null when it was removed meanwhile.</summary>
    public StoredContent? Content { get; }

    /// <summary>What they mean; null when that cannot be told.</summary>
    public Snapshot? Snapshot { get; }

    /// <summary>Why it cannot be told.</summary>
    public string? Unreadable { get; }

    /// <summary>The parameters that name the stage and its home, for a line to paste.</summary>
    public string Arguments => Home.ArgumentsFor(Name);

    public static async Task<StageUnderTest> ReadAsync(StageHome home, StageName name, CancellationToken cancellationToken)
    {
        var content = await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false);
        try
        {
            return new StageUnderTest(home, name, content, content is null ? null : Snapshot.Read(content.Bytes, new SnapshotReadOptions { CancellationToken = cancellationToken }), null);
        }
        catch (SnapshotFormatException failure)
        {
            return new StageUnderTest(home, name, content, null, failure.Message);
        }
    }

    /// <summary>A finding about this stage.</summary>
    public StageFinding Find(FindingSeverity severity, StageCheck check, string kind, string message, string? command = null, string? resource = null) => new()
    {
        App = Name.App,
        Stage = Name.Stage,
        Severity = severity,
        Check = check,
        Kind = kind,
        Message = message,
        Command = command,
        Resource = resource,
        Home = Home.Kind,
        Region = Home.Region,
        HomePath = Home.HomePath,
        Backend = Home.Backend,
    };
}
