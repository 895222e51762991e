using System.Runtime.CompilerServices;

namespace StackStage.Operations.Tests;

internal static class SingleAttempts
{
    // The SDK's own pauses between attempts go by the real clock. What has to be tried again in a test is tried again by
    // the operations, on the sandbox's clock.
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", "1");
}
