using StackStage.Runner.Hosting;

namespace StackStage.Runner.Tests;

/// <summary>Runs command lines in this process, with streams that a test can read.</summary>
public abstract class CommandTestBase : IDisposable
{
    protected CommandTestBase() => Folder = Directory.CreateTempSubdirectory("stackstage-runner-").FullName;

    protected string Folder { get; }

    protected static string Sample => Path.Combine(Root, "samples", "broken-state.json");

    protected static string Root { get; } = FindRoot();

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string CopyOfSample(string name = "state.json")
    {
        var path = Path.Combine(Folder, name);
        File.Copy(Sample, path);
        return path;
    }

    internal static Result Run(params string[] arguments) => RunWith(string.Empty, false, arguments);

    internal static Result RunWith(string input, bool isInteractive, params string[] arguments) =>
        RunWith(input, isInteractive ? InputKind.Terminal : input.Length == 0 ? InputKind.None : InputKind.Pipe, arguments);

    internal static Result RunWith(string input, InputKind kind, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var reader = new StringReader(input);
        var console = new RunnerConsole(reader, output, errors) { InputKind = kind, CanPrompt = kind == InputKind.Terminal, Width = 120 };
        var exitCode = new CommandRunner(console).Run(arguments);
        return new Result(exitCode, output.ToString(), errors.ToString());
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cmdlets.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        return folder;
    }

    internal sealed record Result(int ExitCode, string Output, string Errors);
}
