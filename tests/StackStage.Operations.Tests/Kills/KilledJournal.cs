namespace StackStage.Operations.Tests.Kills;

/// <summary>Where the journal is of a run that is killed.</summary>
public enum KilledJournal
{
    /// <summary>In memory that outlives the run.</summary>
    Memory,

    /// <summary>In a folder on disk.</summary>
    Disk,

    /// <summary>In a bucket, from which another machine goes on.</summary>
    Bucket,

    /// <summary>In the user's own folder, where nothing can be written.</summary>
    Unwritable,
}
