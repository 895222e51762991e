using System.Collections;
using StackStage.Operations.Connection;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>The home that a command line being typed points to; equal ones share what is read of them.</summary>
internal sealed record TypedHome(ConnectionRequest? Request, string? LocalHome, string? Backend)
{
    public static TypedHome Of(IDictionary parameters)
    {
        if (parameters["HomePath"] is { } path)
        {
            return new TypedHome(null, TypedCommand.FullPath(path.ToString()!), null);
        }

        if (parameters["LocalHome"] is not null)
        {
            return new TypedHome(null, string.Empty, null);
        }

        var backend = parameters["Backend"]?.ToString();
        if (backend?.StartsWith("file:", StringComparison.Ordinal) == true)
        {
            return new TypedHome(null, null, "file://" + TypedCommand.FullPath(BackendAddress.Parse(backend).Folder!));
        }

        return new TypedHome(TypedCommand.ToRequest(parameters), null, backend);
    }

    public async Task<StageHome> OpenAsync(CancellationToken cancellationToken)
    {
        if (LocalHome is not null)
        {
            return StageHomes.OpenLocal(LocalHome.Length == 0 ? null : LocalHome);
        }

        var connection = Request is null ? null : await ConnectionPool.GetAsync(Request, cancellationToken).ConfigureAwait(false);
        if (Backend is null)
        {
            return await StageHomes.OpenAwsAsync(connection!, cancellationToken).ConfigureAwait(false);
        }

        var address = BackendAddress.Parse(Backend);
        return await StageHomes.OpenBackendAsync(address, connection, cancellationToken).ConfigureAwait(false);
    }
}
