using StackStage.Sandbox.State;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-state").FullName;

    private string StateFile => Path.Combine(_folder, "sandbox.json");

    private StageSandbox Start(SandboxClock clock, string? scenario = null) =>
        StageSandbox.Start(new() { Clock = clock, StateFile = StateFile, Scenario = scenario });

    [Fact]
    public async Task A_sandbox_goes_on_in_the_next_process_where_it_stood()
    {
        string exported;
        DateTimeOffset stood;
        using (var first = Start(SandboxClock.Manual(), "demo"))
        {
            using var kms = new Wire(first, "kms");
            await kms.Json("TrentService.CreateKey");
            using var sts = new Wire(first, "sts");
            await sts.Query("Action=AssumeRole&RoleArn=arn:aws:iam::222233334444:role/r&RoleSessionName=s");
            first.Faults.Throttle("ssm", "GetParameter", times: 2);
            using var ssm = new Wire(first, "ssm");
            Assert.Equal("ThrottlingException", (await ssm.Json("AmazonSSM.GetParameter", """{"Name":"/sst/bootstrap"}""")).ErrorType);
            first.Clock.Advance(TimeSpan.FromHours(1));
            exported = first.ExportState();
            stood = first.Now;
        }
        using var second = Start(SandboxClock.Manual(), "demo");
        Assert.Equal(exported, second.ExportState());
        Assert.Equal(stood, second.Now);
        using var again = new Wire(second, "ssm");
        Assert.Equal("ThrottlingException", (await again.Json("AmazonSSM.GetParameter", """{"Name":"/sst/bootstrap"}""")).ErrorType);
        Assert.Equal("String", (string?)(await again.Json("AmazonSSM.GetParameter", """{"Name":"/sst/bootstrap"}""")).Json["Parameter"]!["Type"]);
    }

    [Fact]
    public async Task It_is_kept_after_every_change_because_a_killed_process_says_no_goodbye()
    {
        using var sandbox = Start(SandboxClock.Manual());
        using var ssm = new Wire(sandbox, "ssm");
        await ssm.Json("AmazonSSM.PutParameter", """{"Name":"/kept","Value":"1","Type":"String"}""");
        Assert.Contains("/kept", await File.ReadAllTextAsync(StateFile), StringComparison.Ordinal);
        Assert.Equal([StateFile], Directory.GetFiles(_folder));
    }

    [Fact]
    public void It_remembers_the_scenario_that_it_began_with()
    {
        using (var first = Start(SandboxClock.Manual(), "demo"))
        {
            Assert.False(first.IsRestored);
        }

        using var second = Start(SandboxClock.Manual(), "empty");
        Assert.Equal((true, "demo"), (second.IsRestored, second.Scenario));
    }

    [Fact]
    public void A_renaming_that_is_refused_for_a_moment_is_tried_again_with_growing_pauses()
    {
        var (attempts, pauses) = (0, new List<TimeSpan>());
        void Move(string from, string to)
        {
            if (++attempts <= 4)
            {
                throw attempts % 2 == 0 ? new UnauthorizedAccessException("Access to the path is denied.") : new IOException("In use.", unchecked((int)0x80070020));
            }
        }

        FileReplacement.Replace("a", "b", Move, pauses.Add);
        Assert.Equal(5, attempts);
        Assert.Equal([10, 20, 50, 100], pauses.Select(p => p.TotalMilliseconds));
    }

    [Fact]
    public void A_renaming_that_cannot_succeed_is_not_tried_for_ever()
    {
        var pauses = new List<TimeSpan>();
        Assert.Throws<IOException>(() => FileReplacement.Replace("a", "b", (_, _) => throw new IOException("In use.", unchecked((int)0x80070021)), pauses.Add));
        Assert.InRange(pauses.Sum(p => p.TotalSeconds), 1, 5);
        pauses.Clear();
        Assert.Throws<IOException>(() => FileReplacement.Replace("a", "b", (_, _) => throw new IOException("No space left on device."), pauses.Add));
        Assert.Empty(pauses);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_costs_nobody_an_answer_and_is_told_of()
    {
        var sandbox = Start(SandboxClock.Manual());
        using var ssm = new Wire(sandbox, "ssm");
        Directory.CreateDirectory(Path.Combine(StateFile, "in the way"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await ssm.Json("AmazonSSM.PutParameter", """{"Name":"/a","Value":"1","Type":"String"}""")).Status);
        Assert.NotNull(sandbox.StateFileFailure);
        Assert.Empty(Directory.GetFiles(_folder));

        Directory.Delete(StateFile, recursive: true);
        await ssm.Json("AmazonSSM.PutParameter", """{"Name":"/b","Value":"1","Type":"String"}""");
        Assert.Null(sandbox.StateFileFailure);
        Assert.Contains("/a", await File.ReadAllTextAsync(StateFile), StringComparison.Ordinal);

        File.Delete(StateFile);
        Directory.CreateDirectory(Path.Combine(StateFile, "in the way"));
        Assert.ThrowsAny<Exception>(sandbox.Dispose);
    }

    [Fact]
    public void A_running_clock_goes_on_while_nobody_is_there()
    {
        DateTimeOffset left;
        using (var first = Start(SandboxClock.Running(100_000)))
        {
            left = first.Now;
        }

        using var second = Start(SandboxClock.Running(100_000));
        Assert.True(second.Now > left);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"stackStageSandbox":99}""")]
    public void What_is_no_state_is_refused_and_left_alone(string text)
    {
        File.WriteAllText(StateFile, text);
        var error = Assert.Throws<InvalidDataException>(() => Start(SandboxClock.Manual()));
        Assert.Contains(StateFile, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(StateFile));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
