namespace StackStage.Operations.Tests.Connection;

/// <summary>Tests that change variables of the process, which all of them share: one at a time, and nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ProcessEnvironment
{
    public const string Name = "process environment";
}

/// <summary>Variables for the time of a test, and shared files.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public string Folder { get; } = Path.GetDirectoryName(Environment.GetEnvironmentVariable("AWS_CONFIG_FILE"))!;

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Config(string text) => File.WriteAllText(Path.Combine(Folder, "config"), text);

    public void Credentials(string text) => File.WriteAllText(Path.Combine(Folder, "credentials"), text);

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Config(string.Empty);
        Credentials(string.Empty);
    }
}
