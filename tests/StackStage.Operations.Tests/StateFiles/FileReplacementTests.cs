using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles.Disk;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.StateFiles;

/// <summary>ReplaceFile's ways to fail on Windows, and a Unix file system without hard links, on a file system in memory.</summary>
public class FileReplacementTests
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int UnableToMoveReplacement2 = unchecked((int)0x80070499);
    private const int DiskFull = unchecked((int)0x80070070);

    private readonly InstantTime _time = new();
    private readonly Moves _files = new();

    [Fact]
    public async Task A_file_that_is_held_for_a_while_is_replaced_when_it_is_let_go()
    {
        _files.OnReplace = attempt => attempt < 3 ? throw new IOException("in use", SharingViolation) : true;

        await RunAsync();

        AssertReplaced();
        Assert.Equal([50, 100, 200], _time.Pauses.Select(pause => pause.TotalMilliseconds));
    }

    [Fact]
    public async Task A_file_that_stays_held_is_as_it_was_after_six_seconds()
    {
        _files.OnReplace = _ => throw new UnauthorizedAccessException("denied");

        await Assert.ThrowsAsync<UnauthorizedAccessException>(RunAsync);

        AssertAsItWas();
        Assert.Equal(6350, _time.Pauses.Sum(pause => pause.TotalMilliseconds));
    }

    [Fact]
    public async Task What_no_waiting_helps_against_is_said_at_once()
    {
        _files.OnReplace = _ => throw new IOException("full", DiskFull);

        await Assert.ThrowsAsync<IOException>(RunAsync);

        AssertAsItWas();
        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task A_replacement_that_fails_half_way_puts_the_old_file_back_and_is_tried_again()
    {
        _files.OnReplace = attempt => attempt < 2 ? HalfWay() : true;

        await RunAsync();

        AssertReplaced();
        Assert.Equal(["Replace", "Move backup state", "Replace", "Move backup state", "Replace"], _files.Calls);
    }

    [Fact]
    public async Task One_that_always_fails_half_way_leaves_the_old_file_in_its_place()
    {
        _files.OnReplace = _ => HalfWay();

        await Assert.ThrowsAsync<IOException>(RunAsync);

        AssertAsItWas();
    }

    [Fact]
    public async Task An_old_file_that_cannot_be_put_back_is_named()
    {
        _files.OnReplace = _ => HalfWay();
        _files.OnMove = () => throw new IOException("in use", SharingViolation);

        var failure = await Assert.ThrowsAsync<StageException>(RunAsync);

        Assert.Equal("StateLeftInBackup", failure.Error.ErrorId);
        Assert.Contains("'backup'", failure.Error.Message, StringComparison.Ordinal);
        Assert.Contains("-LiteralPath 'backup' -NewName 'state'", failure.Error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal("old", _files.Content["backup"]);
        Assert.Equal("new", _files.Content["temporary"]);
    }

    [Fact]
    public async Task Stopping_while_it_waits_leaves_the_old_file_in_its_place()
    {
        using var stopping = new CancellationTokenSource();
        _files.OnReplace = _ =>
        {
            stopping.Cancel();
            return HalfWay();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FileReplacement(_files, isWindows: true, new RecordingHost { Time = _time }).RunAsync("temporary", "state", "backup", stopping.Token));

        AssertAsItWas();
    }

    [Fact]
    public async Task Both_renames_done_and_an_error_after_them_is_done()
    {
        _files.OnReplace = _ =>
        {
            _files.Both();
            throw new IOException("attributes", SharingViolation);
        };

        await RunAsync();

        AssertReplaced();
    }

    [Fact]
    public async Task Windows_never_copies_and_Unix_does_where_there_are_no_hard_links()
    {
        _files.OnReplace = _ => throw new IOException("no links", 95);
        await Assert.ThrowsAsync<IOException>(RunAsync);
        AssertAsItWas();

        await new FileReplacement(_files, isWindows: false, new RecordingHost { Time = _time }).RunAsync("temporary", "state", "backup", default);

        AssertReplaced();

        // The copy gets the backup's name when it is whole.
        Assert.Matches(@"^Copy state \.state\..*\.stackstage\.tmp$", _files.Calls[^3]);
        Assert.Equal("Move temporary state", _files.Calls[^1]);
    }

    private Task RunAsync() => new FileReplacement(_files, isWindows: true, new RecordingHost { Time = _time }).RunAsync("temporary", "state", "backup", default);

    private bool HalfWay()
    {
        _files.Content["backup"] = _files.Content["state"];
        _files.Content.Remove("state");
        throw new IOException("could not be moved", UnableToMoveReplacement2);
    }

    private void AssertReplaced()
    {
        Assert.Equal("new", _files.Content["state"]);
        Assert.Equal("old", _files.Content["backup"]);
        Assert.Equal(2, _files.Content.Count);
    }

    private void AssertAsItWas()
    {
        Assert.Equal("old", _files.Content["state"]);
        Assert.Equal("new", _files.Content["temporary"]);
        Assert.Equal(2, _files.Content.Count);
    }

    private sealed class Moves : IFileMoves
    {
        private int _replaces;

        public Dictionary<string, string> Content { get; } = new() { ["state"] = "old", ["temporary"] = "new" };

        public List<string> Calls { get; } = [];

        public Func<int, bool> OnReplace { get; set; } = _ => true;

        public Action OnMove { get; set; } = () => { };

        public bool Exists(string path) => Content.ContainsKey(path);

        public void Replace(string temporary, string path, string backup)
        {
            Calls.Add("Replace");
            OnReplace(_replaces++);
            Both();
        }

        public void Both()
        {
            Content["backup"] = Content["state"];
            Content["state"] = Content["temporary"];
            Content.Remove("temporary");
        }

        public void Move(string from, string to, bool overwrite)
        {
            OnMove();
            Calls.Add($"Move {from} {to}");
            Assert.True(overwrite || !Exists(to));
            Content[to] = Content[from];
            Content.Remove(from);
        }

        public void Copy(string from, string to)
        {
            Calls.Add($"Copy {from} {to}");
            Content.Add(to, Content[from]);
        }
    }
}
