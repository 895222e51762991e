namespace StackStage.Snapshots;

/// <summary>Edits of a snapshot that a user asks for.</summary>
public static class SnapshotEdit
{
    /// <summary>Plans to take the resources at these places of the list out of the state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no resource at one of the places.</exception>
    /// <exception cref="OperationCanceledException">The planning was cancelled.</exception>
    public static RemovalPlan PlanRemoval(Snapshot snapshot, IReadOnlyList<int> indices, RemovalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(indices);
        foreach (var index in indices)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, snapshot.Index.Resources.Count, nameof(indices));
        }

        return RemovalPlanner.Plan(snapshot, indices, [], options ?? new RemovalOptions(), cancellationToken);
    }

    /// <summary>
    /// Plans to take the resources with these URNs out of the state. A URN that is not there is a refusal with near names; one
    /// that several resources have is a refusal with their places.
    /// </summary>
    /// <exception cref="OperationCanceledException">The planning was cancelled.</exception>
    public static RemovalPlan PlanRemoval(Snapshot snapshot, IReadOnlyList<string> urns, RemovalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(urns);
        var indices = new List<int>();
        var refusals = new List<RemovalRefusal>();
        foreach (var urn in urns)
        {
            var places = snapshot.FindUrn(urn);
            if (places.Count == 1)
            {
                indices.Add(places[0]);
            }
            else
            {
                refusals.Add(places.Count == 0 ? NotFound(snapshot, urn) : Ambiguous(snapshot, urn, places));
            }
        }

        return RemovalPlanner.Plan(snapshot, indices, refusals, options ?? new RemovalOptions(), cancellationToken);
    }

    /// <summary>Plans to give a resource another name, type or parent, and its descendants and all references with it.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="index">The resource's place in the list.</param>
    /// <param name="renaming">What it is to be called.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no resource at that place.</exception>
    public static RenamePlan PlanRenaming(Snapshot snapshot, int index, ResourceRenaming renaming)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(renaming);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, snapshot.Index.Resources.Count);
        return RenamePlanner.Plan(snapshot, index, renaming);
    }

    /// <summary>Plans to set or clear flags of the resources at these places of the list.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no resource at one of the places.</exception>
    public static FlagPlan PlanFlags(Snapshot snapshot, IReadOnlyList<int> indices, ResourceFlagChange change)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(change);
        foreach (var index in indices)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, snapshot.Index.Resources.Count, nameof(indices));
        }

        return FlagPlanner.Plan(snapshot, indices, change);
    }

    private static RemovalRefusal NotFound(Snapshot snapshot, string urn)
    {
        var near = snapshot.FindNearUrns(urn);
        var message = UrnText.IsValid(urn)
            ? $"No such resource \"{urn}\" exists in the current state."
            : $"\"{urn}\" is not a valid resource URN, and no resource in the state has it.";
        if (near.Count > 0)
        {
            message += " Did you mean: " + string.Join(", ", near) + "?";
        }

        return new RemovalRefusal(RemovalRefusalKind.NotFound, urn, null, near, message);
    }

    private static RemovalRefusal Ambiguous(Snapshot snapshot, string urn, IReadOnlyList<int> places)
    {
        var copies = places.Select(place => $"{place} ({(snapshot.Resources[place].Delete ? "waits for its deletion" : "live")}, id '{snapshot.Resources[place].Id}')");
        return new RemovalRefusal(
            RemovalRefusalKind.Ambiguous,
            urn,
            null,
            [.. places.Select(place => place.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            $"{places.Count} resources have the URN {urn}. Name one by its index: {string.Join(", ", copies)}.");
    }
}
