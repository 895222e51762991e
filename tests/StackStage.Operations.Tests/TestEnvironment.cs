using System.Runtime.CompilerServices;

namespace StackStage.Operations.Tests;

internal static class TestEnvironment
{
    // One attempt per call: the SDK's own pauses between attempts go by the real clock. What has to be tried again
    // in a test is tried again by the operations, on the sandbox's clock. And no machine's own configuration.
    [ModuleInitializer]
    internal static void Isolate()
    {
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", "1");
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
        foreach (var name in new[] { "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
