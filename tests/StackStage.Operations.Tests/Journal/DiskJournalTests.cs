using System.Diagnostics;
using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Operations.Journal.Disk;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Machine;
using static StackStage.Operations.Tests.Journal.JournalWorld;

namespace StackStage.Operations.Tests.Journal;

public sealed class DiskJournalTests
{
    private const string Later = "a later version's";

    [Theory]
    [InlineData(PlatformID.Win32NT, @"C:\Users\a\AppData\Local\StackStage\runs")]
    [InlineData(PlatformID.MacOSX, "/home/a/Library/Application Support/StackStage/runs")]
    [InlineData(PlatformID.Unix, "/home/a/.local/state/StackStage/runs")]
    public void TheDefaultIsThePlatformsOwnPlace(PlatformID system, string expected) =>
        Assert.Equal(expected, JournalFolder.Default(system, name => name == "LOCALAPPDATA" ? @"C:\Users\a\AppData\Local" : null, "/home/a"));

    [Theory]
    [InlineData("/state", "/state/StackStage/runs")]
    [InlineData("relative", "/home/a/.local/state/StackStage/runs")]
    [InlineData("", "/home/a/.local/state/StackStage/runs")]
    public void OnLinuxTheEnvironmentMaySayAnother(string variable, string expected) => Assert.Equal(expected, JournalFolder.Default(PlatformID.Unix, _ => variable, "/home/a"));

    [Fact]
    public void WithoutAHomeThereIsNoDefault()
    {
        foreach (var system in new[] { PlatformID.Win32NT, PlatformID.MacOSX, PlatformID.Unix })
        {
            Assert.Equal("JournalNotWritable", Assert.Throws<StageException>(() => JournalFolder.Default(system, _ => null, string.Empty)).Error.ErrorId);
        }
    }

