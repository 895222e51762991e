using System.Diagnostics;

namespace StackStage.Tests.Shared;

/// <summary>Programs that may be on this machine; a test that wants one is skipped, and says so, where it is not.</summary>
internal static class External
{
    /// <summary>Python 3, which is called <c>python</c> on Windows.</summary>
    public static string? Python => Find("python3") ?? (OperatingSystem.IsWindows() ? Find("python") : null);

    /// <summary>The path of a program on PATH, with the endings that Windows gives programs; null when it is not there.</summary>
    public static string? Find(string program) => Find(
        program,
        Environment.GetEnvironmentVariable("PATH"),
        OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD" : null);

    /// <summary>The same with the environment's values given.</summary>
    public static string? Find(string program, string? path, string? endings)
    {
        // A name without an ending is a script for another system on Windows (pip leaves such beside the .exe).
        var names = endings is null ? [program] : endings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ending => program + ending.ToLowerInvariant()).ToArray();
        return (path ?? string.Empty)
            .Split(endings is null ? ':' : ';', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Starts a program that sees fake credentials, nobody's profiles and no proxy.</summary>
    public static Process Start(string program, params string[] arguments) => Process.Start(Prepare(program, arguments))!;

    /// <summary>What <see cref="Start"/> starts, for those who have something to add.</summary>
    public static ProcessStartInfo Prepare(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start);
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "not-a-secret";
        return start;
    }

    /// <summary>Takes from a program's environment what leads to the developer's own accounts, and proxies.</summary>
    public static void Isolate(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || k.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // A file that is not there is no profile; that holds on every system.
        var nowhere = Path.Combine(Path.GetTempPath(), "stackstage-no-such-folder");
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(nowhere, "config");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(nowhere, "credentials");
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
    }
}
