using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Services;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Routing;

/// <summary>
/// Eventual consistency: while a rule asks for it, what a service knew before each write is kept, and a read within the
/// rule's time sees the oldest of it.
/// </summary>
internal sealed class StaleReads(SandboxWorld world, SandboxFaults faults)
{
    private readonly List<(SandboxService Service, DateTimeOffset WrittenAt, JsonNode? Before)> _kept = [];

    /// <summary>Called before every write.</summary>
    public void Remember()
    {
        var now = world.Now;
        _kept.RemoveAll(k => faults.StaleSeconds(k.Service.Name) is not { } seconds || k.WrittenAt.AddSeconds(seconds) <= now);
        foreach (var service in world.Services)
        {
            if (faults.StaleSeconds(service.Name) is not null)
            {
                _kept.Add((service, now, service.Export()));
            }
        }
    }

    public AwsReply Read(SandboxService service, TimeSpan behind, Func<AwsReply> read)
    {
        var since = world.Now - behind;
        var index = _kept.FindIndex(k => k.Service == service && k.WrittenAt > since);
        if (index < 0)
        {
            return read();
        }

        var present = service.Export();
        service.Import(_kept[index].Before?.DeepClone());
        try
        {
            return read();
        }
        finally
        {
            service.Import(present);
        }
    }
}
