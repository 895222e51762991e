using StackStage.Operations.Connection;
using StackStage.Operations.Journal;

namespace StackStage.Cmdlets.Hosting;

/// <summary>Where a connection leads, in the few words that stand beside every question: a sandbox, or an account and a Region.</summary>
internal static class ConnectionPlace
{
    /// <summary>The place, such as <c>sandbox 127.0.0.1:4566</c> or <c>account 123456789012, eu-central-1</c>.</summary>
    public static string Of(AwsConnection connection)
    {
        var where = connection.KnownAccountId is { } account ? $"account {account}, {connection.Region}" : connection.Region;
        return connection.EndpointUrl is not { } endpoint ? where
            : IsSandbox(endpoint) ? $"sandbox {endpoint.Authority}"
            : $"endpoint {endpoint.Authority}, {where}";
    }

    /// <summary>
    /// What must be said when a command goes to AWS although a sandbox runs in the session that this process comes from,
    /// as a job's process does; null when there is nothing to say.
    /// </summary>
    public static string? MissedSandbox(AwsConnection connection)
    {
        if (StageSession.Current is not null || SandboxEnvironment.Inherited is not { } sandbox || (connection.EndpointUrl is { } endpoint && IsSame(endpoint, sandbox)))
        {
            return null;
        }

        var where = connection.EndpointUrl is { } other ? other.Authority : "AWS itself";
        return $"The session that this process comes from has a sandbox ({sandbox.Authority}), but this command goes to {where} ({Of(connection)}). A sandbox ends at its process: start it with -SetEnvironment to take jobs along.";
    }

    /// <summary>The same for a command that cannot even connect, for want of the credentials that a rehearsal would not need.</summary>
    /// <param name="request">What it was told of the way to AWS.</param>
    public static string? MissedSandbox(ConnectionRequest request)
    {
        var endpoint = request.EndpointUrl ?? (Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var set) ? set : null);
        return StageSession.Current is not null || SandboxEnvironment.Inherited is not { } sandbox || (endpoint is { IsAbsoluteUri: true } && IsSame(endpoint, sandbox))
            ? null
            : $"The session that this process comes from has a sandbox ({sandbox.Authority}), but this command does not go there. A sandbox ends at its process: start it with -SetEnvironment to take jobs along.";
    }

    /// <summary>The sandbox that a connection leads to, or that commands lead to where none is needed; null for anything else.</summary>
    /// <param name="connection">The connection; null for a command that asks nobody.</param>
    public static SandboxRuns? RunsOf(AwsConnection? connection)
    {
        var (sandbox, runs, leadsThere) = StageSession.Current is { } session ? (session.EndpointUrl, SandboxSession.Runs, true)
            : (SandboxEnvironment.Inherited, SandboxEnvironment.InheritedRuns, SandboxEnvironment.LeadsThere);
        return sandbox is not null && (connection is null ? leadsThere : connection.EndpointUrl is { } endpoint && IsSame(endpoint, sandbox)) ? runs : null;
    }

    private static bool IsSandbox(Uri endpoint) =>
        (StageSession.Current is { } session && IsSame(endpoint, session.EndpointUrl)) || (SandboxEnvironment.Inherited is { } inherited && IsSame(endpoint, inherited));

    internal static bool IsSame(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
