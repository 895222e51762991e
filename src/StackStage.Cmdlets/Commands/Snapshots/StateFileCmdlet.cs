using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>The base of cmdlets that work on states: files named by path, or content from the pipeline. One that fails is an error; the next one goes on.</summary>
public abstract class StateFileCmdlet : StageCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";
    private protected const string InputObjectSet = "InputObject";

    /// <summary>What content without a file is called in messages.</summary>
    private protected const string InputName = "(input)";

    private readonly PipedStates _piped = new();

    /// <summary>Does something for each file that the given paths name.</summary>
    private protected static async Task ForEachFileAsync(
        string[]? paths, string[]? literalPaths, CmdletOutput output, Func<string, Task> action, CancellationToken cancellationToken)
    {
        var named = (paths ?? []).Select(path => (path, false)).Concat((literalPaths ?? []).Select(path => (path, true)));
        foreach (var (path, literal) in named)
        {
            await output.ReportAsync(async () =>
            {
                foreach (var file in await output.OnPipelineThreadAsync(host => host.ResolveFiles(path, literal || IsFile(host, path)), cancellationToken).ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await output.ReportAsync(() => action(file)).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Does something for each state that a record from the pipeline completes. A path in it may have wildcards, unless it is literal.</summary>
    private protected async Task ForEachPipedAsync(
        SnapshotContent input, bool literal, CmdletOutput output, Func<string, Task> onFile, Func<byte[], Task> onContent, CancellationToken cancellationToken)
    {
        await output.ReportAsync(async () =>
        {
            foreach (var state in _piped.Take(input))
            {
                if (state.Path is { } path)
                {
                    await ForEachFileAsync(literal ? null : [path], literal ? [path] : null, output, onFile, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await OnContentAsync(state, output, onContent).ConfigureAwait(false);
                }
            }
        }).ConfigureAwait(false);
    }

    /// <summary>Does something for the state whose text ends with the pipeline.</summary>
    private protected Task EndPipedAsync(CmdletOutput output, Func<byte[], Task> onContent) =>
        _piped.End() is { } state ? OnContentAsync(state, output, onContent) : Task.CompletedTask;

    // Records carry a file's name as it is: 'state[1].json' must not be taken for a pattern that names 'state1.json'.
    private static bool IsFile(ICmdletHost host, string path) => path.Contains('[', StringComparison.Ordinal) && File.Exists(host.ResolveNewFile(path));

    private static Task OnContentAsync(PipedState state, CmdletOutput output, Func<byte[], Task> onContent) =>
        output.ReportAsync(() => state.Failure is { } failure ? throw new StageException(failure) : onContent(state.Content!));
}
