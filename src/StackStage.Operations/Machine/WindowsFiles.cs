using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StackStage.Operations.Machine;

/// <summary>Looks at files on Windows. The handle asks for no access, so it is given for a file that somebody else holds, too.</summary>
internal static class WindowsFiles
{
    private const uint ShareAll = 7;
    private const uint OpenExisting = 3;
    private const uint BackupSemantics = 0x02000000;
    private const uint DiskFile = 1;
    private const int ByHandleLength = 52;
    private const int FileIdClass = 18;
    private const int FileIdLength = 24;
    private const int FileNotFound = 2;
    private const int PathNotFound = 3;

    public static FileNode? Look(string path)
    {
        // Opening a pipe by its name would already talk to its owner.
        if (WindowsPath.IsDevice(path))
        {
            return new FileNode { Kind = WindowsPath.IsPipe(path) ? FileKind.Pipe : FileKind.Device };
        }

        using var handle = CreateFile(WindowsPath.ToExtended(path), 0, ShareAll, IntPtr.Zero, OpenExisting, BackupSemantics, IntPtr.Zero);
        if (handle.IsInvalid)
        {
            return Marshal.GetLastPInvokeError() is FileNotFound or PathNotFound ? new FileNode { Kind = FileKind.Missing } : null;
        }

        if (GetFileType(handle) != DiskFile)
        {
            return new FileNode { Kind = FileKind.Device };
        }

        var answer = new byte[ByHandleLength];
        if (!GetFileInformationByHandle(handle, answer))
        {
            return null;
        }

        // The 64-bit number of the older call is not unique on ReFS; FAT knows the older call only.
        var id = new byte[FileIdLength];
        return Read(answer, GetFileInformationByHandleEx(handle, FileIdClass, id, FileIdLength) ? id : default);
    }

    /// <summary>Takes a BY_HANDLE_FILE_INFORMATION apart, and a FILE_ID_INFO where there is one.</summary>
    public static FileNode Read(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> id)
    {
        var attributes = (FileAttributes)MemoryMarshal.Read<uint>(answer);
        return new FileNode
        {
            Kind = attributes.HasFlag(FileAttributes.Directory) ? FileKind.Folder : attributes.HasFlag(FileAttributes.Device) ? FileKind.Device : FileKind.Regular,
            Links = MemoryMarshal.Read<uint>(answer[40..]),
            Identity = id.IsEmpty
                ? new FileIdentity(
                    MemoryMarshal.Read<uint>(answer[28..]), 0, ((ulong)MemoryMarshal.Read<uint>(answer[44..]) << 32) | MemoryMarshal.Read<uint>(answer[48..]))
                : new FileIdentity(MemoryMarshal.Read<ulong>(id), MemoryMarshal.Read<ulong>(id[16..]), MemoryMarshal.Read<ulong>(id[8..])),
        };
    }

    [DllImport("kernel32.dll", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateFile(string path, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetFileType(SafeFileHandle handle);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformationByHandle(SafeFileHandle handle, byte[] answer);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformationByHandleEx(SafeFileHandle handle, int kind, byte[] answer, int length);
}
