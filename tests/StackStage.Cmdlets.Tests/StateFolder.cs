using System.Runtime.CompilerServices;

namespace StackStage.Cmdlets.Tests;

/// <summary>Keeps the journals of tests out of the user's own.</summary>
internal static class StateFolder
{
    [ModuleInitializer]
    internal static void UseOwn()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "state", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", folder);
        Environment.SetEnvironmentVariable("LOCALAPPDATA", folder);
    }
}
