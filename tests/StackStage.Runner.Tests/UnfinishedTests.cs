namespace StackStage.Runner.Tests;

/// <summary>What a script is told of something that was begun and goes on.</summary>
public class UnfinishedTests : CommandTestBase
{
    private const string Stage = "EDD9OFN57HENW8";

    [Fact]
    public void Begun_and_not_finished_has_an_exit_code_of_its_own_and_the_same_command_finishes()
    {
        string[] command = ["Disable-DistributionAndRemove", Stage, "-IncludeOrphans", "-Confirm:$false", "-Sandbox", "demo", "-SandboxState", Path.Combine(Folder, "aws.json"), "-SandboxTimeScale", "60", "-JournalPath", Path.Combine(Folder, "runs"), "--json"];

        var begun = Run([.. command, "-NoWait"]);
        Assert.Equal(3, begun.ExitCode);
        Assert.Contains("\"State\":\"Disabling\"", begun.Output, StringComparison.Ordinal);

        var finished = Run(command);
        Assert.Equal(0, finished.ExitCode);
        Assert.Contains("\"State\":\"Removed\"", finished.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(Folder, "runs"), "*.jsonl"));
    }

    [Fact]
    public void The_command_that_continues_a_rehearsal_leads_to_its_sandbox_and_not_to_AWS()
    {
        var runs = Path.Combine(Folder, "runs");
        var kept = Path.Combine(Folder, "aws.json");

        Run("Disable-DistributionAndRemove", Stage, "-NoWait", "-Confirm:$false", "-SandboxState", kept, "-SandboxTimeScale", "60", "-JournalPath", runs);
        var timeout = Run("Disable-DistributionAndRemove", Stage, "-Timeout", "1", "-Confirm:$false", "-Sandbox", "demo", "-SandboxTimeScale", "60", "-JournalPath", Path.Combine(Folder, "others"));

        Assert.Contains($" -SandboxState:'{kept}'\"", Run("Get-StackStageRun", "-JournalPath", runs, "--json").Output, StringComparison.Ordinal);
        Assert.Contains($"To continue: stackstage Disable-DistributionAndRemove -Id {Stage} -JournalPath ", timeout.Errors, StringComparison.Ordinal);
        Assert.Contains(" -Sandbox:'demo'", timeout.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeout_is_not_an_error_of_another_kind()
    {
        var result = Run("Disable-DistributionAndRemove", Stage, "-Confirm:$false", "-Timeout", "1", "-Sandbox", "demo", "-SandboxTimeScale", "60", "-JournalPath", Path.Combine(Folder, "runs"));

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("DistributionNotDeployedInTime", result.Errors, StringComparison.Ordinal);
    }
}
