using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using StackStage.Operations.Machine;

namespace StackStage.Operations.Tests.Machine;

public sealed class FileNodeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-node").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_statx_answer_is_taken_apart()
    {
        var answer = new byte[256];
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(16), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(20), 1000);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(24), 100);
        BinaryPrimitives.WriteUInt16LittleEndian(answer.AsSpan(28), 0x81A4);
        BinaryPrimitives.WriteUInt64LittleEndian(answer.AsSpan(32), 4711);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(136), 8);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(140), 1);

        Assert.Equal(
            new FileNode { Kind = FileKind.Regular, Links = 2, Owner = new FileOwner(1000, 100), Identity = new FileIdentity((8UL << 32) | 1, 0, 4711) }, LinuxFiles.Read(answer));
    }

    [Fact]
    public void A_stat_answer_of_macOS_is_taken_apart()
    {
        var answer = new byte[144];
        BinaryPrimitives.WriteInt32LittleEndian(answer, 0x01000004);
        BinaryPrimitives.WriteUInt16LittleEndian(answer.AsSpan(4), 0x1180);
        BinaryPrimitives.WriteUInt16LittleEndian(answer.AsSpan(6), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(answer.AsSpan(8), 12345678901);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(16), 501);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(20), 20);

        Assert.Equal(
            new FileNode { Kind = FileKind.Pipe, Links = 1, Owner = new FileOwner(501, 20), Identity = new FileIdentity(0x01000004, 0, 12345678901) }, MacFiles.Read(answer));
    }

    [Fact]
    public void What_Windows_says_of_a_handle_is_taken_apart()
    {
        var answer = new byte[52];
        BinaryPrimitives.WriteUInt32LittleEndian(answer, 0x20);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(28), 0xCAFE);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(40), 3);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(44), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(answer.AsSpan(48), 2);
        var id = new byte[24];
        BinaryPrimitives.WriteUInt64LittleEndian(id, 7);
        BinaryPrimitives.WriteUInt64LittleEndian(id.AsSpan(8), 8);
        BinaryPrimitives.WriteUInt64LittleEndian(id.AsSpan(16), 9);

        Assert.Equal(new FileNode { Kind = FileKind.Regular, Links = 3, Identity = new FileIdentity(0xCAFE, 0, (1UL << 32) | 2) }, WindowsFiles.Read(answer, default));
        Assert.Equal(new FileIdentity(7, 9, 8), WindowsFiles.Read(answer, id).Identity);
        answer[0] = 0x10;
        Assert.Equal(FileKind.Folder, WindowsFiles.Read(answer, default).Kind);
    }

    [Fact]
    public void Files_folders_and_what_is_not_there_are_told_apart_on_every_system()
    {
        var file = Path.Combine(_folder, "a");
        File.WriteAllText(file, "x");

        Assert.Equal(FileKind.Regular, FileNode.Of(file)!.Kind);
        Assert.NotNull(FileNode.Of(file)!.Identity);
        Assert.Equal(FileKind.Folder, FileNode.Of(_folder)!.Kind);
        Assert.Equal(FileKind.Missing, FileNode.Of(Path.Combine(_folder, "b"))!.Kind);
        Assert.Equal(FileKind.Missing, FileNode.Of(Path.Combine(_folder, "b", "c"))!.Kind);
    }

    [SkippableFact]
    public void Pipes_sockets_and_devices_are_told_without_opening_them()
    {
        Skip.If(OperatingSystem.IsWindows(), "They have other names on Windows.");
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, MakePipe(_folder));
        var socket = Path.Combine(_folder, "s");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(socket));

        Assert.Equal(FileKind.Pipe, FileNode.Of(link)!.Kind);
        Assert.Equal(FileKind.Socket, FileNode.Of(socket)!.Kind);
        Assert.Equal(FileKind.Device, FileNode.Of("/dev/null")!.Kind);
    }

    [SkippableFact]
    public void One_file_is_one_file_however_it_is_spelt()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        Directory.CreateDirectory(Path.Combine(_folder, "real"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "other"), Path.Combine(_folder, "real"));
        var file = Path.Combine(_folder, "real", "a");
        File.WriteAllText(file, "x");
        File.WriteAllText(Path.Combine(_folder, "real", "b"), "x");
        var hard = Path.Combine(_folder, "hard");

        Assert.True(FileLinks.AreSame(file, Path.Combine(_folder, "other", "a")));
        Assert.False(FileLinks.AreSame(file, Path.Combine(_folder, "real", "b")));
        Assert.False(FileLinks.AreSame(file, Path.Combine(_folder, "real", "c")));
        using (var process = Process.Start("ln", [file, hard]))
        {
            process.WaitForExit();
        }

        Assert.Equal(FileRelation.TwoNames, FileLinks.Compare(file, hard));
        Assert.Equal(FileRelation.Same, FileLinks.Compare(file, Path.Combine(_folder, "other", "a")));
    }

    /// <summary>Makes a named pipe that nobody writes to: whoever opens it waits for ever.</summary>
    internal static string MakePipe(string folder)
    {
        var path = Path.Combine(folder, "pipe");
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return path;
    }
}
