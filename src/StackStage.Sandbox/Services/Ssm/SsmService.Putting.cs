using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Services.Kms;

namespace StackStage.Sandbox.Services.Ssm;

/// <summary>PutParameter and all that it refuses.</summary>
internal sealed partial class SsmService
{
    private const string DefaultKey = "alias/aws/ssm";
    private const int KeptVersions = 100;

    private KmsService Kms => World.Service<KmsService>();

    private AwsReply PutParameter(SandboxCall call)
    {
        var json = call.Json;
        var state = State(call);
        var name = PlainName(json.Required("Name"));
        CheckName(name);
        var overwrite = json.Bool("Overwrite") == true;
        var tags = json.Objects("Tags");
        if (overwrite && tags.Count > 0)
        {
            throw SsmErrors.TagsAndOverwrite();
        }

        if (tags.Count > 50)
        {
            throw AwsError.Validation("There are more than 50 tags.");
        }

        var existing = state.Parameters.GetValueOrDefault(name);
        if (existing is not null && !overwrite)
        {
            throw SsmErrors.AlreadyExists();
        }

        if (existing is null)
        {
            CheckNew(call, state, name);
        }

        var before = existing?.Latest;
        var type = json.Str("Type") ?? before?.Type
            ?? throw AwsError.Validation("A parameter type is required when you create a parameter.");
        if (type is not ("String" or "StringList" or "SecureString"))
        {
            throw AwsError.Validation($"1 validation error detected: Value '{type}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [SecureString, StringList, String]");
        }

        var value = json.Required("Value");
        if (value.Length == 0)
        {
            throw AwsError.Validation("1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        var policies = Policies(json.Str("Policies"));
        var version = new SsmVersion
        {
            Version = (before?.Version ?? 0) + 1,
            Type = type,
            Value = value,
            Description = json.Str("Description") ?? before?.Description,
            AllowedPattern = json.Str("AllowedPattern") ?? before?.AllowedPattern,
            DataType = DataType(json.Str("DataType") ?? before?.DataType),
            Policies = policies ?? before?.Policies,
            Tier = Tier(json.Str("Tier"), before?.Tier, value, policies),
            Modified = call.Now,
            ModifiedBy = call.Principal.Arn,
        };
        CheckPattern(version);
        Encrypt(call, version, json.Str("KeyId") ?? before?.KeyId);

        var parameter = existing ?? new SsmParameter { Name = name };
        if (parameter.Versions.Count == KeptVersions)
        {
            if (parameter.Versions[0].Labels.Count > 0)
            {
                throw new AwsError("ParameterMaxVersionLimitExceeded",
                    $"You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {parameter.Versions[0].Version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.");
            }

            parameter.Versions.RemoveAt(0);
        }
        parameter.Versions.Add(version);
        foreach (var tag in tags)
        {
            parameter.Tags[tag.Required("Key")] = tag.Required("Value");
        }

        state.Parameters[name] = parameter;
        state.Deleted.Remove(name);
        return AwsReply.Of(new JsonObject { ["Version"] = version.Version, ["Tier"] = version.Tier });
    }

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 1011 || !NameCharacters().IsMatch(name) || name.Contains("//", StringComparison.Ordinal) || (name.Length > 1 && name.EndsWith('/')))
        {
            throw AwsError.Validation("Invalid parameter name. Please use correct syntax for referencing a version/label  <name>:<version/label>");
        }

        if (name.Contains('/', StringComparison.Ordinal) && name[0] != '/')
        {
            throw AwsError.Validation("Parameter name must be a fully qualified name.");
        }

        var first = name.TrimStart('/').Split('/')[0];
        if (first.StartsWith("aws", StringComparison.OrdinalIgnoreCase))
        {
            throw new AwsError("AccessDeniedException", $"No access to reserved parameter name: {name}.");
        }

        if (first.StartsWith("ssm", StringComparison.OrdinalIgnoreCase))
        {
            throw SsmErrors.ReservedPrefix();
        }

        if (name.Count(c => c == '/') > 15)
        {
            throw new AwsError("HierarchyLevelLimitExceededException", "A hierarchy can have a maximum of 15 levels.");
        }
    }

    private void CheckNew(SandboxCall call, SsmState state, string name)
    {
        // "Wait for at least 30 seconds after deleting": before that the name is still being taken down.
        if (state.Deleted.TryGetValue(name, out var deleted) && call.Now < deleted + World.Setting("ssm.recreateAfter", TimeSpan.FromSeconds(30)))
        {
            throw new AwsError("TooManyUpdates", "There are concurrent updates for a resource that supports one update at a time.");
        }

        if (state.Parameters.Count >= World.Setting("ssm.standardParameters", 10_000) && call.Json.Str("Tier") is null or "Standard")
        {
            throw new AwsError("ParameterLimitExceeded", "You have exceeded the number of parameters for this AWS account. Delete one or more parameters and try again.");
        }
    }

