using System.Text.RegularExpressions;
using StackStage.Cmdlets.Commands.Snapshots;
using StackStage.Cmdlets.Tests.Hosting;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Tests.Snapshots;

public class RepairPulumiSnapshotTests : StateFileTestBase
{
    [Fact]
    public void In_place_the_file_is_repaired_and_the_old_one_stays_beside_it()
    {
        var path = Write(Broken);

        var host = Repair(path);

        var record = Assert.IsType<SnapshotRepair>(Assert.Single(host.Output));
        Assert.True(record.Changed);
        Assert.Equal(path, record.Destination);
        Assert.Equal(2, record.ResourceCount);
        Assert.Single(record.Repaired);
        Assert.Empty(record.Remaining);
        Assert.Equal(Sound, File.ReadAllText(path));
        Assert.Equal(Broken, File.ReadAllText(record.BackupPath!));
        Assert.Matches(new Regex(@"state\.json\.\d{8}T\d{9}Z\.bak$"), record.BackupPath!);
        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public void A_second_run_finds_nothing_to_do()
    {
        var path = Write(Broken);
        Repair(path);
        var written = File.GetLastWriteTimeUtc(path);

        var record = Assert.IsType<SnapshotRepair>(Assert.Single(Repair(path).Output));

        Assert.False(record.Changed);
        Assert.Null(record.BackupPath);
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
        Assert.Equal(2, Files().Length);
    }

    [SkippableFact]
    public void A_destination_that_leads_to_the_file_itself_is_a_repair_in_place_with_a_backup()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var path = Write(Broken);
        var link = Path.Combine(Folder, "link.json");
        File.CreateSymbolicLink(link, path);

        var record = Assert.IsType<SnapshotRepair>(Assert.Single(TestHost.Run(new RepairPulumiSnapshotCommand { Path = [path], Destination = link }, "Force").Output));

        Assert.Equal(Broken, File.ReadAllText(record.BackupPath!));
        Assert.Equal(Sound, File.ReadAllText(path));
        Assert.NotNull(File.ResolveLinkTarget(link, false));
    }

    [SkippableFact]
    public void A_destination_that_is_a_broken_link_is_no_crash()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var path = Write(Broken);
        var circle = Path.Combine(Folder, "circle.json");
        File.CreateSymbolicLink(circle, circle);
        var nowhere = Path.Combine(Folder, "nowhere.json");
        File.CreateSymbolicLink(nowhere, Path.Combine(Folder, "new.json"));

