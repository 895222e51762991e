namespace StackStage.Snapshots;

/// <summary>Finds the secret values in resources.</summary>
internal static class SecretFinder
{
    public static IEnumerable<SnapshotSecret> Find(SnapshotIndex index)
    {
        for (var i = 0; i < index.Resources.Count; i++)
        {
            foreach (var secret in Find(index, i))
            {
                yield return new SnapshotSecret(i, index.UrnOf(i), secret.Path, secret.Ciphertext, secret.HasPlaintext, secret.Envelope.Start);
            }
        }
    }

    /// <summary>Those of one resource.</summary>
    public static IReadOnlyList<SecretPlace> Find(SnapshotIndex index, int resource) =>
        SecretWalker.Find(index, new Extent(index.Resources[resource].Start, index.Resources[resource].End));
}
