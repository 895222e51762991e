using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The parameters that say which home is meant: SST's on AWS unless another one is named.</summary>
/// <param name="LocalHome">Whether it is SST's home on this machine.</param>
/// <param name="HomePath">The folder of a local home; null or empty for the usual one.</param>
/// <param name="Backend">A Pulumi backend; null or empty for none.</param>
internal sealed record HomeParameters(bool LocalHome, string? HomePath, string? Backend)
{
    /// <summary>Opens the home.</summary>
    /// <param name="connectAsync">Connects to AWS; called only for a home that is there.</param>
    /// <param name="output">Resolves paths as the session does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">Two homes are named, or there is none.</exception>
    public async Task<StageHome> OpenAsync(Func<Task<AwsConnection>> connectAsync, CmdletOutput output, CancellationToken cancellationToken)
    {
        var isLocal = LocalHome || !string.IsNullOrEmpty(HomePath);
        if (!string.IsNullOrEmpty(Backend))
        {
            if (isLocal)
            {
                throw new StageException(new StageError(
                    "SeveralHomes", StageErrorCategory.InvalidArgument, "-Backend and -LocalHome or -HomePath name two different homes.", Backend, "Give one of them."));
            }

            var address = BackendAddress.Parse(Backend);
            return address.Folder is { } folder
                ? await StageHomes.OpenBackendAsync(address with { Folder = await ResolveAsync(folder).ConfigureAwait(false) }, null, cancellationToken).ConfigureAwait(false)
                : await StageHomes.OpenBackendAsync(address, await connectAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        return isLocal
            ? StageHomes.OpenLocal(string.IsNullOrEmpty(HomePath) ? null : await ResolveAsync(HomePath).ConfigureAwait(false))
            : await StageHomes.OpenAwsAsync(await connectAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

        Task<string> ResolveAsync(string path) => output.OnPipelineThreadAsync(host => host.ResolveNewFile(path), cancellationToken);
    }
}
