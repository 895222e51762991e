using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Services.Route53;

/// <summary>The world's view of the records in the sandbox: for each name the public zone with the longest matching name.</summary>
internal sealed class DnsView(SandboxWorld world)
{
    /// <summary>The record sets of a name and type, also those that no resolver sees yet.</summary>
    public IReadOnlyList<RecordSet> Find(string name, string type)
    {
        var normal = DnsName.Normalize(name);
        var zones = world.Service<Route53Service>().States.SelectMany(s => s.State.Zones.Values)
            .Where(z => z is { Private: false, Undelegated: false } && DnsName.IsIn(normal, z.Name)).ToList();
        if (zones.Count == 0)
        {
            return [];
        }

        var longest = zones.Max(z => z.Name.Length);
        return [.. zones.Where(z => z.Name.Length == longest).SelectMany(z => z.Records).Where(r => r.Name == normal && r.Type == type)];
    }

    /// <summary>The CAA records that hold for a name: its own or those of the closest parent that has any.</summary>
    public IReadOnlyList<RecordSet> FindCaa(string name, DateTimeOffset at)
    {
        for (var rest = DnsName.Normalize(name); rest.Length > 1; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            var found = Find(rest, "CAA").Where(r => r.EffectiveAt <= at).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }
        return [];
    }
}
