using System.Reflection;
using System.Runtime.Loader;

namespace StackStage.Loader;

/// <summary>
/// Loads the module's assemblies and their dependencies into a context of their own, so that another module in the
/// same session can have other versions of them (AWS.Tools brings its own AWSSDK.Core) and neither sees the other's.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly object Gate = new();
    private static ModuleLoadContext? _instance;

    private readonly string _folder;

    private ModuleLoadContext(string folder)
        : base("StackStage") => _folder = folder;

    /// <summary>Loads the assembly with the cmdlets; called by the module's script.</summary>
    /// <param name="folder">The folder with the module's assemblies.</param>
    /// <returns>The same assembly each time; a session has one copy.</returns>
    public static Assembly LoadCmdlets(string folder)
    {
        lock (Gate)
        {
            _instance ??= new ModuleLoadContext(Path.GetFullPath(folder));
            return _instance.LoadFromAssemblyName(new AssemblyName("StackStage.Cmdlets"));
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);

        // What is not beside us (PowerShell itself, the framework) comes from the default context.
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
