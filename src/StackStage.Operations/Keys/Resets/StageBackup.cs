using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys;

/// <summary>The backup that is made of a stage before it is forgotten: its key with all versions, its state, its secrets, and the bootstrap parameter that leads to them.</summary>
public static class StageBackup
{
    /// <summary>Makes it. Who consented to forget the stage consented to its backup, and is not asked again.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="name">The stage.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="protectAsync">Gives what the entry is encrypted with.</param>
    /// <param name="host">Hears of what cannot be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">It was not made, or not whole (<c>StageNotBackedUp</c>).</exception>
    public static async Task<StackStageBackup> MakeAsync(
        AwsConnection connection, StageName name, KeyBackupAddress address, Func<CancellationToken, Task<KeyBackupProtection>> protectAsync, IOperationHost host, CancellationToken cancellationToken)
    {
        var request = new StageKeyBackupRequest
        {
            Filters = [new StageFilter([name.App], [name.Stage])],
            Scope = $"reset of {name}",
            Address = address,
            Include = [KeyBackupPart.Secret, KeyBackupPart.Bootstrap, KeyBackupPart.State],
        };
        return await StageKeyBackuper.BackUpAsync(connection, request, protectAsync, new ConsentedHost(host), cancellationToken).ConfigureAwait(false) is { Failed.Count: 0 } made && made.Stages.Contains(name.ToString())
            ? new StackStageBackup(made.Path, made.EntryId)
            : throw StackStageResetErrors.NotBackedUp(name);
    }

    /// <summary>Says what another host says, and takes consent for given.</summary>
    private sealed class ConsentedHost(IOperationHost inner) : IOperationHost
    {
        public TimeProvider Time => inner.Time;

        public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => new(Asking.Nobody);

        public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken) => new(Approval.Approved);

        public void WriteVerbose(string message) => inner.WriteVerbose(message);

        public void WriteWarning(string message) => inner.WriteWarning(message);

        public void WriteError(StageError error) => inner.WriteError(error);

        public void WriteProgress(OperationProgress progress) => inner.WriteProgress(progress);
    }
}
