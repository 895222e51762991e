using System.Collections;
using StackStage.Operations.Connection;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Completion;

/// <summary>The names of the stages in a home, for completion.</summary>
internal static class StageNames
{
    /// <summary>The stages of the home that these parameters name; none when it cannot be told in time.</summary>
    public static IReadOnlyList<StageName> In(IDictionary parameters)
    {
        var place = Place.Of(parameters);
        return Lookup.Get<StageName>(place, async cancellationToken =>
        {
            var names = new List<StageName>();
            var home = await place.OpenAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var name in new StageLister(home, SilentHost.Instance).ListNamesAsync(StageFilter.All, cancellationToken).ConfigureAwait(false))
            {
                names.Add(name);
            }

            return names;
        });
    }

    /// <summary>Where to look; equal places share a listing.</summary>
    private sealed record Place(ConnectionRequest? Request, string? LocalHome, string? Backend)
    {
        public static Place Of(IDictionary parameters)
        {
            if (parameters["HomePath"] is { } path)
            {
                return new Place(null, TypedCommand.FullPath(path.ToString()!), null);
            }

            if (parameters["LocalHome"] is not null)
            {
                return new Place(null, string.Empty, null);
            }

            var backend = parameters["Backend"]?.ToString();
            if (backend?.StartsWith("file:", StringComparison.Ordinal) == true)
            {
                return new Place(null, null, "file://" + TypedCommand.FullPath(BackendAddress.Parse(backend).Folder!));
            }

            return new Place(TypedCommand.ToRequest(parameters), null, backend);
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
}
