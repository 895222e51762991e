namespace StackStage.Snapshots;

/// <summary>Sets and clears flags of resources. A false flag is left out, as Pulumi's own writer does.</summary>
internal static class FlagPlanner
{
    private const string TaintFeature = "taint";

    public static FlagPlan Plan(Snapshot snapshot, IReadOnlyList<int> resources, ResourceFlagChange change)
    {
        var edits = new SnapshotEdits(snapshot.Index);
        var changed = new List<ChangedFlag>();
        foreach (var i in resources.Distinct().Order())
        {
            var resource = snapshot.Resources[i];
            if (change.Protect is { } protect && protect != resource.Protect)
            {
                edits.Of(i).Protect = protect;
                changed.Add(new ChangedFlag(i, resource.Urn, "protect", protect));
            }

            if (change.Taint is { } taint && taint != resource.Taint)
            {
                edits.Of(i).Taint = taint;
                changed.Add(new ChangedFlag(i, resource.Urn, TaintFeature, taint));
            }

            if (change.RetainOnDelete is { } retain && retain != resource.RetainOnDelete)
            {
                edits.Of(i).RetainOnDelete = retain;
                changed.Add(new ChangedFlag(i, resource.Urn, "retainOnDelete", retain));
            }
        }

        if (changed.Any(flag => flag.Field == TaintFeature && flag.Value))
        {
            FeaturePatches.Require(edits, TaintFeature);
        }

        return new FlagPlan(changed, () => edits.Any ? Snapshot.FromText(edits.Compose().ToArray(), snapshot.IsGzip) : snapshot);
    }
}
