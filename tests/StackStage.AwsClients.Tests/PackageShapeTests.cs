using System.Diagnostics;
using System.Security.Cryptography;
using StackStage.Tests.Shared;

namespace StackStage.AwsClients.Tests;

/// <summary>
/// The check that lies beside the repository builds stand-ins of the official packages from botocore's models, compares
/// the clients' public members with theirs, and compiles Operations against them. It takes a minute or more the first time;
/// what it has built stays in the temporary folder for the next.
/// </summary>
public class PackageShapeTests
{
    [SkippableFact]
    public async Task The_official_packages_can_take_the_clients_place()
    {
        var (root, script) = (FindUp("Cmdlets.sln"), FindUp(Path.Combine("shared", "checks", "aws-sdk-shape", "sdk-check.sh")));
        Skip.If(script is null, "The check (shared/checks/aws-sdk-shape) is not beside this repository.");
        var (bash, git) = (External.Find("bash"), External.Find("git"));
        Skip.If(bash is null || git is null || OperatingSystem.IsWindows(), "The check needs bash and git.");
        Skip.If(External.Python is null || (await RunAsync(External.Python, "-c", "import botocore")).ExitCode != 0, "python3 with botocore is not there.");

        using var work = WorkFolder.Open(script!);
        var (exitCode, output) = await RunAsync(bash!, script!, Path.GetDirectoryName(root)!, work.Path);

        Skip.If(exitCode != 0 && output.Contains("NU1301", StringComparison.Ordinal), "The package feed cannot be reached.");
        Assert.True(exitCode == 0, output);
        Assert.Contains("AWSSDK.CloudFront/", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What the build that runs these tests has set is not for the builds of the check.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || key is "DOTNET_HOST_PATH").ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private static string? FindUp(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, name)))
            {
                return Path.Combine(folder.FullName, name);
            }
        }

        return null;
    }

    /// <summary>The folder of this version of the check; a second run at the same time gets one of its own, which goes with it.</summary>
    private sealed class WorkFolder(string path, FileStream? held) : IDisposable
    {
        public string Path => path;

        public static WorkFolder Open(string script)
        {
            var version = Convert.ToHexStringLower(SHA256.HashData([.. Directory.GetFiles(System.IO.Path.GetDirectoryName(script)!).Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)]))[..12];
            var shared = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"stackstage-sdk-shape-{version}");
            Directory.CreateDirectory(shared);
            try
            {
                return new WorkFolder(shared, new FileStream(System.IO.Path.Combine(shared, "in-use"), FileMode.Create, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                return new WorkFolder(Directory.CreateTempSubdirectory("stackstage-sdk-shape").FullName, null);
            }
        }

        public void Dispose()
        {
            if (held is null)
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                held.Dispose();
            }
        }
    }
}
