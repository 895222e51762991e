using StackStage.Operations.Machine;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>A state as it was read, from a file, a stage's home or a pipeline: its bytes and the snapshot in them.</summary>
public sealed class StateFile
{
    // Below this the work is over before a progress line would be seen.
    private const int ProgressThreshold = 20 * 1024 * 1024;

    private StateFile(string name, StateOrigin? origin, ReadOnlyMemory<byte> content, Snapshot snapshot)
    {
        Name = name;
        Origin = origin;
        Content = content;
        Snapshot = snapshot;
    }

    /// <summary>What messages call it: the full path, the stage, or a name for text.</summary>
    public string Name { get; }

    /// <summary>What questions and previews call it.</summary>
    public string Target => Origin?.Target ?? Name;

    /// <summary>Where it was read from; null for text, which nothing is written back to.</summary>
    public StateOrigin? Origin { get; }

    /// <summary>The full path, when it is a file.</summary>
    public string? FilePath => (Origin as FileOrigin)?.Name;

    /// <summary>The bytes as they were read.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The snapshot in them.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="salvage">Whether to recover what is whole of a document that breaks off.</param>
    /// <param name="host">Hears of progress on files over 20 MB.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Errors.StageException">The file cannot be read, or holds no state.</exception>
    public static async Task<StateFile> ReadAsync(string path, bool salvage, IOperationHost host, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await WholeFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotReadable(path, failure);
        }

        return Parse(path, new FileOrigin(path), content, salvage, host, cancellationToken);
    }

    /// <summary>Reads content that is in memory already.</summary>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="salvage">Whether to recover what is whole of a document that breaks off.</param>
    /// <param name="host">Hears of progress on content over 20 MB.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Errors.StageException">It holds no state.</exception>
    public static StateFile Parse(string name, ReadOnlyMemory<byte> content, bool salvage, IOperationHost host, CancellationToken cancellationToken) =>
        Parse(name, null, content, salvage, host, cancellationToken);

    /// <summary>The record of one of its resources.</summary>
    /// <param name="resource">The resource.</param>
    public PulumiResource Describe(SnapshotResource resource)
    {
        var record = PulumiResource.From(resource);
        return Origin?.Describe(record) ?? record;
    }

    /// <summary>The record of something that is wrong in it.</summary>
    internal SnapshotFault Describe(Snapshots.SnapshotFault fault) => Describe(SnapshotFault.From(fault));

    /// <summary>A fault's record, with what leads back here.</summary>
    internal SnapshotFault Describe(SnapshotFault fault) => Origin?.Describe(fault) ?? fault;

    /// <summary>Whether two paths lead to one file, however they are spelt: by case, short names, links or mounts.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="other">Another one.</param>
    public static bool AreSame(string path, string other) => FileLinks.AreSame(path, other);

    /// <summary>Takes content that was read from somewhere.</summary>
    internal static StateFile Parse(string name, StateOrigin? origin, ReadOnlyMemory<byte> content, bool salvage, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        var progress = content.Length > ProgressThreshold ? new ReadingProgress(host, name) : null;
        try
        {
            return new StateFile(name, origin, content, Snapshot.Read(content, new SnapshotReadOptions { Salvage = salvage, MendCommas = true, Progress = progress, CancellationToken = cancellationToken }));
        }
        catch (SnapshotFormatException failure)
        {
            throw StateFileErrors.NotAState(name, failure, origin?.WayBack);
        }
        finally
        {
            progress?.Complete();
        }
    }

    private sealed class ReadingProgress(IOperationHost host, string name) : IProgress<double>
    {
        private int _shown = -1;

        public void Report(double value)
        {
            var percent = (int)(value * 100);
            if (percent != _shown)
            {
                _shown = percent;
                host.WriteProgress(new OperationProgress(1, "Reading the state", System.IO.Path.GetFileName(name), percent));
            }
        }

        public void Complete() => host.WriteProgress(new OperationProgress(1, "Reading the state", System.IO.Path.GetFileName(name), 100, Completed: true));
    }
}
