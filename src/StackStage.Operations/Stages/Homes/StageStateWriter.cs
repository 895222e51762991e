using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// The way to write a stage's state once: lock, read, check, back up, write under the condition that nobody wrote
/// meanwhile, read back, unlock. Killed anywhere, the state is either the old or the new one, and whole.
/// </summary>
internal static class StageStateWriter
{
    /// <summary>Replaces a stage's state.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="expected">The state's bytes as the new ones were made from them; null when there was none.</param>
    /// <param name="content">The new bytes.</param>
    /// <param name="command">Who is at work, for others who find the lock.</param>
    /// <param name="test">Throws if the new content must not replace the old.</param>
    /// <param name="host">Hears of the backup.</param>
    /// <param name="cancellationToken">Stops it before the write.</param>
    /// <returns>The address of the backup; null when there was nothing to back up.</returns>
    /// <exception cref="Errors.StageException">The stage is locked, its state was changed by somebody else, or it cannot be written.</exception>
    public static async Task<string?> ReplaceAsync(
        StageHome home,
        StageName name,
        ReadOnlyMemory<byte>? expected,
        ReadOnlyMemory<byte> content,
        string command,
        Action test,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        var locked = await LockedState.OpenAsync(home, name, command, null, host, cancellationToken).ConfigureAwait(false);
        await using var scope = locked.ConfigureAwait(false);
        await locked.EnsureIsAsync(expected, cancellationToken).ConfigureAwait(false);
        test();
        await locked.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        return locked.Backup;
    }
}
