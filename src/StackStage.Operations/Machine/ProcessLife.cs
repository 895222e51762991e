using System.ComponentModel;
using System.Diagnostics;

namespace StackStage.Operations.Machine;

/// <summary>Tells whether a process of this machine that left its number somewhere still runs.</summary>
internal static class ProcessLife
{
    // Two readings of a process's start differ by what the clock was set in between.
    private const long StartTolerance = 60;

    /// <summary>When this process began, in Unix seconds; 0 when the system does not say.</summary>
    public static long Started { get; } = ReadStart();

    /// <summary>
    /// Where this process's number means something: on Linux the boot of the machine and its PID namespace, because containers
    /// number their own processes, and may well have the same host name; null elsewhere, and where the system does not say.
    /// </summary>
    public static string? Space { get; } = ReadSpace("/proc/sys/kernel/random/boot_id", "/proc/self/ns/pid");

    /// <summary>Reads <see cref="Space"/>.</summary>
    /// <param name="boot">The file with the id of the boot.</param>
    /// <param name="pids">The link that names the PID namespace.</param>
    internal static string? ReadSpace(string boot, string pids)
    {
        try
        {
            return OperatingSystem.IsLinux() && new FileInfo(pids).LinkTarget is { Length: > 0 } space ? $"{File.ReadAllText(boot).Trim()} {space}" : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a process still runs.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="started">When it began, in Unix seconds: a number is given again to a later process.</param>
    public static bool IsAlive(int id, long started)
    {
        try
        {
            using var process = Process.GetProcessById(id);

            // One that does not tell its start might be the one.
            return StartOf(process) is not { } start || Math.Abs(start - started) <= StartTolerance;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static long ReadStart()
    {
        using var current = Process.GetCurrentProcess();
        return StartOf(current) ?? 0;
    }

    private static long? StartOf(Process process)
    {
        try
        {
            return new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
