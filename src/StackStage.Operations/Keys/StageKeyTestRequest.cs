using StackStage.Operations.Keys.Backups;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Keys;

/// <summary>What is tested, and with which keys.</summary>
public sealed record StageKeyTestRequest
{
    /// <summary>A key to test in place of the stages' own.</summary>
    public Passphrase? Passphrase { get; init; }

    /// <summary>A backup whose keys are tested in place of the stages' own.</summary>
    public OpenedKeyBackup? Backup { get; init; }

    /// <summary>Whether every kept state is tested, too, also with earlier versions of the parameter.</summary>
    public bool History { get; init; }
}
