using System.Diagnostics;
using System.Globalization;

namespace StackStage.Benchmarks;

/// <summary>
/// Import and first calls in pwsh, each in a process of its own, the module and an empty binary module by turns, so that
/// whatever slows the machine slows both. Build StackStage.Cmdlets first: it assembles out/StackStage.
/// </summary>
internal static class ImportTimes
{
    // Above this the module is not what it promises to be.
    private const double MostAdded = 150;

    private const string State = """{"version":3,"checkpoint":{"stack":"a/b/c","latest":{"manifest":{},"resources":[],"metadata":{} } } }""";

    private static readonly (string Name, string Prepare, string Measured)[] Calls =
    [
        ("first Test-PulumiSnapshot", string.Empty, $"$null = Test-PulumiSnapshot -Quiet -InputObject '{State}'"),
        ("first Start-StageSandbox demo", string.Empty, "$null = Start-StageSandbox demo"),
        ("first Get-StackStage", "$null = Start-StageSandbox demo", "$null = Get-StackStage"),
        ("second Get-StackStage", "$null = Start-StageSandbox demo; $null = Get-StackStage", "$null = Get-StackStage"),
    ];

    /// <returns>The process's exit code: 1 when an import adds more than it may.</returns>
    public static int Print(int runs)
    {
        var module = Path.Combine(FindRoot(), "out", "StackStage", "StackStage.psd1");
        var folder = Directory.CreateTempSubdirectory("stackstage-import").FullName;
        try
        {
            var empty = MakeEmptyModule(folder);
            var emptyTimes = new List<double>();
            var moduleTimes = new List<double>();

            // The first pair only warms the file cache.
            for (var run = -1; run < runs; run++)
            {
                var (one, other) = (Measure(string.Empty, $"Import-Module '{empty}'"), Measure(string.Empty, $"Import-Module '{module}'"));
                if (run >= 0)
                {
                    emptyTimes.Add(one);
                    moduleTimes.Add(other);
                }
            }

            var added = Median(moduleTimes) - Median(emptyTimes);
            Console.WriteLine($"{runs} processes each, medians (least–most), pwsh {Measure(string.Empty, string.Empty, "$PSVersionTable.PSVersion.ToString()")}");
            Write("import of an empty binary module", emptyTimes);
            Write("import of StackStage", moduleTimes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"added by StackStage                  {added,8:F1} ms (at most {MostAdded:F0})"));
            foreach (var (name, prepare, measured) in Calls)
            {
                Write(name, [.. Enumerable.Range(0, Math.Max(3, runs / 3)).Select(_ => Measure($"Import-Module '{module}'; {prepare}", measured))]);
            }

            return added > MostAdded ? 1 : 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // One cmdlet that does nothing, in an assembly that references PowerShell only.
    private static string MakeEmptyModule(string folder)
    {
        var assembly = Path.Combine(folder, "Empty.dll");
        Run($$"""
            Add-Type -OutputAssembly '{{assembly}}' -TypeDefinition @'
            using System.Management.Automation;
            [Cmdlet(VerbsCommon.Get, "Nothing")] public sealed class GetNothingCommand : PSCmdlet { }
            '@
            """);
        var manifest = Path.Combine(folder, "Empty.psd1");
        File.WriteAllText(manifest, "@{ RootModule = 'Empty.dll'; ModuleVersion = '1.0'; CmdletsToExport = @('Get-Nothing') }");
        return manifest;
    }

    private static double Measure(string prepare, string measured) =>
        double.Parse(Measure(prepare, measured, "$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"), CultureInfo.InvariantCulture);

    private static string Measure(string prepare, string measured, string result) =>
        Run($"$ErrorActionPreference = 'Stop'; {prepare}\n$watch = [System.Diagnostics.Stopwatch]::StartNew()\n{measured}\n$watch.Stop()\n{result}").Trim();

    private static string Run(string script)
    {
        var start = new ProcessStartInfo("pwsh") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-NoProfile", "-NonInteractive", "-Command", script })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pwsh ended with {process.ExitCode}: {output}");
    }

    private static void Write(string name, List<double> times) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {Median(times),8:F1} ms ({times.Min():F1}–{times.Max():F1})"));

    private static double Median(IEnumerable<double> times) => times.Order().ToArray() is var sorted && sorted.Length % 2 == 1
        ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cmdlets.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this from inside the repository.");
        }

        return folder;
    }
}
