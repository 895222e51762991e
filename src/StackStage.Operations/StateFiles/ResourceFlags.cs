using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Sets and clears flags of entries of a state. The real resources are not touched.</summary>
public static class ResourceFlags
{
    /// <summary>Sets and clears flags, where the state was read from. Text is changed in memory.</summary>
    /// <param name="file">The state.</param>
    /// <param name="select">Finds the entries in the state; errors it finds have been written to the host.</param>
    /// <param name="change">The flags.</param>
    /// <param name="host">Approves each change.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    /// <returns>The entries that changed; none when it was declined or only previewed, or all was so already.</returns>
    /// <exception cref="Errors.StageException">The state cannot be written.</exception>
    public static async Task<EditOutcome> SetAsync(
        StateFile file, Func<StateFile, IReadOnlyList<int>> select, ResourceFlagChange change, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(select);
        ArgumentNullException.ThrowIfNull(host);
        StateEdit.EnsureEditable(file);
        var indices = select(file);
        if (indices.Count == 0)
        {
            return EditOutcome.None;
        }

        var plan = SnapshotEdit.PlanFlags(file.Snapshot, indices, change);
        if (plan.Changed.Count == 0)
        {
            host.WriteVerbose($"All of that is so already in '{file.Name}'.");
            return EditOutcome.Unchanged(file);
        }

        string[] names = [.. plan.Changed.Select(flag => flag.Index).Distinct().Select(place => file.Snapshot.Resources[place].Name)];
        var flags = string.Join(" and ", plan.Changed.Select(flag => $"{flag.Field} = {(flag.Value ? "true" : "false")}").Distinct());
        var summary = $"Set {flags} of {names.Length} {(names.Length == 1 ? "resource" : "resources")} ({StateEdit.Named(names)})";
        var done = await StateEdit.RunAsync(file, [.. plan.Changed.Select(Describe)], summary, plan.Apply, file.Snapshot.Resources.Count, host, cancellationToken).ConfigureAwait(false);
        return done is null
            ? EditOutcome.None
            : new EditOutcome([.. plan.Changed.Select(flag => flag.Index).Distinct().Select(place => file.Describe(done.Snapshot.Resources[place]))], done.Text);
    }

    private static string Describe(ChangedFlag flag) => flag switch
    {
        { Field: "protect", Value: true } => $"Protect {flag.Urn}",
        { Field: "protect" } => $"Take the protection from {flag.Urn}",
        { Field: "taint", Value: true } => $"Taint {flag.Urn}, so that the next deployment replaces it",
        { Field: "taint" } => $"Take the taint from {flag.Urn}",
        { Value: true } => $"Let the real resource of {flag.Urn} stay when its entry is deleted",
        _ => $"Let the real resource of {flag.Urn} go when its entry is deleted",
    };
}
