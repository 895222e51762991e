using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.Kms;

/// <summary>Keys by id, ARN and alias; aliases themselves; the scenario's keys.</summary>
internal sealed partial class KmsService
{
    private KmsKey Key(SandboxCall call) => Find(call.Json.Required("KeyId"), call);

    private KmsKey Find(string reference, SandboxCall call)
    {
        if (reference.StartsWith("arn:", StringComparison.Ordinal))
        {
            var parts = reference.Split(':', 6);
            if (parts.Length < 6 || parts[2] != "kms")
            {
                throw new AwsError("InvalidArnException", $"Invalid arn {reference}");
            }

            if (parts[4] != call.AccountId || parts[3] != call.Region)
            {
                throw parts[4] == call.AccountId
                    ? new AwsError("NotFoundException", $"Invalid arn {parts[3]}")
                    : new AwsError("AccessDeniedException", $"User: {call.Principal.Arn} is not authorized to perform: {call.Service.IamActionOf(call)} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access");
            }
        }
        return Find(reference, call.AccountId, call.Region, call.Now);
    }

    /// <summary>
    /// The key that an id, ARN or alias stands for; a key that AWS manages (<c>alias/aws/…</c>) is made on first use.
    /// </summary>
    public KmsKey Find(string reference, string accountId, string region, DateTimeOffset now)
    {
        var state = Live(accountId, region, now);
        var prefix = $"arn:aws:kms:{region}:{accountId}:";
        var name = reference.StartsWith(prefix, StringComparison.Ordinal) ? reference[prefix.Length..] : reference;
        if (name.StartsWith("alias/", StringComparison.Ordinal))
        {
            if (name.StartsWith("alias/aws/", StringComparison.Ordinal) && !state.Aliases.ContainsKey(name))
            {
                var managed = NewKey(accountId, region, now);
                managed.ManagedByAws = true;
                managed.Description = $"Default key that protects my {name["alias/aws/".Length..].ToUpperInvariant()} data when no other key is defined";
                state.Aliases[name] = managed.KeyId;
            }
            return state.Aliases.TryGetValue(name, out var target) && state.Keys.TryGetValue(target, out var aliased)
                ? aliased
                : throw new AwsError("NotFoundException", $"Alias {prefix}{name} is not found.");
        }
        if (name.StartsWith("key/", StringComparison.Ordinal))
        {
            name = name["key/".Length..];
        }

        return state.Keys.TryGetValue(name, out var key)
            ? key
            : throw new AwsError("NotFoundException", $"Key '{prefix}key/{name}' does not exist");
    }

    private KmsState Live(SandboxCall call) => Live(call.AccountId, call.Region, call.Now);

    /// <summary>The state without the keys whose waiting period is over.</summary>
    private KmsState Live(string accountId, string region, DateTimeOffset now)
    {
        var state = StateOf(accountId, region);
        foreach (var gone in state.Keys.Values.Where(k => k.DeletionDate <= now).ToList())
        {
            state.Keys.Remove(gone.KeyId);
            foreach (var alias in state.Aliases.Where(a => a.Value == gone.KeyId).Select(a => a.Key).ToList())
            {
                state.Aliases.Remove(alias);
            }
        }
        return state;
    }

    private AwsReply CreateAlias(SandboxCall call)
    {
        var alias = AliasName(call);
        var key = Find(call.Json.Required("TargetKeyId"), call);
        RefusePending(key);
        if (!State(call).Aliases.TryAdd(alias, key.KeyId))
        {
            throw new AwsError("AlreadyExistsException", $"An alias with the name arn:aws:kms:{call.Region}:{call.AccountId}:{alias} already exists");
        }

        return AwsReply.Empty();
    }

    private AwsReply UpdateAlias(SandboxCall call)
    {
        var alias = AliasName(call);
        Find(alias, call);
        State(call).Aliases[alias] = Find(call.Json.Required("TargetKeyId"), call).KeyId;
        return AwsReply.Empty();
    }

    private AwsReply DeleteAlias(SandboxCall call)
    {
        var alias = AliasName(call);
        Find(alias, call);
        State(call).Aliases.Remove(alias);
        return AwsReply.Empty();
    }

    private static string AliasName(SandboxCall call)
    {
        var alias = call.Json.Required("AliasName");
        if (!alias.StartsWith("alias/", StringComparison.Ordinal))
        {
            throw AwsError.Validation("Invalid identifier");
        }

        return alias.StartsWith("alias/aws/", StringComparison.Ordinal)
            ? throw new AwsError("NotAuthorizedException", "")
            : alias;
    }

    private AwsReply ListAliases(SandboxCall call)
    {
        var state = Live(call);
        var only = call.Json.Str("KeyId") is null ? null : Key(call).KeyId;
        var aliases = state.Aliases.Where(a => only is null || a.Value == only).OrderBy(a => a.Key, StringComparer.Ordinal).ToList();
        return Page(call, aliases, "Aliases", 50, 100, a => a.Key, a => new JsonObject
        {
            ["AliasName"] = a.Key,
            ["AliasArn"] = $"arn:aws:kms:{call.Region}:{call.AccountId}:{a.Key}",
            ["TargetKeyId"] = a.Value,
            ["CreationDate"] = AwsTime.Epoch(state.Keys[a.Value].Created),
            ["LastUpdatedDate"] = AwsTime.Epoch(state.Keys[a.Value].Created),
        });
    }

    /// <summary>The section <c>kms</c>: <c>keys</c> with <c>keyId</c>?, <c>alias</c>?, <c>region</c>?, <c>description</c>?, <c>enabled</c>?, <c>tags</c>?.</summary>
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioKey>("keys"))
        {
            var region = described.Region ?? section.Region;
            var state = StateOf(section.AccountId, region);
            var id = described.KeyId ?? World.Ids.Guid();
            state.Keys[id] = new KmsKey
            {
                KeyId = id,
                Arn = $"arn:aws:kms:{region}:{section.AccountId}:key/{id}",
                Created = section.Now,
                Description = described.Description ?? "",
                Enabled = described.Enabled ?? true,
                Tags = described.Tags ?? [],
            };
            if (described.Alias is not null)
            {
                state.Aliases[described.Alias] = id;
            }
        }
    }

    private sealed record ScenarioKey(string? KeyId, string? Alias, string? Region, string? Description, bool? Enabled, Dictionary<string, string>? Tags);
}
