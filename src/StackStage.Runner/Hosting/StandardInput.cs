using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace StackStage.Runner.Hosting;

/// <summary>
/// Tells what standard input is. .NET itself tells only whether it is "redirected", which the null device of an unattended job is
/// as much as the pipe that brings the records to work on.
/// </summary>
internal static partial class StandardInput
{
    private const int TypeMask = 0xF000;
    private const int Fifo = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int RegularFile = 0x8000;
    private const int Socket = 0xC000;

    private const uint DiskType = 1;
    private const uint CharacterType = 2;
    private const uint PipeType = 3;

    /// <summary>The kind of this process's standard input.</summary>
    public static InputKind Kind() => OperatingSystem.IsWindows() ? OnWindows() : OnUnix(ModeOfInput(), IsInherited(), !Console.IsInputRedirected);

    /// <summary>The kind on Unix.</summary>
    /// <param name="mode">What fstat says of descriptor 0 (st_mode); null when it is closed.</param>
    /// <param name="isInherited">Whether descriptor 0 came from whoever started the process.</param>
    /// <param name="isTerminal">Whether it is a terminal.</param>
    internal static InputKind OnUnix(int? mode, bool isInherited, bool isTerminal) => !isInherited ? InputKind.None : (mode & TypeMask) switch
    {
        Fifo or Socket => InputKind.Pipe,
        RegularFile => InputKind.File,
        CharacterDevice when isTerminal => InputKind.Terminal,
        _ => InputKind.None,
    };

    /// <summary>The kind on Windows.</summary>
    /// <param name="fileType">What GetFileType says; 0 also when there is no standard input.</param>
    /// <param name="isConsole">Whether it is a console's input.</param>
    /// <param name="pipeName">The name of a pipe that has one.</param>
    internal static InputKind OnWindows(uint fileType, bool isConsole, string? pipeName) => fileType switch
    {
        DiskType => InputKind.File,
        CharacterType when isConsole => InputKind.Terminal,

        // The terminals of Git for Windows, MSYS2 and Cygwin: a named pipe with somebody typing at its other end.
        PipeType when pipeName is not null && TerminalPipe().IsMatch(pipeName) => InputKind.Terminal,
        PipeType => InputKind.Pipe,
        _ => InputKind.None,
    };

    [GeneratedRegex(@"^\\?(msys|cygwin)-[0-9a-f]+-pty[0-9]+-(from|to)-master(-nat)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TerminalPipe();

    private static int? ModeOfInput()
    {
        // The runtime's own wrapper of fstat: the flags first, then st_mode, the same on every system; the rest is not of interest.
        var status = new int[64];
        return FStat(0, status) == 0 ? status[1] : null;
    }

    // Where standard input is closed, the first thing that the runtime opens for itself becomes descriptor 0: a pipe, of which no
    // record and no end ever comes. Whatever was inherited has outlived exec, and so has no FD_CLOEXEC; the runtime's own has.
    private static bool IsInherited()
    {
        const int CloseOnExec = 1;
        return FcntlGetFD(0) is >= 0 and var flags && (flags & CloseOnExec) == 0;
    }

    private static InputKind OnWindows()
    {
        const int StandardInputHandle = -10;
        var handle = GetStdHandle(StandardInputHandle);
        var type = GetFileType(handle);
        return OnWindows(type, !Console.IsInputRedirected, type == PipeType ? NameOf(handle) : null);
    }

    private static string? NameOf(nint handle)
    {
        // FILE_NAME_INFO: the length in bytes, then the name.
        const int FileNameInformation = 2;
        var buffer = new byte[4 + (2 * 260)];
        return GetFileInformationByHandleEx(handle, FileNameInformation, buffer, (uint)buffer.Length)
            ? System.Text.Encoding.Unicode.GetString(buffer, 4, Math.Clamp(BitConverter.ToInt32(buffer), 0, buffer.Length - 4))
            : null;
    }

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_FStat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FStat(nint descriptor, [Out] int[] status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_FcntlGetFD")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FcntlGetFD(nint descriptor);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int handle);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetFileType(nint handle);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformationByHandleEx(nint handle, int informationClass, [Out] byte[] buffer, uint size);
}
