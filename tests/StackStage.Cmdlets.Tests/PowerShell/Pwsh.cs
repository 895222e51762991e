using System.Diagnostics;
using StackStage.Tests.Shared;

namespace StackStage.Cmdlets.Tests.PowerShell;

/// <summary>The pwsh of this machine, if there is one, and the module as the build has assembled it.</summary>
internal static class Pwsh
{
    private static readonly Lazy<string?> Found = new(() => External.Find("pwsh"));

    private static readonly Lazy<string?> Pester = new(() =>
    {
        var (exitCode, output) = Run("(Get-Module -ListAvailable Pester | Where-Object Version -GE '5.0.0' | Sort-Object Version -Descending | Select-Object -First 1).Path");
        return exitCode == 0 && output.Trim() is { Length: > 0 } path ? path : null;
    });

    /// <summary>The root of the repository: where the solution is.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The module's manifest; building StackStage.Cmdlets puts it there.</summary>
    public static string Module { get; } = Path.Combine(Root, "out", "StackStage", "StackStage.psd1");

    public static void SkipWithout() => Skip.If(Found.Value is null, "There is no pwsh on PATH.");

    public static void SkipWithoutPester()
    {
        SkipWithout();
        Skip.If(Pester.Value is null, "Pester 5 is not installed for pwsh.");
    }

    public static (int ExitCode, string Output) RunPester(string file) => Run(
        $$"""
        Import-Module '{{Pester.Value}}'
        $configuration = New-PesterConfiguration
        $configuration.Run.Path = '{{file}}'
        $configuration.Run.PassThru = $true
        $configuration.Output.Verbosity = 'Detailed'
        $configuration.Output.RenderMode = 'Plaintext'
        $result = Invoke-Pester -Configuration $configuration
        if ($result.Result -ne 'Passed' -or $result.TotalCount -eq 0) { exit 1 }
        """);

    /// <summary>Runs a script in a pwsh without profile, console, credentials or Region.</summary>
    public static (int ExitCode, string Output) Run(string script)
    {
        var empty = Directory.CreateTempSubdirectory("stackstage-pwsh").FullName;
        try
        {
            var start = new ProcessStartInfo(Found.Value!) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            foreach (var argument in new[] { "-NoProfile", "-NonInteractive", "-Command", script })
            {
                start.ArgumentList.Add(argument);
            }

            External.Isolate(start);
            start.Environment["AWS_MAX_ATTEMPTS"] = "1";
            start.Environment["NO_COLOR"] = "1";
            start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
            start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        finally
        {
            Directory.Delete(empty, recursive: true);
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cmdlets.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
        }

        return folder;
    }
}
