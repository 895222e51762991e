namespace StackStage.Snapshots;

/// <summary>One secret value in a resource's inputs or outputs.</summary>
/// <param name="Index">The resource's place in the list, from 0.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Path">Where it is: <c>outputs.password</c>, <c>inputs.list[2].key</c>.</param>
/// <param name="Ciphertext">The encrypted value (<c>v1:…</c>), or null when the state holds it as plain text.</param>
/// <param name="HasPlaintext">Whether the state holds the value as plain text (<c>pulumi stack export --show-secrets</c>).</param>
/// <param name="Position">Offset in bytes of the envelope in the JSON text.</param>
public sealed record SnapshotSecret(int Index, string? Urn, string Path, string? Ciphertext, bool HasPlaintext, long Position);
