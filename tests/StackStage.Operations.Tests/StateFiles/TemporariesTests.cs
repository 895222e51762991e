using System.Diagnostics;
using StackStage.Operations.StateFiles.Disk;

namespace StackStage.Operations.Tests.StateFiles;

public sealed class TemporariesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-temporary").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_a_process_that_has_ended_left_is_cleared()
    {
        var state = Path.Combine(_folder, "state.json");
        var left = Write(Ended(Temporaries.NewPathFor(state)));

        Assert.Equal(1, Temporaries.ClearFor(state));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void A_later_process_with_the_same_number_is_another_one()
    {
        var state = Path.Combine(_folder, "state.json");
        var parts = Temporaries.NewPathFor(state).Split('-');
        parts[2] = "1000000000";
        Write(string.Join('-', parts));

        Assert.Equal(1, Temporaries.ClearFor(state));
    }

    [Fact]
    public void What_is_in_use_or_not_surely_ours_stays()
    {
        var state = Path.Combine(_folder, "state.json");
        var left = Temporaries.NewPathFor(state);
        var name = Path.GetFileName(left);
        var machine = name["..state.json".Length..].Split('-')[0];
        string[] kept =
        [
            Write(left),
            Write(Ended(Temporaries.NewPathFor(Path.Combine(_folder, "other.json")))),
            Write(Ended(Temporaries.NewPathFor(Path.Combine(_folder, "state.json.bak")))),
            Write(Ended(left).Replace(machine, machine == "00000000" ? "11111111" : "00000000", StringComparison.Ordinal)),
            Write(Path.Combine(_folder, ".state.json.mine.stackstage.tmp")),
            Write(Path.Combine(_folder, ".state.json.tmp")),
            Write(state),
        ];

        Assert.Equal(0, Temporaries.ClearFor(state));
        Assert.All(kept, path => Assert.True(File.Exists(path), path));
    }

    [Fact]
    public void What_somebody_is_writing_stays_even_if_its_process_cannot_be_seen()
    {
        var state = Path.Combine(_folder, "state.json");
        var path = Ended(Temporaries.NewPathFor(state));
        using (new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(0, Temporaries.ClearFor(state));
            Assert.True(File.Exists(path));
        }

        Assert.Equal(1, Temporaries.ClearFor(state));
    }

    [Fact]
    public void A_long_name_leaves_room_for_the_marks()
    {
        var state = Path.Combine(_folder, new string('ä', 120) + ".json");

        Write(Ended(Temporaries.NewPathFor(state)));

        Assert.Equal(1, Temporaries.ClearFor(state));
    }

    [Theory]
    [InlineData(0b110_110_100, 0b110_100_100)]
    [InlineData(0b110_110_000, 0b110_000_000)]
    [InlineData(0b110_100_110, 0b110_100_110)]
    public void Another_group_gets_no_more_than_everybody(int mode, int expected) =>
        Assert.Equal((UnixFileMode)expected, TemporaryFile.ForAnotherGroup((UnixFileMode)mode));

    private static string Write(string path)
    {
        File.WriteAllText(path, "x");
        return path;
    }

    // The same name, by a process that is not there any more.
    private static string Ended(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return path.Replace($"-{Environment.ProcessId}-", $"-{process.Id}-", StringComparison.Ordinal);
    }
}
