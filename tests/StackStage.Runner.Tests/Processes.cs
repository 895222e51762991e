using System.Diagnostics;

namespace StackStage.Runner.Tests;

/// <summary>Runs programs, the one that was built above all.</summary>
internal static class Processes
{
    /// <summary>The program, beside the tests.</summary>
    public static string Stackstage => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "stackstage.exe" : "stackstage");

    /// <summary>The path of a program, or null where it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);

    public static async Task<(string Output, string Errors)> RunAsync(string program, IEnumerable<string> arguments, string folder, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        return (await output, await errors);
    }
}
