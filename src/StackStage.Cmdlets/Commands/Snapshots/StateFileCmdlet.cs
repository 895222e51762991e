using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>The base of cmdlets that work on state files named by path. A file that fails is an error; the next one goes on.</summary>
public abstract class StateFileCmdlet : StageCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

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

    // Records carry a file's name as it is: 'state[1].json' must not be taken for a pattern that names 'state1.json'.
    private static bool IsFile(ICmdletHost host, string path) => path.Contains('[', StringComparison.Ordinal) && File.Exists(host.ResolveNewFile(path));
}
