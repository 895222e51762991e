using System.Collections.Concurrent;

namespace StackStage.Operations.Connection;

/// <summary>Keeps the connections of a session, so that the second cmdlet finds clients, credentials and sockets ready.</summary>
public static class ConnectionPool
{
    private static readonly ConcurrentDictionary<(ConnectionRequest Request, string Configuration), Task<AwsConnection>> Open = new();

    /// <summary>The connection for a request; made when first asked for, and anew when the AWS_ variables or the shared files have changed.</summary>
    /// <param name="request">How to reach AWS.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Errors.StageException">There are no credentials, no Region, or no such profile.</exception>
    public static async Task<AwsConnection> GetAsync(ConnectionRequest request, CancellationToken cancellationToken)
    {
        var key = (request, SdkConfiguration.Fingerprint());
        var connection = Open.GetOrAdd(key, static wanted => AwsConnection.OpenAsync(wanted.Request, CancellationToken.None));
        try
        {
            return await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (connection.IsFaulted)
        {
            // What was missing may be there the next time.
            Open.TryRemove(new(key, connection));
            throw;
        }
    }
}
