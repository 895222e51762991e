using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Completion;

/// <summary>
/// The names of the stages in a home, for completion: asked for once, kept for some seconds, and never waited for
/// longer than a person waits for Tab. What comes later is there at the next Tab.
/// </summary>
internal static class StageNames
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly ConcurrentDictionary<object, Listing> Listings = new();

    /// <summary>The stages of the home that these parameters name; none when it cannot be told in time.</summary>
    public static IReadOnlyCollection<StageName> In(IDictionary parameters)
    {
        var place = Place.Of(parameters);
        var listing = Listings.AddOrUpdate(place, Start, (_, known) => known.IsFresh ? known : Start(place));
        return listing.Names.Wait(Patience) ? listing.Names.Result : [];
    }

    private static Listing Start(object place) => new(Task.Run(async () =>
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit);
            var home = await ((Place)place).OpenAsync(limit.Token).ConfigureAwait(false);
            var names = new List<StageName>();
            await foreach (var name in new StageLister(home, SilentHost.Instance).ListNamesAsync(StageFilter.All, limit.Token).ConfigureAwait(false))
            {
                names.Add(name);
            }

            return (IReadOnlyCollection<StageName>)names;
        }
        catch (Exception failure) when (failure is StageException or OperationCanceledException)
        {
            return [];
        }
    }));

    private sealed record Listing(Task<IReadOnlyCollection<StageName>> Names)
    {
        private readonly long _started = Environment.TickCount64;

        public bool IsFresh => !Names.IsFaulted && Environment.TickCount64 - _started < Freshness.TotalMilliseconds;
    }

    /// <summary>Where to look; equal places share a listing.</summary>
    private sealed record Place(ConnectionRequest? Request, string? LocalHome, string? Backend)
    {
        public static Place Of(IDictionary parameters)
        {
            if (parameters["HomePath"] is { } path)
            {
                return new Place(null, InSession(path.ToString()!), null);
            }

            if (parameters["LocalHome"] is not null)
            {
                return new Place(null, string.Empty, null);
            }

            var backend = parameters["Backend"]?.ToString();
            if (backend?.StartsWith("file:", StringComparison.Ordinal) == true)
            {
                return new Place(null, null, "file://" + InSession(BackendAddress.Parse(backend).Folder!));
            }

            var connection = new ConnectionParameters
            {
                ProfileName = parameters["ProfileName"]?.ToString(),
                Region = parameters["Region"]?.ToString(),
                Credential = parameters["Credential"] is PSCredential credential ? credential : null,
                EndpointUrl = parameters["EndpointUrl"]?.ToString() is { } url ? new Uri(url) : null,
            };
            return new Place(connection.ToRequest(VariableOfSession), null, backend);
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

        // A completer is no cmdlet: the session is asked by a script on its own thread.
        private static object? VariableOfSession(string name) =>
            Invoke("param($name) Get-Variable -Name $name -Scope Global -ValueOnly -ErrorAction Ignore", name);

        private static string InSession(string path) =>
            Invoke("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)", path)?.ToString() ?? path;

        private static object? Invoke(string script, string argument)
        {
            var result = ScriptBlock.Create(script).Invoke(argument);
            return result is { Count: > 0 } ? result[0]?.BaseObject : null;
        }
    }

    private sealed class SilentHost : IOperationHost
    {
        public static SilentHost Instance { get; } = new();

        public TimeProvider Time => TimeProvider.System;

        public ValueTask<Approval> ApproveAsync(Step step, CancellationToken cancellationToken) => new(Approval.Declined);

        public void WriteVerbose(string message)
        {
        }

        public void WriteWarning(string message)
        {
        }

        public void WriteError(StageError error)
        {
        }

        public void WriteProgress(OperationProgress progress)
        {
        }
    }
}
