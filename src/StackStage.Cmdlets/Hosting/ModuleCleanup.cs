using System.Management.Automation;

namespace StackStage.Cmdlets.Hosting;

/// <summary>Stops the session's sandbox when the module is removed, so that no variable of the environment points to what is gone.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => SandboxSession.Stop();
}
