using System.Globalization;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Kms;

/// <summary>KMS: symmetric keys that really encrypt, with encryption contexts, aliases, and scheduled deletion.</summary>
internal sealed partial class KmsService : SandboxService<KmsState>, ITaggedResources
{
    public KmsService()
    {
        On("CreateKey", CreateKey);
        On("DescribeKey", DescribeKey);
        On("ListKeys", ListKeys);
        On("EnableKey", call => Enable(call, true));
        On("DisableKey", call => Enable(call, false));
        On("ScheduleKeyDeletion", ScheduleKeyDeletion);
        On("CancelKeyDeletion", CancelKeyDeletion);
        On("CreateAlias", CreateAlias);
        On("UpdateAlias", UpdateAlias);
        On("DeleteAlias", DeleteAlias);
        On("ListAliases", ListAliases);
        On("TagResource", TagResource);
        On("UntagResource", UntagResource);
        On("ListResourceTags", ListResourceTags);
        On("Encrypt", Encrypt, isRead: true);
        On("Decrypt", Decrypt);
        On("ReEncrypt", ReEncrypt, isRead: true);
        On("GenerateDataKey", call => GenerateDataKey(call, withPlaintext: true), isRead: true);
        On("GenerateDataKeyWithoutPlaintext", call => GenerateDataKey(call, withPlaintext: false), isRead: true);
        On("GenerateRandom", GenerateRandom, isRead: true);
    }

    public override string Name => "kms";

    public override AwsProtocol Protocol => AwsProtocol.Json11;

    public override string TargetPrefix => "TrentService";

    protected override IReadOnlyList<string> ResourceMembers => ["KeyId", "TargetKeyId", "AliasName", "DestinationKeyId"];

    public override AwsError InternalError => new("KMSInternalException", "The request was rejected because an internal exception occurred.", 500);

