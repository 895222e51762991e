using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// The one way to write a stage's state: lock, read, check, back up, write under the condition that nobody wrote
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
        var held = await home.LockAsync(name, command, host, cancellationToken).ConfigureAwait(false);
        await using var lockScope = held.ConfigureAwait(false);
        var present = await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false);
        if (!IsSame(present, expected))
        {
            throw await ChangedAsync(home, name, present, null, cancellationToken).ConfigureAwait(false);
        }

        test();
        var backup = present is null ? null : await home.BackUpAsync(name, present, held.Id, host, cancellationToken).ConfigureAwait(false);
        await held.ConfirmAsync(cancellationToken).ConfigureAwait(false);
        var key = present?.Key ?? home.NewStateKey(name);
        try
        {
            // From here on it is finished: stopped now, nobody would know whether the write went through.
            await home.Store.WriteAsync(key, content, WriteCondition.IsAsRead(present), host, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectChangedException failure)
        {
            throw await ChangedAsync(home, name, present, failure, CancellationToken.None).ConfigureAwait(false);
        }

        var written = await home.Store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false);
        if (written is null || !written.Bytes.AsSpan().SequenceEqual(content.Span))
        {
            throw StageErrors.WrittenOver(home.Store.AddressOf(key), backup);
        }

        if (backup is not null)
        {
            host.WriteVerbose($"The state as it was before is in '{backup}'.");
        }

        return backup;
    }

    private static bool IsSame(StoredContent? present, ReadOnlyMemory<byte>? expected) =>
        present is null || expected is null ? present is null && expected is null : present.Bytes.AsSpan().SequenceEqual(expected.Value.Span);

    private static async Task<Errors.StageException> ChangedAsync(StageHome home, StageName name, StoredContent? present, Exception? cause, CancellationToken cancellationToken)
    {
        var address = home.Store.AddressOf(present?.Key ?? home.NewStateKey(name));
        return StageErrors.StateChanged(name, address, await home.FindLastWriterAsync(name, cancellationToken).ConfigureAwait(false), cause);
    }
}
