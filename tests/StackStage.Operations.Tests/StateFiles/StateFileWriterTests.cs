using StackStage.Operations.Errors;
using StackStage.Operations.Machine;
using StackStage.Operations.StateFiles;
using StackStage.Operations.StateFiles.Disk;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Machine;
using StackStage.Operations.Tests.Stages;

namespace StackStage.Operations.Tests.StateFiles;

public sealed class StateFileWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-writer").FullName;
    private readonly RecordingHost _host = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        Skip.If(OperatingSystem.IsWindows(), "Named pipes are no files on Windows.");
        var pipe = FileNodeTests.MakePipe(_folder);

        Assert.Equal("NotARegularFile", (await FailureAsync(() => StateFile.ReadAsync(pipe, false, _host, default))).ErrorId);
        Assert.Equal("NotARegularFile", (await FailureAsync(() => WriteAsync(pipe))).ErrorId);
        Assert.Equal(FileKind.Pipe, FileNode.Of(pipe)!.Kind);
    }

    [SkippableFact]
    public async Task A_device_is_neither_read_nor_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no /dev.");
        var link = Path.Combine(_folder, "null");
        File.CreateSymbolicLink(link, "/dev/null");

        Assert.Equal("NotARegularFile", (await FailureAsync(() => StateFile.ReadAsync("/dev/zero", false, _host, default))).ErrorId);
        Assert.Equal("NotARegularFile", (await FailureAsync(() => WriteAsync(link))).ErrorId);
        Assert.Equal(FileKind.Device, FileNode.Of("/dev/null")!.Kind);
    }

    [Fact]
    public async Task A_folder_is_no_destination() => Assert.Equal("DestinationIsFolder", (await FailureAsync(() => WriteAsync(_folder))).ErrorId);

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        var path = Path.Combine(_folder, "new", "deeper", "state.json");

        await WriteAsync(path);

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task A_read_only_file_is_left_and_gets_its_own_sentence()
    {
        var path = Write("state.json", "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        var file = await ReadAsync(path);

        var failure = await FailureAsync(() => StateFileWriter.ReplaceAsync(file, "new"u8.ToArray(), () => { }, _host, default));
        var destination = await FailureAsync(() => WriteAsync(path));

        Assert.Equal(("StateReadOnly", "StateReadOnly"), (failure.ErrorId, destination.ErrorId));
        Assert.Contains("IsReadOnly", failure.RecommendedAction!, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [SkippableFact]
    public async Task The_owner_of_a_file_stays()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.UserName != "root", "Only root gives files away.");
        var owner = new FileOwner(4711, 4712);
        var path = Write("state.json", "old");
        Assert.Equal((true, true), UnixFiles.Give(path, owner));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        var backup = await StateFileWriter.ReplaceAsync(await ReadAsync(path), "new"u8.ToArray(), () => { }, _host, default);

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal((owner, owner), (FileNode.Of(path)!.Owner, FileNode.Of(backup)!.Owner));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path));
        await WriteAsync(path);
        Assert.Equal(owner, FileNode.Of(path)!.Owner);
        Assert.Empty(_host.Warnings);
    }

    [Fact]
    public async Task What_a_killed_run_left_is_cleared_by_the_next()
    {
        var path = Write("state.json", "old");
        var parts = Temporaries.NewPathFor(path).Split('-');
        parts[2] = "1000000000";
        var left = string.Join('-', parts);
        File.WriteAllText(left, "half");

        await StateFileWriter.ReplaceAsync(await ReadAsync(path), "new"u8.ToArray(), () => { }, _host, default);

        Assert.False(File.Exists(left));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        Assert.Contains(_host.Verbose, line => line.Contains("interrupted run", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task More_than_2_GB_is_a_sentence_of_its_own()
    {
        Skip.If(!OperatingSystem.IsLinux(), "Needs a file system with holes in files.");
        var path = Path.Combine(_folder, "state.json");
        using (var stream = File.Create(path))
        {
            stream.SetLength((2L << 30) + (1L << 29));
        }

        var failure = await FailureAsync(() => StateFile.ReadAsync(path, false, _host, default));

        Assert.Equal("StateTooLarge", failure.ErrorId);
        Assert.Contains("has 2.5 GB", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Two_hard_links_are_not_parted()
    {
        Skip.If(OperatingSystem.IsWindows(), "Needs ln.");
        var path = Path.Combine(_folder, "state.json");
        File.WriteAllBytes(path, States.Of("shop", "dev", 2));
        var other = Path.Combine(_folder, "other.json");
        using (var process = System.Diagnostics.Process.Start("ln", [path, other]))
        {
            process.WaitForExit();
        }

        var request = new SnapshotRepairRequest { Options = new Snapshots.RepairOptions(), Destination = other, Overwrite = true };

        Assert.Equal("DestinationIsSource", (await FailureAsync(() => SnapshotRepairer.RepairAsync(path, request, _host, default))).ErrorId);
    }

    [Fact]
    public async Task A_preview_names_the_file_that_would_be_written_and_asks_no_more()
    {
        var path = Path.Combine(_folder, "state.json");
        File.WriteAllBytes(path, States.Of("shop", "dev", 2));
        var destination = Write("there.json", "something else");
        var targets = new List<string>();
        var host = new RecordingHost
        {
            Answer = step =>
            {
                targets.Add(step.Target);
                return Approval.Previewed;
            },
        };
        var request = new SnapshotRepairRequest
        {
            Options = new Snapshots.RepairOptions(),
            Destination = destination,
            ConfirmOverwriteAsync = (_, _) => throw new InvalidOperationException("A preview asks nothing."),
        };

        Assert.Null(await SnapshotRepairer.RepairAsync(path, request, host, default));

        Assert.Equal([destination], targets);
        Assert.Equal("something else", File.ReadAllText(destination));
    }

    private Task WriteAsync(string path) => StateFileWriter.WriteAsync(path, "new"u8.ToArray(), _host, default);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    // Fills the file with a state, without a change of mode or owner, and reads it.
    private async Task<StateFile> ReadAsync(string path)
    {
        var attributes = File.GetAttributes(path);
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, States.Of("shop", "dev", 2));
        File.SetAttributes(path, attributes);
        return await StateFile.ReadAsync(path, salvage: false, _host, default);
    }

    private static Task<StageError> FailureAsync(Func<Task> action) => States.FailureAsync(action);
}
