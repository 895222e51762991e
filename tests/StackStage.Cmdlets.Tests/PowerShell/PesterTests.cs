namespace StackStage.Cmdlets.Tests.PowerShell;

/// <summary>Runs the Pester files of tests/Pester, each in a pwsh of its own, on the module as it was built.</summary>
public class PesterTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Pwsh.Root, "tests", "Pester"), "*.Tests.ps1").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Passes(string file)
    {
        Pwsh.SkipWithoutPester();

        var (exitCode, output) = Pwsh.RunPester(Path.Combine(Pwsh.Root, "tests", "Pester", file));

        Assert.True(exitCode == 0, output);
    }
}
