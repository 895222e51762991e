using System.Text.Json;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Services;

/// <summary>
/// A service with state: one <typeparamref name="TState"/> per account and Region (or per <see cref="Scope"/>), made of
/// plain records that System.Text.Json can write and read back.
/// </summary>
internal abstract class SandboxService<TState> : SandboxService where TState : class, new()
{
    private Dictionary<string, TState> _states = new(StringComparer.Ordinal);

    protected virtual StateScope Scope => StateScope.Regional;

    /// <summary>The state that a call is about.</summary>
    protected TState State(SandboxCall call) => StateOf(call.AccountId, call.Region);

    /// <summary>The state of an account and Region; made when there is none.</summary>
    public TState StateOf(string accountId, string region)
    {
        var key = Scope switch
        {
            StateScope.Regional => accountId + "/" + region,
            StateScope.Global => accountId + "/aws-global",
            _ => "*/aws-global",
        };
        if (!_states.TryGetValue(key, out var state))
        {
            _states[key] = state = new TState();
        }

        return state;
    }

    /// <summary>All states with the account and Region they belong to.</summary>
    public IEnumerable<(string AccountId, string Region, TState State)> States
    {
        get
        {
            foreach (var (key, state) in _states.OrderBy(s => s.Key, StringComparer.Ordinal).ToList())
            {
                var slash = key.IndexOf('/', StringComparison.Ordinal);
                yield return (key[..slash], key[(slash + 1)..], state);
            }
        }
    }

    public override JsonNode? Export() =>
        _states.Count == 0 ? null : JsonSerializer.SerializeToNode(_states, SandboxJson.Compact);

    public override void Import(JsonNode? state) =>
        _states = state.Deserialize<Dictionary<string, TState>>(SandboxJson.Compact) ?? new(StringComparer.Ordinal);
}
