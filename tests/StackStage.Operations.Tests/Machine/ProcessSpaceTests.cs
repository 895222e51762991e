using System.Diagnostics;
using StackStage.Operations.Machine;

namespace StackStage.Operations.Tests.Machine;

/// <summary>Where the number of a process means something.</summary>
public sealed class ProcessSpaceTests
{
    [SkippableFact]
    public void On_Linux_it_is_the_boot_and_the_PID_namespace()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux says so.");
        Assert.Matches(@"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} pid:\[[0-9]+\]$", ProcessLife.Space);
        Assert.Null(ProcessLife.ReadSpace("/proc/not-there", "/proc/self/ns/pid"));
        Assert.Null(ProcessLife.ReadSpace("/proc/sys/kernel/random/boot_id", "/proc/self/ns/not-there"));
    }

    [SkippableFact]
    public async Task A_container_has_another()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/unshare"), "unshare is not here.");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/unshare", ["--pid", "--fork", "readlink", "/proc/self/ns/pid_for_children"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var inside = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Skip.IfNot(process.ExitCode == 0, "No namespaces may be made here.");
        Assert.DoesNotContain(inside.Trim(), ProcessLife.Space, StringComparison.Ordinal);
    }
}
