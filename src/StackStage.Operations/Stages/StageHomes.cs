using StackStage.Operations.Connection;
using StackStage.Operations.Stages.Homes;

namespace StackStage.Operations.Stages;

/// <summary>Opens the homes of stages.</summary>
public static class StageHomes
{
    /// <summary>SST's home in an account and Region.</summary>
    /// <param name="connection">The way there.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="Errors.StageException">There is none, or it cannot be asked.</exception>
    public static async Task<StageHome> OpenAwsAsync(AwsConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return await SstAwsHome.OpenAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>SST's home on disk.</summary>
    /// <param name="path">The folder with <c>app</c> in it; null for SST's default.</param>
    /// <exception cref="Errors.StageException">There is no such folder.</exception>
    public static StageHome OpenLocal(string? path) => SstLocalHome.Open(path);

    /// <summary>A Pulumi backend in a folder or a bucket.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="connection">The way to AWS; needed for a bucket.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="Errors.StageException">There is none, or it cannot be read.</exception>
    public static async Task<StageHome> OpenBackendAsync(BackendAddress address, AwsConnection? connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return await PulumiBackend.OpenAsync(address, connection, cancellationToken).ConfigureAwait(false);
    }
}