    private static string Tier(string? asked, string? before, string value, string? policies)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        if (asked is not (null or "Standard" or "Advanced" or "Intelligent-Tiering"))
        {
            throw AwsError.Validation($"1 validation error detected: Value '{asked}' at 'tier' failed to satisfy constraint: Member must satisfy enum value set: [Standard, Advanced, Intelligent-Tiering]");
        }

        if (before == "Advanced" && asked == "Standard")
        {
            throw SsmErrors.Downgrade();
        }

        var tier = asked switch
        {
            "Intelligent-Tiering" => before == "Advanced" || bytes > 4096 || policies is not null ? "Advanced" : "Standard",
            _ => asked ?? before ?? "Standard",
        };
        if (bytes > (tier == "Advanced" ? 8192 : 4096))
        {
            throw SsmErrors.TooLarge(tier);
        }

        if (tier == "Standard" && policies is not null)
        {
            throw AwsError.Validation("Parameter policies are only supported for parameters that use the advanced-parameter tier.");
        }

        return tier;
    }

    private static string DataType(string? asked) => asked switch
    {
        null => "text",
        "text" or "aws:ec2:image" or "aws:ssm:integration" => asked,
        _ => throw AwsError.Validation($"The following data type is not supported: {asked} (Data type names are all lowercase.)"),
    };

    private static string? Policies(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim() == "[]")
        {
            return null;
        }

        try
        {
            if (JsonNode.Parse(text) is not JsonArray array)
            {
                throw new AwsError("InvalidPolicyAttributeException", "Policies must be a JSON array.");
            }

            if (array.Count > 10)
            {
                throw new AwsError("PoliciesLimitExceededException", "You specified more than the maximum number of allowed policies for the parameter. The maximum is 10.");
            }

            foreach (var policy in array)
            {
                if ((string?)policy?["Type"] is not ("Expiration" or "ExpirationNotification" or "NoChangeNotification"))
                {
                    throw new AwsError("InvalidPolicyTypeException", "The policy type is not supported. Parameter Store supports the following policy types: Expiration, ExpirationNotification, and NoChangeNotification.");
                }
            }

            return text;
        }
        catch (JsonException)
        {
            throw new AwsError("InvalidPolicyAttributeException", "A policy attribute or its value is invalid.");
        }
    }

    private static void CheckPattern(SsmVersion version)
    {
        if (string.IsNullOrEmpty(version.AllowedPattern))
        {
            return;
        }

        try
        {
            if (!Regex.IsMatch(version.Value, version.AllowedPattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            {
                throw new AwsError("ParameterPatternMismatchException", $"Parameter value, cannot be validated against allowedPattern: {version.AllowedPattern}");
            }
        }
        catch (RegexParseException)
        {
            throw new AwsError("InvalidAllowedPatternException", "The request does not meet the regular expression requirement.");
        }
    }

    private void Encrypt(SandboxCall call, SsmVersion version, string? keyId)
    {
        if (version.Type != "SecureString")
        {
            if (call.Json.Str("KeyId") is not null)
            {
                throw AwsError.Validation("KeyId is supported for SecureString parameters only.");
            }

            return;
        }
        version.KeyId = keyId ?? DefaultKey;
        version.KeyArn = UsableKey(call, version.KeyId, version.Tier == "Advanced" ? "GenerateDataKey" : "Encrypt").Arn;
    }

    /// <summary>A key that can be used now; what KMS says against it, as Parameter Store passes it on.</summary>
    private KmsKey UsableKey(SandboxCall call, string keyId, string kmsAction)
    {
        KmsKey key;
        try
        {
            key = KmsService.Usable(Kms.Find(keyId, call.AccountId, call.Region, call.Now));
        }
        catch (AwsError error)
        {
            throw new AwsError("InvalidKeyId", $"{error.Message} (Service: AWSKMS; Status Code: 400; Error Code: {error.Code}; Request ID: {call.RequestId})");
        }
        // Parameter Store calls KMS in the caller's name: without the permission for the key the parameter stays closed.
        if (World.Faults.Next("kms", kmsAction, key.Arn, isRead: true, World.Now)?.Kind == SandboxFaultKind.AccessDenied)
        {
            throw new AwsError("AccessDeniedException",
                $"User: {call.Principal.Arn} is not authorized to perform: kms:{kmsAction} on resource: {key.Arn} because no identity-based policy allows the kms:{kmsAction} action (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException; Request ID: {call.RequestId})");
        }

        return key;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.\\-/]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NameCharacters();
}
