using System.Runtime.InteropServices;
using System.Text;

namespace StackStage.Operations.Machine;

/// <summary>What Linux and macOS have in common.</summary>
internal static class UnixFiles
{
    // "Leave it as it is", for chown.
    private const uint Keep = uint.MaxValue;

    private const int NoEntry = 2;
    private const int NotAFolder = 20;

    /// <summary>What the upper bits of a mode mean (POSIX sys/stat.h).</summary>
    public static FileKind KindOf(int mode) => (mode & 0xF000) switch
    {
        0x1000 => FileKind.Pipe,
        0x4000 => FileKind.Folder,
        0x8000 => FileKind.Regular,
        0xC000 => FileKind.Socket,
        _ => FileKind.Device,
    };

    /// <summary>A path as the system's calls take it.</summary>
    public static byte[] ToNative(string path) => Encoding.UTF8.GetBytes(path + '\0');

    /// <summary>What a failed look means: nothing there, or not to be told.</summary>
    public static FileNode? Failed() => Marshal.GetLastPInvokeError() is NoEntry or NotAFolder ? new FileNode { Kind = FileKind.Missing } : null;

    /// <summary>Gives a file to a user and a group, or at least to the group.</summary>
    /// <returns>Whether user and group are what was asked for.</returns>
    public static (bool User, bool Group) Give(string path, FileOwner owner)
    {
        var native = ToNative(path);
        return ChangeOwner(native, owner.User, owner.Group) == 0 ? (true, true)
            : (false, ChangeOwner(native, Keep, owner.Group) == 0);
    }

    /// <summary>Brings the entries of a folder to the disk, so that a file that was made in it is still there after a power failure. Some file systems cannot; they write them in order.</summary>
    public static void FlushFolder(string path)
    {
        var folder = Open(ToNative(path), 0);
        if (folder >= 0)
        {
            _ = Synchronize(folder);
            _ = Close(folder);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(byte[] path, uint user, uint group);
}
