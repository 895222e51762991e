using Amazon.Runtime;

namespace StackStage.Cmdlets.Hosting;

/// <summary>What a running sandbox changes for the rest of the session: where AWS is, who we are, and what time it is.</summary>
/// <param name="EndpointUrl">The endpoint for every service.</param>
/// <param name="Credentials">Credentials that the endpoint takes.</param>
/// <param name="Region">The default Region.</param>
/// <param name="Time">The clock that waits go by.</param>
internal sealed record StageSession(Uri EndpointUrl, AWSCredentials Credentials, string Region, TimeProvider Time)
{
    private static StageSession? _current;

    /// <summary>The session's override, or null for AWS itself.</summary>
    public static StageSession? Current
    {
        get => Volatile.Read(ref _current);
        set => Volatile.Write(ref _current, value);
    }
}
