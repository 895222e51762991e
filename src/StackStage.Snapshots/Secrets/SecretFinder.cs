namespace StackStage.Snapshots;

/// <summary>Finds the secret values in resources' inputs and outputs.</summary>
internal static class SecretFinder
{
    public static IEnumerable<SnapshotSecret> Find(SnapshotIndex index) => throw new NotImplementedException();
}
