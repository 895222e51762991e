using System.Runtime.InteropServices;

namespace StackStage.Operations.Machine;

/// <summary>Looks at files on Linux by statx, whose answer has one layout on all processors (linux/stat.h).</summary>
internal static class LinuxFiles
{
    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7FF;
    private const int AnswerLength = 256;

    public static FileNode? Look(string path)
    {
        var answer = new byte[AnswerLength];
        return Statx(CurrentFolder, UnixFiles.ToNative(path), 0, BasicFields, answer) == 0 ? Read(answer) : UnixFiles.Failed();
    }

    /// <summary>Takes a statx answer apart.</summary>
    public static FileNode Read(ReadOnlySpan<byte> answer) => new()
    {
        Kind = UnixFiles.KindOf(MemoryMarshal.Read<ushort>(answer[28..])),
        Links = MemoryMarshal.Read<uint>(answer[16..]),
        Owner = new FileOwner(MemoryMarshal.Read<uint>(answer[20..]), MemoryMarshal.Read<uint>(answer[24..])),
        Identity = new FileIdentity(
            ((ulong)MemoryMarshal.Read<uint>(answer[136..]) << 32) | MemoryMarshal.Read<uint>(answer[140..]), 0, MemoryMarshal.Read<ulong>(answer[32..])),
    };

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint fields, byte[] answer);
}
