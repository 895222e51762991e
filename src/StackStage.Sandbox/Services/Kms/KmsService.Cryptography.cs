using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Kms;

/// <summary>What keys are for.</summary>
internal sealed partial class KmsService
{
    private AwsReply Encrypt(SandboxCall call)
    {
        var key = Usable(Key(call));
        var plaintext = Blob(call.Json, "Plaintext");
        if (plaintext.Length is 0 or > 4096)
        {
            throw AwsError.Validation("1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096 and greater than or equal to 1");
        }

        return AwsReply.Of(new JsonObject
        {
            ["CiphertextBlob"] = Convert.ToBase64String(KmsCiphertext.Seal(key, plaintext, Context(call, "EncryptionContext"))),
            ["KeyId"] = key.Arn,
            ["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT",
        });
    }

    private AwsReply Decrypt(SandboxCall call)
    {
        var (key, plaintext) = Open(call, "KeyId", "EncryptionContext");
        return AwsReply.Of(new JsonObject
        {
            ["KeyId"] = key.Arn,
            ["Plaintext"] = Convert.ToBase64String(plaintext),
            ["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT",
        });
    }

    private AwsReply ReEncrypt(SandboxCall call)
    {
        var (source, plaintext) = Open(call, "SourceKeyId", "SourceEncryptionContext");
        var target = Usable(Find(call.Json.Required("DestinationKeyId"), call));
        return AwsReply.Of(new JsonObject
        {
            ["CiphertextBlob"] = Convert.ToBase64String(KmsCiphertext.Seal(target, plaintext, Context(call, "DestinationEncryptionContext"))),
            ["SourceKeyId"] = source.Arn,
            ["KeyId"] = target.Arn,
            ["SourceEncryptionAlgorithm"] = "SYMMETRIC_DEFAULT",
            ["DestinationEncryptionAlgorithm"] = "SYMMETRIC_DEFAULT",
        });
    }

    private AwsReply GenerateDataKey(SandboxCall call, bool withPlaintext)
    {
        var key = Usable(Key(call));
        var size = (call.Json.Str("KeySpec"), call.Json.Int("NumberOfBytes")) switch
        {
            ("AES_256", null) => 32,
            ("AES_128", null) => 16,
            (null, { } bytes and >= 1 and <= 1024) => bytes,
            _ => throw AwsError.Validation("Please specify either number of bytes or key spec."),
        };
        var plaintext = RandomNumberGenerator.GetBytes(size);
        var json = new JsonObject
        {
            ["CiphertextBlob"] = Convert.ToBase64String(KmsCiphertext.Seal(key, plaintext, Context(call, "EncryptionContext"))),
            ["KeyId"] = key.Arn,
        };
        if (withPlaintext)
        {
            json["Plaintext"] = Convert.ToBase64String(plaintext);
        }

        return AwsReply.Of(json);
    }

    private AwsReply GenerateRandom(SandboxCall call) => AwsReply.Of(new JsonObject
    {
        ["Plaintext"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(call.Json.Int("NumberOfBytes") ?? 32)),
    });

    private (KmsKey Key, byte[] Plaintext) Open(SandboxCall call, string keyMember, string contextMember)
    {
        var blob = Blob(call.Json, "CiphertextBlob");
        var key = Find(KmsCiphertext.KeyArn(blob), call);
        if (call.Json.Str(keyMember) is { } named && Find(named, call) != key)
        {
            throw new AwsError("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");
        }

        return (Usable(key), KmsCiphertext.Open(key, blob, Context(call, contextMember)));
    }

    /// <summary>The key, when it can be used now.</summary>
    public static KmsKey Usable(KmsKey key)
    {
        RefusePending(key);
        return key.Enabled ? key : throw new AwsError("DisabledException", $"{key.Arn} is disabled.");
    }

    private static Dictionary<string, string> Context(SandboxCall call, string member) =>
        (call.Json.Obj(member) ?? []).ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "", StringComparer.Ordinal);

    private static byte[] Blob(JsonObject json, string member)
    {
        try
        {
            return Convert.FromBase64String(json.Required(member));
        }
        catch (FormatException)
        {
            throw new AwsError("SerializationException", $"'{member}' is not base64.");
        }
    }
}
