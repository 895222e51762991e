using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>
/// Writes a state so that two states of one stack differ only where something differs: resources behind what they refer to and
/// otherwise by their URNs, fields in the order in which Pulumi writes them, other keys and dependencies by their names, four
/// blanks a step, a line a value. It is a valid state, and the same one: numbers and strings are as they were, secrets are what
/// they were, ciphertext. Doing it again changes nothing.
/// </summary>
public static class SnapshotNormalizer
{
    private static readonly string[] RootFields = ["version", "features", "checkpoint", "deployment"];
    private static readonly string[] CheckpointFields = ["stack", "config", "latest"];
    private static readonly string[] DeploymentFields = ["manifest", "secrets_providers", "resources", "pending_operations", "metadata", "snippets", "extensions"];
    private static readonly string[] ManifestFields = ["time", "magic", "version", "plugins"];
    private static readonly string[] OperationFields = ["resource", "type"];
    private static readonly string[] ResourceFields =
    [
        "urn", "custom", "delete", "id", "type", "inputs", "outputs", "parent", "protect", "taint", "external", "dependencies", "initErrors", "provider",
        "propertyDependencies", "pendingReplacement", "additionalSecretOutputs", "aliases", "customTimeouts", "importID", "retainOnDelete", "deletedWith",
        "replaceWith", "created", "modified", "sourcePosition", "stackTrace", "ignoreChanges", "hideDiff", "replaceOnChanges", "replacementTrigger",
        "refreshBeforeUpdate", "viewOf", "resourceHooks", "extensionRef", "snippetID",
    ];

    // Until nothing changes: which of several copies a reference means can depend on their order.
    private const int MaxPasses = 8;

    /// <summary>The normalised text, which is not compressed.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static byte[] Normalize(Snapshot snapshot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var text = Pass(snapshot, cancellationToken);
        for (var pass = 1; pass < MaxPasses; pass++)
        {
            var again = Pass(Snapshot.FromText(text, isGzip: false), cancellationToken);
            if (again.AsSpan().SequenceEqual(text))
            {
                break;
            }

            text = again;
        }

        return text;
    }

    private static byte[] Pass(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var text = snapshot.Json.Span[FileEnvelope.ByteOrderMarkLength(snapshot.Json.Span)..];
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepth });
        reader.Read();
        var root = NormalNode.Read(ref reader, cancellationToken);
        Arrange(root, snapshot);
        return root.Write();
    }

    private static void Arrange(NormalNode root, Snapshot snapshot)
    {
        root.SortDeep();
        root.SortBy(RootFields);
        var checkpoint = root["checkpoint"];
        checkpoint?.SortBy(CheckpointFields);
        var deployment = checkpoint is not null ? checkpoint["latest"] : root["deployment"] ?? (snapshot.Form == SnapshotForm.Deployment ? root : null);
        if (deployment is null)
        {
            return;
        }

        deployment.SortBy(DeploymentFields);
        deployment["manifest"]?.SortBy(ManifestFields);
        foreach (var operation in deployment["pending_operations"]?.Items ?? [])
        {
            operation.SortBy(OperationFields);
            ArrangeResource(operation["resource"]);
        }

        if (deployment["resources"] is { Items: { } resources } list)
        {
            resources.ForEach(ArrangeResource);
            if (resources.Count == snapshot.Resources.Count)
            {
                list.Items = NormalOrder.Of(snapshot).ConvertAll(place => resources[place]);
            }
        }
    }

    private static void ArrangeResource(NormalNode? resource)
    {
        if (resource is null)
        {
            return;
        }

        resource.SortBy(ResourceFields);
        resource["dependencies"]?.SortItems();
        resource["replaceWith"]?.SortItems();
        foreach (var property in resource["propertyDependencies"]?.Members ?? [])
        {
            property.Value.SortItems();
        }
    }
}
