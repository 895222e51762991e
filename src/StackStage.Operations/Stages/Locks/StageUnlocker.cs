using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Stages;

/// <summary>Removes a lock that its holder left behind.</summary>
public static class StageUnlocker
{
    /// <summary>Removes the lock of a stage: in a Pulumi backend, all of them.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="olderThan">A lock that was written or renewed later than this ago is refused; null to take any.</param>
    /// <param name="host">Approves it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A record per lock that was removed, or one that says that there was none; nothing for what was declined or previewed.</returns>
    /// <exception cref="Errors.StageException">There is no such stage, a lock is too young (<c>LockTooYoung</c>), or its holder just renewed it (<c>LockInUse</c>).</exception>
    public static async Task<IReadOnlyList<StageUnlock>> UnlockAsync(
        StageHome home, StageName name, TimeSpan? olderThan, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(host);
        var found = (await home.FindLocksAsync(name, cancellationToken).ConfigureAwait(false))
            .Select(content => (Object: content, Lock: home.ReadLock(content)))
            .Select(held => (held.Object, held.Lock, Age: held.Lock.AgeAt(host.Time.GetUtcNow())))
            .ToArray();
        if (found.Length == 0)
        {
            if (await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false) is null)
            {
                throw StageErrors.StateNotFound(name, home);
            }

            return [Record(home, name, StageUnlockState.NotLocked)];
        }

        foreach (var (_, held, age) in found)
        {
            if (olderThan is { } limit && !(age >= limit))
            {
                throw StageErrors.LockTooYoung(name, held, age, limit);
            }
        }

        var removed = new List<StageUnlock>();
        foreach (var (content, held, age) in found)
        {
            var address = home.Store.AddressOf(content.Key);
            var question = new ApprovalQuestion(
                $"Remove the lock of '{held.Holder ?? "somebody"}'{(age is { } known ? $", {Durations.Describe(known)} old" : string.Empty)}",
                $"{name} ({address})");
            if (await host.ApproveAsync(question, cancellationToken).ConfigureAwait(false) != Approval.Approved)
            {
                continue;
            }

            try
            {
                await home.Store.DeleteAsync(content.Key, content.Tag, cancellationToken).ConfigureAwait(false);
            }
            catch (ObjectChangedException failure)
            {
                throw StageErrors.LockInUse(name, address, failure);
            }

            await home.MarkUnlockedAsync(name, content.Bytes, host, cancellationToken).ConfigureAwait(false);
            removed.Add(Record(home, name, StageUnlockState.Removed) with { Holder = held.Holder, Since = held.Since?.LocalDateTime, Age = age, Address = address });
        }

        return removed;
    }

    private static StageUnlock Record(StageHome home, StageName name, StageUnlockState state) =>
        new() { App = name.App, Stage = name.Stage, Region = home.Region, HomePath = home.HomePath, Backend = home.Backend, State = state };
}
