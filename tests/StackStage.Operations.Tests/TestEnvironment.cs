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
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(Path.GetTempPath(), "stackstage-tests-no-config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(Path.GetTempPath(), "stackstage-tests-no-credentials"));
        foreach (var name in new[] { "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
