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
