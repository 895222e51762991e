using System.Globalization;

namespace StackStage.Sandbox.State;

/// <summary>The adjustable times and sizes there are; a name that is not here is a mistake of whoever wrote it.</summary>
internal static class SandboxSettings
{
    private enum Kind
    {
        Time,
        Number,
        Text,
    }

    private static readonly Dictionary<string, Kind> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["acm.certificates"] = Kind.Number,
        ["acm.issuance"] = Kind.Time,
        ["acm.names"] = Kind.Number,
        ["acm.page"] = Kind.Number,
        ["acm.validationRecords"] = Kind.Time,
        ["acm.validationTimeout"] = Kind.Time,
        ["apigatewayv2.certificateRelease"] = Kind.Time,
        ["apigatewayv2.domainQuota"] = Kind.Time,
        ["apigatewayv2.domains"] = Kind.Number,
        ["apigatewayv2.domainUpdate"] = Kind.Time,
        ["apigatewayv2.edgeDeployment"] = Kind.Time,
        ["apigatewayv2.foreignAccount"] = Kind.Text,
        ["apigatewayv2.refuseDomainWithMappings"] = Kind.Number,
        ["cloudcontrol.callsPerMinute"] = Kind.Number,
        ["cloudcontrol.deletion"] = Kind.Time,
        ["cloudfront.deletion"] = Kind.Time,
        ["cloudfront.deployment"] = Kind.Time,
        ["cloudfront.distributions"] = Kind.Number,
        ["cloudfront.leftoverRelease"] = Kind.Time,
        ["cloudfront.replicaRelease"] = Kind.Time,
        ["cloudfront.vpcOriginDeletion"] = Kind.Time,
        ["elbv2.certificateRelease"] = Kind.Time,
        ["elbv2.certificates"] = Kind.Number,
        ["elbv2.provisioning"] = Kind.Time,
        ["route53.changeBatchMessages"] = Kind.Number,
        ["route53.insync"] = Kind.Time,
        ["ssm.recreateAfter"] = Kind.Time,
        ["ssm.standardParameters"] = Kind.Number,
    };

    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with a setting, as a sentence, or null.</summary>
    public static string? WrongWith(string name, string value)
    {
        if (!Known.TryGetValue(name, out var kind))
        {
            return $"there is no setting '{name}'. {NearNames.Hint(name, Names)}";
        }

        return kind switch
        {
            Kind.Time when Time(value) is null => $"the setting '{name}' is a time (00:20:00) or a number of seconds, not '{value}'.",
            Kind.Number when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => $"the setting '{name}' is a whole number, not '{value}'.",
            _ => null,
        };
    }

    /// <summary>A time as settings are written: <c>00:20:00</c> or a number of seconds; null when it is none.</summary>
    public static TimeSpan? Time(string value)
    {
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
        }

        return TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time : null;
    }

    /// <summary>Whether a service asks for a setting that it may ask for.</summary>
    public static void CheckName(string name)
    {
        if (!Known.ContainsKey(name))
        {
            throw new InvalidOperationException($"The setting '{name}' is not in SandboxSettings.");
        }
    }
}
