using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Tests.Support;

/// <summary>Commands of the real aws CLI against one sandbox, in several goes; what lines kept by name is known in all of them.</summary>
internal sealed class CliSession(StageSandbox sandbox)
{
    private readonly JsonObject _known = [];

    public JsonNode? this[string name] => _known[name];

    public Task Run(params string[] lines) => Peer.Cli(sandbox, _known, lines);

    /// <summary>Compares kept answers with what is expected of them, by name.</summary>
    public void Answered(string expected)
    {
        var names = JsonNode.Parse(expected)!.AsObject().Select(e => e.Key).ToList();
        Expect.Same(expected, new JsonObject(names.Select(n => KeyValuePair.Create(n, _known[n]?.DeepClone()))));
    }

    /// <summary>Whether no operation that a service of the sandbox knows was left out.</summary>
    public void Covered(params string[] services)
    {
        foreach (var service in sandbox.World.Services.Where(s => services.Contains(s.Name)))
        {
            Assert.Empty(service.Operations.Except(Called(service.Name)));
        }
    }

    /// <summary>How often an operation was called: a command that pages calls it once a page.</summary>
    public int Count(string service, string action) => Called(service).Count(a => a == action);

    private IEnumerable<string> Called(string service) => sandbox.Journal.Entries.Where(e => e.Service == service).Select(e => e.Action);
}
