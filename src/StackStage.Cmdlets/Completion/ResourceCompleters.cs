using System.Collections;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Completion;

/// <summary>The base of completers that read the state that the command line names: a file's, or a stage's.</summary>
public abstract class ResourceCompleter : NameCompleter
{
    // Reading a bigger one takes longer than a person waits.
    private const long BiggestFile = 64 * 1024 * 1024;

    private protected sealed override IEnumerable<Suggestion> Suggest(IDictionary parameters) =>
        (parameters["Stage"]?.ToString() is { Length: > 0 } stage ? Resources(TypedHome.Of(parameters), parameters, stage) : Files(parameters).SelectMany(Resources)).SelectMany(Choose);

    /// <summary>What of a resource is offered.</summary>
    private protected abstract IEnumerable<Suggestion> Choose(ResourceName resource);

    private static IEnumerable<string> Files(IDictionary parameters) => (parameters["Path"] ?? parameters["LiteralPath"]) switch
    {
        null => [],
        string one => [TypedCommand.FullPath(one)],
        IEnumerable several => several.Cast<object?>().Select(path => path?.ToString()).OfType<string>().Select(TypedCommand.FullPath),
        { } other => [TypedCommand.FullPath(other.ToString()!)],
    };

    private static IReadOnlyList<ResourceName> Resources(TypedHome home, IDictionary parameters, string stage)
    {
        var name = new StageName(parameters["App"]?.ToString() ?? string.Empty, stage);
        var snapshot = parameters["SnapshotId"]?.ToString() is { Length: > 0 } id ? id : null;
        return Lookup.Get<ResourceName>(
            (typeof(ResourceName), home, name, snapshot),
            async cancellationToken => Names(await StageState.ReadAsync(
                await home.OpenAsync(cancellationToken).ConfigureAwait(false), name, snapshot, null, "completion", salvage: false, SilentHost.Instance, cancellationToken).ConfigureAwait(false)));
    }

    private static ResourceName[] Names(StateFile state) =>
        [.. state.Snapshot.Resources.Select(resource => new ResourceName(resource.Urn, resource.Name, resource.Type ?? string.Empty))];

    private static IReadOnlyList<ResourceName> Resources(string path)
    {
        var file = new FileInfo(path);
        return !file.Exists || file.Length > BiggestFile
            ? []
            : Lookup.Get<ResourceName>(
                (typeof(ResourceName), path, file.LastWriteTimeUtc, file.Length),
                async cancellationToken => Names(await StateFile.ReadAsync(path, salvage: false, SilentHost.Instance, cancellationToken).ConfigureAwait(false)));
    }
}

/// <summary>What a resource is called.</summary>
internal sealed record ResourceName(string Urn, string Name, string Type);

/// <summary>Completes -Urn, also by the resource's name.</summary>
public sealed class UrnCompleter : ResourceCompleter
{
    private protected override IEnumerable<Suggestion> Choose(ResourceName resource) => [new(resource.Urn, resource.Name, resource.Urn)];
}

/// <summary>Completes -Name of a resource.</summary>
public sealed class ResourceNameCompleter : ResourceCompleter
{
    private protected override IEnumerable<Suggestion> Choose(ResourceName resource) => [new(resource.Name, null, resource.Urn)];
}

/// <summary>Completes -Type.</summary>
public sealed class ResourceTypeCompleter : ResourceCompleter
{
    private protected override IEnumerable<Suggestion> Choose(ResourceName resource) => [new(resource.Type)];
}
