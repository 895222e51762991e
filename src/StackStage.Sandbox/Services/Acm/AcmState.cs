namespace StackStage.Sandbox.Services.Acm;

/// <summary>The certificates of an account in a Region, by ARN.</summary>
internal sealed class AcmState
{
    public Dictionary<string, Certificate> Certificates { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Requests by their tokens whose certificates are deleted: for an hour a repeated request is still answered with the old ARN.</summary>
    public Dictionary<string, SpentToken> SpentTokens { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class SpentToken
{
    public string Arn { get; set; } = "";

    public List<string> Names { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class Certificate
{
    public string Arn { get; set; } = "";

    public string AccountId { get; set; } = "";

    public string DomainName { get; set; } = "";

    /// <summary>All names, the domain name first.</summary>
    public List<string> Names { get; set; } = [];

    public string Method { get; set; } = "DNS";

    public string KeyAlgorithm { get; set; } = "RSA_2048";

    public string Type { get; set; } = "AMAZON_ISSUED";

    /// <summary>As far as it has been carried out; see AcmService.Settling.</summary>
    public string Status { get; set; } = "PENDING_VALIDATION";

    public string? FailureReason { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>When each name was found to be valid.</summary>
    public Dictionary<string, DateTimeOffset> ValidatedAt { get; set; } = new(StringComparer.Ordinal);

    public string? IdempotencyToken { get; set; }

    public string TransparencyLogging { get; set; } = "ENABLED";

    public string Export { get; set; } = "DISABLED";

    public string Serial { get; set; } = "";

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Holders that a scenario names though no service knows them.</summary>
    public List<OtherHolder> OtherHolders { get; set; } = [];

    /// <summary>Whether a host name is one of the names or falls under a wildcard.</summary>
    public bool Covers(string host) => Names.Exists(n => Covers(n, host));

    public static bool Covers(string name, string host)
    {
        if (string.Equals(name, host, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!name.StartsWith("*.", StringComparison.Ordinal))
        {
            return false;
        }

        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && string.Equals(name[1..], host[dot..], StringComparison.OrdinalIgnoreCase);
    }
}

internal sealed class OtherHolder
{
    public string Arn { get; set; } = "";

    /// <summary>When it lets go; never when null.</summary>
    public DateTimeOffset? Until { get; set; }
}