    public override string ArnOf(SandboxCall call)
    {
        var named = call.Resource ?? "*";
        if (named.StartsWith("arn:", StringComparison.Ordinal))
        {
            return named;
        }

        var resource = named.StartsWith("alias/", StringComparison.Ordinal) ? named : "key/" + named;
        return $"arn:aws:kms:{call.Region}:{call.AccountId}:{resource}";
    }

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) =>
        StateOf(accountId, region).Keys.Values.Where(k => k.Tags.Count > 0).Select(k => new TaggedResource(k.Arn, k.Tags));

    private AwsReply CreateKey(SandboxCall call)
    {
        if (call.Json.Str("KeySpec") is { } spec && spec != "SYMMETRIC_DEFAULT")
        {
            throw new AwsError("UnsupportedOperationException", $"The sandbox makes symmetric keys only, not {spec}.");
        }

        var key = NewKey(call.AccountId, call.Region, call.Now);
        key.Description = call.Json.Str("Description") ?? "";
        key.MultiRegion = call.Json.Bool("MultiRegion") == true;
        foreach (var tag in call.Json.Objects("Tags"))
        {
            key.Tags[tag.Required("TagKey")] = tag.Required("TagValue");
        }

        return AwsReply.Of(new JsonObject { ["KeyMetadata"] = Metadata(key, call.AccountId) });
    }

    private KmsKey NewKey(string accountId, string region, DateTimeOffset now)
    {
        var id = World.Ids.Guid();
        var key = new KmsKey { KeyId = id, Arn = $"arn:aws:kms:{region}:{accountId}:key/{id}", Created = now };
        StateOf(accountId, region).Keys[id] = key;
        return key;
    }

    private AwsReply DescribeKey(SandboxCall call) =>
        AwsReply.Of(new JsonObject { ["KeyMetadata"] = Metadata(Key(call), call.AccountId) });

    private static JsonObject Metadata(KmsKey key, string accountId)
    {
        var json = new JsonObject
        {
            ["AWSAccountId"] = accountId,
            ["KeyId"] = key.KeyId,
            ["Arn"] = key.Arn,
            ["CreationDate"] = AwsTime.Epoch(key.Created),
            ["Enabled"] = key.State == "Enabled",
            ["Description"] = key.Description,
            ["KeyUsage"] = "ENCRYPT_DECRYPT",
            ["KeyState"] = key.State,
            ["Origin"] = "AWS_KMS",
            ["KeyManager"] = key.ManagedByAws ? "AWS" : "CUSTOMER",
            ["CustomerMasterKeySpec"] = "SYMMETRIC_DEFAULT",
            ["KeySpec"] = "SYMMETRIC_DEFAULT",
            ["EncryptionAlgorithms"] = new JsonArray("SYMMETRIC_DEFAULT"),
            ["MultiRegion"] = key.MultiRegion,
        };
        if (key.DeletionDate is { } date)
        {
            json["DeletionDate"] = AwsTime.Epoch(date);
        }

        return json;
    }

    private AwsReply ListKeys(SandboxCall call)
    {
        var keys = Live(call).Keys.Values.OrderBy(k => k.KeyId, StringComparer.Ordinal).ToList();
        return Page(call, keys, "Keys", 100, 1000, k => k.KeyId,
            k => new JsonObject { ["KeyId"] = k.KeyId, ["KeyArn"] = k.Arn });
    }

    private AwsReply Enable(SandboxCall call, bool enabled)
    {
        var key = Key(call);
        RefusePending(key);
        RefuseManaged(key, call);
        key.Enabled = enabled;
        return AwsReply.Empty();
    }

    private AwsReply ScheduleKeyDeletion(SandboxCall call)
    {
        var key = Key(call);
        RefusePending(key);
        RefuseManaged(key, call);
        var days = call.Json.Int("PendingWindowInDays") ?? 30;
        if (days is < 7 or > 30)
        {
            throw AwsError.Validation($"1 validation error detected: Value '{days.ToString(CultureInfo.InvariantCulture)}' at 'pendingWindowInDays' failed to satisfy constraint: Member must be between 7 and 30, inclusive");
        }

        key.DeletionDate = call.Now.AddDays(days);
        key.Enabled = false;
        return AwsReply.Of(new JsonObject
        {
            ["KeyId"] = key.Arn,
            ["DeletionDate"] = AwsTime.Epoch(key.DeletionDate.Value),
            ["KeyState"] = key.State,
            ["PendingWindowInDays"] = days,
        });
    }

    private AwsReply CancelKeyDeletion(SandboxCall call)
    {
        var key = Key(call);
        if (key.DeletionDate is null)
        {
            throw new AwsError("KMSInvalidStateException", $"{key.Arn} is not pending deletion.");
        }

        key.DeletionDate = null;
        return AwsReply.Of(new JsonObject { ["KeyId"] = key.Arn });
    }

    private AwsReply TagResource(SandboxCall call)
    {
        var key = Key(call);
        foreach (var tag in call.Json.Objects("Tags"))
        {
            key.Tags[tag.Required("TagKey")] = tag.Required("TagValue");
        }

        return AwsReply.Empty();
    }

    private AwsReply UntagResource(SandboxCall call)
    {
        var key = Key(call);
        foreach (var name in call.Json.Strings("TagKeys"))
        {
            key.Tags.Remove(name);
        }

        return AwsReply.Empty();
    }

    private AwsReply ListResourceTags(SandboxCall call) => AwsReply.Of(new JsonObject
    {
        ["Tags"] = JsonMembers.ToArray(Key(call).Tags.OrderBy(t => t.Key, StringComparer.Ordinal),
            t => new JsonObject { ["TagKey"] = t.Key, ["TagValue"] = t.Value }),
        ["Truncated"] = false,
    });

    private static void RefuseManaged(KmsKey key, SandboxCall call)
    {
        if (key.ManagedByAws)
        {
            throw new AwsError("AccessDeniedException",
            $"User: {call.Principal.Arn} is not authorized to perform: {call.Service.IamActionOf(call)} on resource: {key.Arn} because no resource-based policy allows the {call.Service.IamActionOf(call)} action");
        }
    }

    private static void RefusePending(KmsKey key)
    {
        if (key.DeletionDate is not null)
        {
            throw new AwsError("KMSInvalidStateException", $"{key.Arn} is pending deletion.");
        }
    }

    private static AwsReply Page<T>(SandboxCall call, List<T> items, string member, int usual, int most, Func<T, string> id, Func<T, JsonNode> convert)
    {
        var limit = call.Json.Int("Limit") ?? usual;
        if (limit < 1 || limit > most)
        {
            throw AwsError.Validation($"1 validation error detected: Value '{limit.ToString(CultureInfo.InvariantCulture)}' at 'limit' failed to satisfy constraint");
        }

        var marker = call.Json.Str("Marker");
        var start = marker is null ? 0 : items.FindIndex(i => id(i) == marker) + 1;
        if (marker is not null && start == 0)
        {
            throw new AwsError("InvalidMarkerException", "Could not deserialize marker");
        }

        var page = items.Skip(start).Take(limit).ToList();
        var more = start + page.Count < items.Count;
        var json = new JsonObject { [member] = JsonMembers.ToArray(page, i => convert(i)), ["Truncated"] = more };
        if (more)
        {
            json["NextMarker"] = id(page[^1]);
        }

        return AwsReply.Of(json);
    }
}
