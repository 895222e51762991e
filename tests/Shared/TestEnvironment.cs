using System.Runtime.CompilerServices;

namespace StackStage.Tests.Shared;

/// <summary>Keeps the machine's own AWS configuration out of every test project.</summary>
internal static class TestEnvironment
{
    [ModuleInitializer]
    internal static void Isolate()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");

        // The SDK looks these two up once, and only if the files exist; tests that want them write there.
        var folder = Directory.CreateTempSubdirectory("stackstage-tests").FullName;
        foreach (var (variable, name) in new[] { ("AWS_CONFIG_FILE", "config"), ("AWS_SHARED_CREDENTIALS_FILE", "credentials") })
        {
            var file = Path.Combine(folder, name);
            File.WriteAllText(file, string.Empty);
            Environment.SetEnvironmentVariable(variable, file);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