        Assert.Equal("StateNotWritable", Assert.Single(TestHost.Run(new RepairPulumiSnapshotCommand { Path = [path], Destination = circle }, "Force").Errors).ErrorId);
        Assert.Empty(TestHost.Run(new RepairPulumiSnapshotCommand { Path = [path], Destination = nowhere }, "Force").Errors);
        Assert.Equal(Sound, File.ReadAllText(nowhere));
        Assert.Equal(Broken, File.ReadAllText(path));
    }

    [SkippableFact]
    public void The_mode_of_the_file_is_kept_and_so_is_a_link_to_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        var path = Write(Broken);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var link = Path.Combine(Folder, "link.json");
        File.CreateSymbolicLink(link, path);

        Repair(link);

        Assert.Equal(Sound, File.ReadAllText(path));
        Assert.Equal(path, File.ResolveLinkTarget(link, false)!.FullName);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
    }

    [Fact]
    public void With_a_destination_the_original_is_left_alone()
    {
        var path = Write(Broken);
        var destination = Path.Combine(Folder, "repaired.json");

        Repair(path, command => command.Destination = destination);

        Assert.Equal(Broken, File.ReadAllText(path));
        Assert.Equal(Sound, File.ReadAllText(destination));
        Assert.Equal(["repaired.json", "state.json"], Files());
    }

    [Fact]
    public void An_existing_destination_is_asked_about_and_the_same_content_is_not()
    {
        var path = Write(Broken);
        var destination = Write("something else", "repaired.json");

        var refused = new TestHost { AnswerToContinue = _ => false };
        refused.Run(Command(path, command => command.Destination = destination));
        Assert.Equal("something else", File.ReadAllText(destination));
        Assert.Empty(refused.Output);

        Repair(path, command => command.Destination = destination, "Force");
        Assert.Equal(Sound, File.ReadAllText(destination));

        // TestHost throws at any question here.
        Assert.Single(Repair(path, command => command.Destination = destination).Output);
    }

    [Fact]
    public void A_healthy_state_is_copied_to_the_destination_byte_for_byte()
    {
        var path = Write(Sound);
        var destination = Path.Combine(Folder, "copy.json");

        var record = Assert.IsType<SnapshotRepair>(Assert.Single(Repair(path, command => command.Destination = destination).Output));

        Assert.False(record.Changed);
        Assert.Equal(Sound, File.ReadAllText(destination));
    }

    [Fact]
    public void One_destination_does_not_take_two_states()
    {
        var host = Repair([Write(Broken, "a.json"), Write(Broken, "b.json")], command => command.Destination = Path.Combine(Folder, "out.json"));

        Assert.Equal("DestinationForSeveral", Assert.Single(host.Errors).ErrorId);
        Assert.Single(host.Output);
    }

    [Fact]
    public void A_preview_names_every_repair_and_writes_nothing()
    {
        var path = Write(State(Resource(Policy, "p", $",\"dependencies\":[\"{Bucket}\",\"{Gone}\"]"), Resource(Bucket, "b")));

        var host = Repair(path, _ => { }, "WhatIf");

        Assert.Equal(2, host.Asked.Count);
        Assert.Contains(host.Asked, action => action.Contains(Gone, StringComparison.Ordinal));
        Assert.Contains(host.Asked, action => action.StartsWith("Move", StringComparison.Ordinal));
        Assert.Empty(host.Output);
        Assert.Equal(["state.json"], Files());
    }

    [Fact]
    public void A_declined_repair_that_leaves_an_error_leaves_the_file()
    {
        var path = Write(Broken);
        var host = new TestHost { Answer = _ => Approval.Declined };

        host.Run(Command(path, _ => { }));

        var error = Assert.Single(host.Errors);
        Assert.Equal("SnapshotNotRepairable", error.ErrorId);
        Assert.StartsWith("1 of the repairs were not confirmed", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(["state.json"], Files());
    }

    [Fact]
    public void What_has_no_repair_is_an_error_and_the_next_file_is_repaired()
    {
        var hopeless = Write(State("{\"custom\":true,\"type\":\"a:b:C\",\"id\":\"x\"}"), "a.json");
        var path = Write(Broken, "b.json");

        var host = Repair([hopeless, path], _ => { });

        var error = Assert.Single(host.Errors);
        Assert.Equal("SnapshotNotRepairable", error.ErrorId);
        Assert.Contains("missing required 'urn' field", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RecommendedAction);
        Assert.Equal(Sound, File.ReadAllText(path));
    }

    [Fact]
    public void Gzip_stays_gzip()
    {
        var path = WriteGzip(Broken);

        Repair(path);

        Assert.Equal(Sound, ReadGzip(path));
    }

    [Fact]
    public void A_state_that_is_read_in_parts_comes_out_whole()
    {
        // Not a whole number of parts, and no part like another.
        var padding = string.Join(',', Enumerable.Range(0, 2_500_000));
        var broken = Broken.Replace("\"one\":1.0", $"\"one\":1.0,\"padding\":[{padding}]", StringComparison.Ordinal);
        var path = Write(broken);

        var record = Assert.IsType<SnapshotRepair>(Assert.Single(Repair(path).Output));

        Assert.Equal(Sound.Replace("\"one\":1.0", $"\"one\":1.0,\"padding\":[{padding}]", StringComparison.Ordinal), File.ReadAllText(path));
        Assert.Equal(broken, File.ReadAllText(record.BackupPath!));
    }

    [Fact]
    public void PassThru_gives_the_text_instead_of_the_record() =>
        Assert.Equal(Sound, Assert.Single(Repair(Write(Broken), _ => { }, "PassThru").Output));

    [Fact]
    public void A_document_that_breaks_off_is_refused_with_its_position_and_recovered_with_Salvage()
    {
        var path = Write(Sound[..^60]);

        var refused = Repair(path);
        var error = Assert.Single(refused.Errors);
        Assert.Equal("StateTruncated", error.ErrorId);
        Assert.Contains("-Salvage", error.RecommendedAction!, StringComparison.Ordinal);

        var salvaged = Assert.IsType<SnapshotRepair>(Assert.Single(Repair(path, _ => { }, "Salvage").Output));
        Assert.True(salvaged.Changed);
        Assert.Equal(1, salvaged.ResourceCount);
        Assert.NotNull(salvaged.BackupPath);
    }

    [Fact]
    public void A_file_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var path = Write(Broken);
        var host = new TestHost
        {
            Answer = _ =>
            {
                File.WriteAllText(path, Sound + " ");
                return Approval.Approved;
            },
        };

        host.Run(Command(path, _ => { }));

        Assert.Equal("StateChanged", Assert.Single(host.Errors).ErrorId);
        Assert.Equal(Sound + " ", File.ReadAllText(path));
        Assert.Equal(["state.json"], Files());
    }

    [Fact]
    public void A_piped_text_comes_out_repaired_and_no_file_is_touched()
    {
        var path = Write(Broken);

        var host = Pipe(new RepairPulumiSnapshotCommand(), Broken);

        Assert.Equal([Sound], host.Output);
        Assert.Equal(Broken, File.ReadAllText(path));
        Assert.Equal(["state.json"], Files());
        Assert.Empty(host.Errors);
    }

    [Fact]
    public void A_healthy_text_comes_out_as_it_came_in() => Assert.Equal([Sound], Pipe(new RepairPulumiSnapshotCommand(), Sound).Output);

    [Fact]
    public void Lines_come_out_as_lines()
    {
        static string InLines(string text) => text.Replace(",\"", ",\n\"", StringComparison.Ordinal);

        var text = Assert.IsType<string>(Assert.Single(Pipe(new RepairPulumiSnapshotCommand(), InLines(Broken).Split('\n')).Output));

        Assert.Equal(Sound, text.Replace("\n", string.Empty, StringComparison.Ordinal));
        Assert.Equal(InLines(Sound).Count(character => character == '\n'), text.Count(character => character == '\n'));
    }

    [Fact]
    public void A_preview_of_a_text_writes_none()
    {
        var host = new TestHost();
        host.On.Add("WhatIf");

        Pipe(new RepairPulumiSnapshotCommand(), host, Broken);

        Assert.Single(host.Asked);
        Assert.Empty(host.Output);
    }

    [Fact]
    public void A_piped_text_goes_to_the_destination()
    {
        var destination = Path.Combine(Folder, "new", "repaired.json");

        var record = Assert.IsType<SnapshotRepair>(Assert.Single(Pipe(new RepairPulumiSnapshotCommand { Destination = destination }, Broken).Output));

        Assert.Equal((null, destination), (record.Path, record.Destination));
        Assert.Equal(Sound, File.ReadAllText(destination));
    }

    [Fact]
    public void A_piped_string_that_is_no_text_is_a_file()
    {
        var path = Write(Broken);

        var record = Assert.IsType<SnapshotRepair>(Assert.Single(Pipe(new RepairPulumiSnapshotCommand(), path).Output));

        Assert.Equal(path, record.Path);
        Assert.Equal(Sound, File.ReadAllText(path));
    }

    [Fact]
    public void In_a_preview_a_destination_that_exists_is_neither_asked_about_nor_written()
    {
        var path = Write(Sound);
        var destination = Write("something else", "repaired.json");

        // TestHost throws at any question here.
        Assert.Empty(Repair(path, command => command.Destination = destination, "WhatIf").Output);
        Assert.Equal("something else", File.ReadAllText(destination));
    }

    [Fact]
    public void Pending_operations_are_warned_of_by_name_and_cleared_on_demand()
    {
        var pending = Sound.Replace("\"metadata\"", $"\"pending_operations\":[{{\"resource\":{Resource(Gone, "x")},\"type\":\"creating\"}}],\"metadata\"", StringComparison.Ordinal);
        var path = Write(pending);

        var left = Repair(path);
        Assert.Contains(left.Warnings, warning => warning.Contains(Gone, StringComparison.Ordinal));
        Assert.Equal(pending, File.ReadAllText(path));

        var cleared = Repair(path, _ => { }, "ClearPendingOperation");
        Assert.Contains(cleared.Warnings, warning => warning.Contains(Gone, StringComparison.Ordinal));
        Assert.DoesNotContain("creating", File.ReadAllText(path), StringComparison.Ordinal);
    }

    private static TestHost Pipe(RepairPulumiSnapshotCommand command, params string[] strings) => Pipe(command, new TestHost(), strings);

    private static TestHost Pipe(RepairPulumiSnapshotCommand command, TestHost host, params string[] strings)
    {
        command.CmdletHost = host;
        command.Begin();
        foreach (var text in strings)
        {
            command.InputObject = new SnapshotContent(text);
            command.Process();
        }

        command.End();
        return host;
    }

    private static TestHost Repair(string path) => Repair(path, _ => { });

    private static TestHost Repair(string path, Action<RepairPulumiSnapshotCommand> set, params string[] switches) => Repair([path], set, switches);

    private static TestHost Repair(string[] paths, Action<RepairPulumiSnapshotCommand> set, params string[] switches)
    {
        var command = new RepairPulumiSnapshotCommand { Path = paths };
        set(command);
        return TestHost.Run(command, switches);
    }

    private static RepairPulumiSnapshotCommand Command(string path, Action<RepairPulumiSnapshotCommand> set)
    {
        var command = new RepairPulumiSnapshotCommand { Path = [path] };
        set(command);
        return command;
    }
}
