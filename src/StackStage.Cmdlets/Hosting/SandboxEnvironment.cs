using System.Collections;
using StackStage.Operations.Journal;

namespace StackStage.Cmdlets.Hosting;

/// <summary>
/// What a sandbox says to the processes that come from its own, such as jobs: always that it is there, and on demand
/// (<c>-SetEnvironment</c>) the way to it, in the variables that every AWS tool reads.
/// </summary>
internal static class SandboxEnvironment
{
    /// <summary>Holds the endpoint of the sandbox that runs in a process or in the one it comes from.</summary>
    public const string Marker = "STACKSTAGE_SANDBOX";

    /// <summary>The endpoint of the sandbox of this process or of the one it comes from, or null.</summary>
    public static Uri? Inherited => Uri.TryCreate(Environment.GetEnvironmentVariable(Marker), UriKind.Absolute, out var endpoint) ? endpoint : null;

    /// <summary>The name that the journals of its runs know it by.</summary>
    public const string NameMarker = "STACKSTAGE_SANDBOX_NAME";

    /// <summary>The folder with the journals of its runs.</summary>
    public const string RunsMarker = "STACKSTAGE_SANDBOX_RUNS";

    /// <summary>Where the runs of that sandbox are written down, or null.</summary>
    public static SandboxRuns? InheritedRuns =>
        Environment.GetEnvironmentVariable(NameMarker) is { Length: > 0 } name && Environment.GetEnvironmentVariable(RunsMarker) is { Length: > 0 } folder ? new SandboxRuns(name, folder) : null;

    /// <summary>Whether AWS tools are led to that sandbox.</summary>
    public static bool LeadsThere =>
        Inherited is { } sandbox && Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var endpoint) && ConnectionPlace.IsSame(endpoint, sandbox);

    /// <summary>The variables to set, and those to take away (null).</summary>
    /// <param name="endpoint">The sandbox's.</param>
    /// <param name="runs">Where its runs are written down.</param>
    /// <param name="leadThere">Whether AWS tools are to be led to the sandbox.</param>
    /// <param name="accessKey">The key that the sandbox takes.</param>
    /// <param name="secretKey">Its secret, which is none.</param>
    /// <param name="region">The sandbox's Region.</param>
    /// <param name="present">The variables there are.</param>
    /// <param name="ignoresCase">Whether the system's names are compared without case, as on Windows.</param>
    public static IReadOnlyDictionary<string, string?> Changes(Uri endpoint, SandboxRuns runs, bool leadThere, string accessKey, string secretKey, string region, IDictionary present, bool ignoresCase)
    {
        var url = endpoint.AbsoluteUri.TrimEnd('/');
        var wanted = new Dictionary<string, string?>(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
        {
            [Marker] = url,
            [NameMarker] = runs.Name,
            [RunsMarker] = runs.Folder,
        };
        if (!leadThere)
        {
            return wanted;
        }

        wanted["AWS_ENDPOINT_URL"] = url;
        wanted["AWS_ACCESS_KEY_ID"] = accessKey;
        wanted["AWS_SECRET_ACCESS_KEY"] = secretKey;
        wanted["AWS_SESSION_TOKEN"] = null;
        wanted["AWS_PROFILE"] = null;
        wanted["AWS_REGION"] = region;
        wanted["AWS_DEFAULT_REGION"] = region;
        wanted["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = null;

        // An endpoint of one service would lead that service's calls past the sandbox.
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (string name in present.Keys)
        {
            if (name.StartsWith("AWS_ENDPOINT_URL_", comparison))
            {
                wanted[name] = null;
            }
        }

        return wanted;
    }
}
