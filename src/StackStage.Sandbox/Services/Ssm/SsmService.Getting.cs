using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Services.Kms;

namespace StackStage.Sandbox.Services.Ssm;

/// <summary>Values: one, ten, by path, with history.</summary>
internal sealed partial class SsmService
{
    private AwsReply GetParameter(SandboxCall call)
    {
        var (parameter, version, selector) = Select(call, call.Json.Required("Name"));
        return AwsReply.Of(new JsonObject { ["Parameter"] = Value(call, parameter, version, selector) });
    }

    private AwsReply GetParameters(SandboxCall call)
    {
        var found = new JsonArray();
        var invalid = new JsonArray();
        foreach (var name in Names(call))
        {
            try
            {
                var (parameter, version, selector) = Select(call, name);
                found.Add(Value(call, parameter, version, selector));
            }
            catch (AwsError error) when (error.Code is "ParameterNotFound" or "ParameterVersionNotFound")
            {
                invalid.Add(name);
            }
        }
        return AwsReply.Of(new JsonObject { ["Parameters"] = found, ["InvalidParameters"] = invalid });
    }

    private AwsReply GetParametersByPath(SandboxCall call)
    {
        var path = call.Json.Required("Path");
        if (!path.StartsWith('/') || path.Contains("//", StringComparison.Ordinal))
        {
            throw AwsError.Validation("The parameter path must begin with a forward slash \"/\".");
        }

        var prefix = path.EndsWith('/') ? path : path + "/";
        var recursive = call.Json.Bool("Recursive") == true;
        var filters = SsmFilter.Of(call.Json, ["Type", "KeyId", "Label"]);
        var found = State(call).Parameters.Values
            .Where(p => p.Name.StartsWith(prefix, StringComparison.Ordinal) || (prefix == "/" && !p.Name.Contains('/', StringComparison.Ordinal)))
            .Where(p => recursive || !p.Name[Math.Min(prefix.Length, p.Name.Length)..].Contains('/', StringComparison.Ordinal))
            .Where(p => filters.All(f => f.Matches(p)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        return Page(call, found, "Parameters", 10, 10, p => Value(call, p, Labelled(p, filters), null));
    }

    private static SsmVersion Labelled(SsmParameter parameter, IReadOnlyList<SsmFilter> filters) =>
        filters.FirstOrDefault(f => f.Key == "Label") is { } label
            ? parameter.Versions.Last(v => v.Labels.Exists(label.Values.Contains))
            : parameter.Latest;

    private AwsReply GetParameterHistory(SandboxCall call)
    {
        var parameter = Find(call, call.Json.Required("Name"));
        return Page(call, parameter.Versions, "Parameters", 50, 50, v =>
        {
            var json = Metadata(call, parameter, v);
            json.Remove("ARN");
            json["Value"] = Shown(call, parameter, v);
            json["Labels"] = JsonMembers.ToArray(v.Labels, l => l);
            return json;
        });
    }

    /// <summary>A parameter by name, ARN, <c>name:version</c> or <c>name:label</c>.</summary>
    private (SsmParameter Parameter, SsmVersion Version, string? Selector) Select(SandboxCall call, string name)
    {
        var plain = PlainName(name);
        var colon = plain.LastIndexOf(':');
        if (colon < 0)
        {
            var latest = Find(call, plain);
            return (latest, latest.Latest, null);
        }
        var selector = plain[colon..];
        var parameter = Find(call, plain[..colon]);
        var version = int.TryParse(selector[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? parameter.Versions.Find(v => v.Version == number)
            : parameter.Versions.Find(v => v.Labels.Contains(selector[1..]));
        return (parameter, version ?? throw SsmErrors.VersionNotFound(parameter.Name, selector[1..]), selector);
    }

    private JsonObject Value(SandboxCall call, SsmParameter parameter, SsmVersion version, string? selector)
    {
        var json = new JsonObject
        {
            ["Name"] = parameter.Name,
            ["Type"] = version.Type,
            ["Value"] = Shown(call, parameter, version),
            ["Version"] = version.Version,
            ["LastModifiedDate"] = AwsTime.Epoch(version.Modified),
            ["ARN"] = ArnOf(call.AccountId, call.Region, parameter.Name),
            ["DataType"] = version.DataType,
        };
        if (selector is not null)
        {
            json["Selector"] = selector;
        }

        return json;
    }

    /// <summary>The value as the caller gets to see it: a SecureString without decryption is its ciphertext.</summary>
    private string Shown(SandboxCall call, SsmParameter parameter, SsmVersion version)
    {
        if (version.Type != "SecureString")
        {
            return version.Value;
        }

        if (call.Json.Bool("WithDecryption") == true)
        {
            UsableKey(call, version.KeyArn!, "Decrypt");
            return version.Value;
        }
        var context = new Dictionary<string, string> { ["PARAMETER_ARN"] = ArnOf(call.AccountId, call.Region, parameter.Name) };
        KmsKey key;
        try
        {
            key = Kms.Find(version.KeyArn!, call.AccountId, call.Region, call.Now);
        }
        catch (AwsError)
        {
            // The key is gone; the ciphertext is not.
            return Convert.ToBase64String(Encoding.ASCII.GetBytes(version.KeyArn!));
        }
        return Convert.ToBase64String(KmsCiphertext.SealStable(key, Encoding.UTF8.GetBytes(version.Value), context));
    }

    private static AwsReply Page<T>(SandboxCall call, List<T> all, string member, int usual, int most, Func<T, JsonNode> convert)
    {
        var size = call.Json.Int("MaxResults") ?? usual;
        if (size < 1 || size > most)
        {
            throw SsmErrors.OutOfRange("maxResults", size, 1, most);
        }

        var start = 0;
        if (call.Json.Str("NextToken") is { Length: > 0 } token)
        {
            var bytes = new byte[token.Length];
            if (!Convert.TryFromBase64String(token, bytes, out var written)
                || !int.TryParse(Encoding.ASCII.GetString(bytes, 0, written), NumberStyles.None, CultureInfo.InvariantCulture, out start))
            {
                throw SsmErrors.InvalidToken();
            }
        }
        var json = new JsonObject { [member] = JsonMembers.ToArray(all.Skip(start).Take(size), i => convert(i)) };
        if (start + size < all.Count)
        {
            json["NextToken"] = Convert.ToBase64String(Encoding.ASCII.GetBytes((start + size).ToString(CultureInfo.InvariantCulture)));
        }

        return AwsReply.Of(json);
    }
}