    [Fact]
    public async Task WhereNobodyCanTellTheDefaultARunGoesWithoutAJournalIfItCan()
    {
        var warnings = new List<string>();
        var place = new NoPlace(JournalErrors.NoDefaultFolder("$HOME is not set"));
        var journals = new RunJournals(place, null, TimeProvider.System, warnings.Add);
        Assert.Empty(await journals.FindAsync(Scope("a"), default));
        Assert.Empty(await journals.FindAsync(Scope("a"), default));
        Assert.Contains("$HOME is not set", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal("JournalNotWritable", (await Assert.ThrowsAsync<StageException>(() => journals.BeginAsync(Header("a"), [], default))).Error.ErrorId);
    }

    [SkippableFact]
    public async Task TheFolderAndItsFilesAreTheUsersOwn()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        using var world = await CreateAsync(InFolder);
        await using var journal = await world.Open().BeginAsync(Header("a"), [], default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(world.Folder));
        Assert.Equal(3, Directory.GetFiles(world.Folder).Length);
        var deep = Path.Combine(world.Root, "state", "StackStage", "runs");
        await (await new RunJournals(new FolderPlace(deep, isNamed: false), null, world.Time, Assert.Fail).BeginAsync(Header("a"), [], default)).DisposeAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(Path.Combine(world.Root, "state")));
        Assert.All(Directory.GetFiles(world.Folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file)));
    }

    [Theory]
    [InlineData(InFolder)]
    [InlineData(InFile)]
    public async Task CutOffAtAnyByteItIsTheJournalUpToTheLastWholeLine(string kind)
    {
        using var world = await CreateAsync(kind);
        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            await journal.NoteAsync([Fact("a", "1")], default);
            await journal.BeginAsync(Step("i-ü"), default);
            await journal.EndAsync(Step("i-ü"), StepState.Done, null, null, null, default);
            await journal.NoteAsync([Fact("a", "2")], default);
        }

        var path = Assert.Single(Directory.GetFiles(kind == InFile ? world.Root : world.Folder, "*.jsonl"));
        var whole = await System.IO.File.ReadAllBytesAsync(path);
        for (var cut = 0; cut <= whole.Length; cut++)
        {
            await System.IO.File.WriteAllBytesAsync(path, whole[..cut]);
            var lines = Encoding.UTF8.GetString(whole[..cut]).Split('\n')[..^1];
            var facts = lines.Count(line => line.Contains("\"note\"", StringComparison.Ordinal));
            var earlier = await world.Open().FindAsync(Scope("a"), default);
            Assert.Equal(lines.Length == 0 ? 0 : 1, earlier.Count);
            Assert.Equal(facts, earlier.Sum(run => run.Facts.Count));
            if (cut % 7 != 0 && cut != whole.Length - 1)
            {
                continue;
            }

            await using (var journal = await world.Open().BeginAsync(Header("a"), earlier, default))
            {
                await journal.NoteAsync([Fact("a", "3")], default);
            }

            Assert.Equal(facts + 1, Assert.Single(await world.Open().FindAsync(Scope("a"), default)).Facts.Count);
            foreach (var other in Directory.GetFiles(Path.GetDirectoryName(path)!, "*.jsonl").Where(file => file != path))
            {
                System.IO.File.Delete(other);
            }
        }

        Assert.Empty(world.Warnings);
    }

    [SkippableFact]
    public async Task AnotherProcesssHoldIsSeenAndDiesWithIt()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && System.IO.File.Exists("/usr/bin/flock"), "flock is not here.");
        using var world = await CreateAsync(InFolder);
        var (id, _) = await LeaveAsync(world.Open(), "a");
        using var other = Process.Start(new ProcessStartInfo("/usr/bin/flock", ["--exclusive", "--no-fork", Path.Combine(world.Folder, id + ".lock"), "/bin/sh", "-c", "echo held; read line"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        try
        {
            Assert.Equal("held", await other.StandardOutput.ReadLineAsync());
            Assert.Equal(RunState.Running, Assert.Single(await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default)).State);
            var failure = await Assert.ThrowsAsync<StageException>(() => world.Open().BeginAsync(Header("a", "b"), [], default));
            Assert.Equal("RunUnderWay", failure.Error.ErrorId);
        }
        finally
        {
            other.Kill();
            await other.WaitForExitAsync();
        }

        await using var next = await world.Open().BeginAsync(Header("a"), [], default);
        Assert.Equal(id, next.RunId);
    }

    [Theory]
    [InlineData(InFolder, true)]
    [InlineData(InFolder, false)]
    [InlineData(InFile, true)]
    public async Task WhereNothingCanBeWrittenIsSaid(string kind, bool isNamed)
    {
        using var world = await CreateAsync(kind);

        // Not even the administrator makes a folder below a file.
        var inTheWay = kind == InFile ? world.File : world.Folder;
        if (kind == InFile)
        {
            Directory.CreateDirectory(inTheWay);
        }
        else
        {
            await System.IO.File.WriteAllTextAsync(inTheWay, "mine");
        }

        var journals = world.Open(isNamed: isNamed);
        if (isNamed)
        {
            Assert.Equal("JournalNotReadable", (await Assert.ThrowsAsync<StageException>(() => journals.FindAsync(Scope("a"), default))).Error.ErrorId);
        }
        else
        {
            Assert.Empty(await journals.FindAsync(Scope("a"), default));
            Assert.Contains("cannot be read", Assert.Single(world.Warnings), StringComparison.Ordinal);
        }

        var failure = await Assert.ThrowsAsync<StageException>(() => journals.BeginAsync(Header("a"), [], default));
        Assert.True(failure.Error.ErrorId == "JournalNotWritable" || (isNamed && failure.Error.ErrorId == "JournalNotReadable"), failure.Error.ErrorId);
        Assert.Contains(inTheWay, failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Error.RecommendedAction);
        if (kind == InFolder)
        {
            Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(inTheWay));
        }
    }

    [Fact]
    public async Task ALaterVersionsJournalIsLeftAloneAndRefusedWhereTheUserNamedThePlace()
    {
        using var world = await CreateAsync(InFolder);
        string path;
        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            path = journal.Location;
        }

        var text = (await System.IO.File.ReadAllTextAsync(path)).Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(path, text);
        Assert.Equal("JournalTooNew", (await Assert.ThrowsAsync<StageException>(() => world.Open().FindAsync(Scope("a"), default))).Error.ErrorId);
        Assert.Equal("JournalTooNew", (await Assert.ThrowsAsync<StageException>(() => world.Open().BeginAsync(Header("a"), [], default))).Error.ErrorId);
        Assert.Empty(await world.Open(isNamed: false).FindAsync(Scope("a"), default));
        Assert.Contains("format 2", Assert.Single(world.Warnings), StringComparison.Ordinal);
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ADamagedJournalOfTheseTargetsIsRefusedAndNobodyElsesDisturbs(bool isNamed)
    {
        using var world = await CreateAsync(InFolder);
        string path;
        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            path = journal.Location;
            await journal.NoteAsync([Fact("a", "1")], default);
            await journal.NoteAsync([Fact("a", "2")], default);
        }

        var lines = await System.IO.File.ReadAllLinesAsync(path);
        lines[1] = lines[1][..20];
        await System.IO.File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n");
        var failure = await Assert.ThrowsAsync<StageException>(() => world.Open(isNamed: isNamed).FindAsync(Scope("a"), default));
        Assert.Equal("JournalDamaged", failure.Error.ErrorId);
        Assert.Contains("in the middle: 2.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await world.Open(isNamed: isNamed).FindAsync(Scope("b"), default));
        Assert.Single(await world.Open(isNamed: isNamed).ListAsync(_ => true, unfinished: false, detail: false, default));
    }

    [Fact]
    public async Task WhatIsNoJournalIsNotTouched()
    {
        using var world = await CreateAsync(InFolder);
        Directory.CreateDirectory(world.Folder);
        foreach (var name in new[] { "notes.jsonl", "20260101-000000-0a1b2c3d.txt", "20260101-000000-0A1B2C3D.jsonl" })
        {
            await System.IO.File.WriteAllTextAsync(Path.Combine(world.Folder, name), Later);
        }

        Directory.CreateDirectory(Path.Combine(world.Folder, "20260101-000000-0a1b2c3e.jsonl"));
        Assert.Empty(await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default));
        await using var journal = await world.Open().BeginAsync(Header("a"), [], default);
        foreach (var name in new[] { "notes.jsonl", "20260101-000000-0a1b2c3d.txt", "20260101-000000-0A1B2C3D.jsonl" })
        {
            Assert.Equal(Later, await System.IO.File.ReadAllTextAsync(Path.Combine(world.Folder, name)));
        }
    }

    [SkippableFact]
    public async Task PipesAndLinksAreNotFollowed()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows keeps its pipes elsewhere.");
        using var world = await CreateAsync(InFolder);
        Directory.CreateDirectory(world.Folder);
        var elsewhere = Path.Combine(world.Root, "elsewhere");
        await System.IO.File.WriteAllTextAsync(elsewhere, Later);
        System.IO.File.CreateSymbolicLink(Path.Combine(world.Folder, "20260101-000000-0a1b2c3d.jsonl"), elsewhere);
        var pipe = FileNodeTests.MakePipe(world.Folder);
        System.IO.File.Move(pipe, Path.Combine(world.Folder, "20260101-000000-0a1b2c3e.jsonl"));
        Assert.Equal("JournalNotReadable", (await Assert.ThrowsAsync<StageException>(() => world.Open().FindAsync(Scope("a"), default))).Error.ErrorId);
        Assert.Empty(await world.Open(isNamed: false).FindAsync(Scope("a"), default));
        Assert.Contains("Pipe", Assert.Single(world.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasWrittenToSinceItWasReadIsNotOpened()
    {
        using var world = await CreateAsync(InFolder);
        var (_, path) = await LeaveAsync(world.Open(), "a");
        var place = world.Place();
        var content = (await place.ReadAsync(Assert.Single(await place.ListAsync(default)), null, default))!;
        await System.IO.File.AppendAllTextAsync(path, """{"type":"beat","at":"2026-01-01T00:00:00Z"}""" + "\n");
        var now = await System.IO.File.ReadAllBytesAsync(path);

        await Assert.ThrowsAsync<JournalChangedException>(() => place.OpenAsync(content, content.Bytes.Length, default));

        // What was written there is there, and the hold was given back.
        Assert.Equal(now, await System.IO.File.ReadAllBytesAsync(path));
        content = (await place.ReadAsync(content.Journal, null, default))!;
        await (await place.OpenAsync(content, content.Bytes.Length, default)).DisposeAsync();
        Assert.Equal(now, await System.IO.File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task ACopyUnderAnotherNameIsNotTheRun()
    {
        using var world = await CreateAsync(InFolder);
        var (_, path) = await LeaveAsync(world.Open(), "a");
        System.IO.File.Copy(path, Path.Combine(world.Folder, "20260101-000000-0a1b2c3d.jsonl"));
        Assert.Single(await world.Open(isNamed: false).FindAsync(Scope("a"), default));
        Assert.Contains("another run", Assert.Single(world.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsThatEndedAMonthAgoArePrunedAndOthersAreNot()
    {
        using var world = await CreateAsync(InFolder);
        var time = new ShiftedTime();
        RunJournals Open() => new(world.Place(), null, time, world.Warnings.Add);
        await using (var ended = await Open().BeginAsync(Header("a"), [], default))
        {
            await ended.FinishAsync(["a"], default);
        }

        await LeaveAsync(Open(), "b");
        time.Shift = TimeSpan.FromDays(29);
        await LeaveAsync(Open(), "c");
        Assert.Equal(3, Directory.GetFiles(world.Folder, "*.jsonl").Length);
        time.Shift = TimeSpan.FromDays(31);
        await LeaveAsync(Open(), "c");
        Assert.Equal(["c", "b"], (await Open().ListAsync(_ => true, unfinished: false, detail: false, default)).Select(run => run.Targets[0]));
        Assert.Equal(2, Directory.GetFiles(world.Folder, "*.lock").Length);
    }

    [Fact]
    public async Task AFileHoldsOneRunAfterTheOther()
    {
        using var world = await CreateAsync(InFile);
        foreach (var target in new[] { "a", "b" })
        {
            await using var journal = await world.Open().BeginAsync(Header(target), [], default);
            await journal.NoteAsync([Fact(target, target)], default);
        }

        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            await journal.NoteAsync([Fact("a", "again")], default);
        }

        Assert.Equal(["a", "again"], Assert.Single(await world.Open().FindAsync(Scope("a"), default)).Facts.Select(fact => fact.Data["id"]));
        Assert.Equal(["b"], Assert.Single(await world.Open().FindAsync(Scope("b"), default)).Facts.Select(fact => fact.Data["id"]));
        var failure = await Assert.ThrowsAsync<StageException>(async () => await world.Open().RemoveAsync((await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default))[0].Id, default));
        Assert.Equal("JournalHasSeveralRuns", failure.Error.ErrorId);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("http://x/y", "not known")]
    [InlineData("s3://", "no bucket")]
    [InlineData("s3://Bucket/x", "no bucket")]
    [InlineData("s3://bucket/x.jsonl", "cannot append")]
    [InlineData("s3://bucket/x?colour=red", "colour=red")]
    [InlineData("s3://bucket/x?owner=1", "owner=1")]
    public void APathThatCanBeNoneIsRefused(string path, string why)
    {
        var failure = Assert.Throws<StageException>(() => JournalAddress.Parse(path));
        Assert.Equal(("JournalPathNotValid", StageErrorCategory.InvalidArgument), (failure.Error.ErrorId, failure.Error.Category));
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APathSaysWhatItIs()
    {
        var folder = Directory.CreateTempSubdirectory("stackstage-journals").FullName;
        try
        {
            Assert.Equal(Path.Combine(folder, "x"), JournalAddress.Parse(Path.Combine(folder, "x")).Folder);
            Assert.Equal(folder, JournalAddress.Parse(folder).Folder);
            Assert.Equal(Path.Combine(folder, "x.jsonl"), JournalAddress.Parse(Path.Combine(folder, "x.jsonl")).File);
            System.IO.File.WriteAllText(Path.Combine(folder, "state.json"), "{}");
            Assert.Contains(".jsonl", Assert.Throws<StageException>(() => JournalAddress.Parse(Path.Combine(folder, "state.json"))).Message, StringComparison.Ordinal);
            var bucket = JournalAddress.Parse("s3://bucket/a/b/?region=eu-west-1&owner=111122223333");
            Assert.Equal(("bucket", "a/b/", "eu-west-1", "111122223333"), (bucket.Bucket, bucket.Prefix, bucket.Region, bucket.Owner));
            Assert.Equal(string.Empty, JournalAddress.Parse("s3://bucket").Prefix);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
