namespace StackStage.Operations.Journal;

/// <summary>
/// A sandbox as the journals of its runs know it, and the folder that they have in place of the user's own: what was rehearsed
/// is not among what is real.
/// </summary>
/// <param name="Name">What stands in a journal in place of an endpoint.</param>
/// <param name="Folder">The folder. That of a sandbox that no file keeps goes with it.</param>
public sealed record SandboxRuns(string Name, string Folder)
{
    private const string Prefix = "sandbox ";

    /// <summary>Of a sandbox that a file keeps, whatever port it has today: beside the file.</summary>
    /// <param name="stateFile">The file.</param>
    public static SandboxRuns Kept(string stateFile)
    {
        var path = Path.GetFullPath(stateFile);
        return new SandboxRuns(Prefix + path, path + ".runs");
    }

    /// <summary>Of a sandbox that is gone when it stops: another one on the same port is not the same.</summary>
    /// <param name="endpoint">Where it is.</param>
    public static SandboxRuns Passing(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var id = Guid.NewGuid().ToString("N");
        return new SandboxRuns($"{Prefix}{endpoint.Authority} {id[..8]}", Path.Combine(Path.GetTempPath(), $"stackstage-sandbox-{id}"));
    }

    /// <summary>Whether an endpoint is that of a sandbox which cannot come back: no file keeps it, and it is not the present one.</summary>
    /// <param name="endpoint">What a journal says.</param>
    /// <param name="present">The sandbox that commands go to now; null for none.</param>
    internal static bool IsGone(string? endpoint, SandboxRuns? present) =>
        endpoint is not null && endpoint.StartsWith(Prefix, StringComparison.Ordinal) && endpoint != present?.Name && !File.Exists(endpoint[Prefix.Length..]);
}
