using System.Runtime.InteropServices;

namespace StackStage.Operations.Machine;

/// <summary>Looks at files on macOS by stat, in the layout with 64-bit inode numbers (sys/stat.h).</summary>
internal static class MacFiles
{
    private const int AnswerLength = 144;

    public static FileNode? Look(string path)
    {
        var answer = new byte[AnswerLength];
        var native = UnixFiles.ToNative(path);

        // On Intel the plain name is the call with 32-bit inode numbers.
        var result = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatOnIntel(native, answer) : Stat(native, answer);
        return result == 0 ? Read(answer) : UnixFiles.Failed();
    }

    /// <summary>Takes a stat answer apart.</summary>
    public static FileNode Read(ReadOnlySpan<byte> answer) => new()
    {
        Kind = UnixFiles.KindOf(MemoryMarshal.Read<ushort>(answer[4..])),
        Links = MemoryMarshal.Read<ushort>(answer[6..]),
        Owner = new FileOwner(MemoryMarshal.Read<uint>(answer[16..]), MemoryMarshal.Read<uint>(answer[20..])),
        Identity = new FileIdentity(MemoryMarshal.Read<uint>(answer), 0, MemoryMarshal.Read<ulong>(answer[8..])),
    };

    [DllImport("libc", EntryPoint = "stat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(byte[] path, byte[] answer);

    [DllImport("libc", EntryPoint = "stat$INODE64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatOnIntel(byte[] path, byte[] answer);
}
