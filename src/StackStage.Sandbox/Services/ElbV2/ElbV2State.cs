namespace StackStage.Sandbox.Services.ElbV2;

/// <summary>The balancers of an account in a Region, by ARN.</summary>
internal sealed class ElbV2State
{
    public Dictionary<string, LoadBalancer> LoadBalancers { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, Listener> Listeners { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, TargetGroup> TargetGroups { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Certificates that a listener let go of a moment ago.</summary>
    public List<HeldByBalancer> Held { get; set; } = [];
}

internal sealed class LoadBalancer
{
    public string Arn { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>application or network.</summary>
    public string Type { get; set; } = "application";

    public string Scheme { get; set; } = "internet-facing";

    public string DnsName { get; set; } = "";

    public string VpcId { get; set; } = "vpc-0a1b2c3d4e5f60718";

    public List<string> Subnets { get; set; } = [];

    public List<string> SecurityGroups { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From when it is active and no longer provisioning.</summary>
    public DateTimeOffset ActiveAt { get; set; }

    public bool DeletionProtection { get; set; }

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class Listener
{
    public string Arn { get; set; } = "";

    public string LoadBalancerArn { get; set; } = "";

    public int Port { get; set; }

    public string Protocol { get; set; } = "HTTP";

    public string? SslPolicy { get; set; }

    /// <summary>The default certificate.</summary>
    public string? Certificate { get; set; }

    /// <summary>Certificates besides the default one, chosen by SNI.</summary>
    public List<string> SniCertificates { get; set; } = [];

    /// <summary>The default actions as XML.</summary>
    public string Actions { get; set; } = "";

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    public bool Uses(string certificateArn) => Certificate == certificateArn || SniCertificates.Contains(certificateArn);
}

internal sealed class TargetGroup
{
    public string Arn { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Protocol { get; set; }

    public int? Port { get; set; }

    public string? VpcId { get; set; }

    public string TargetType { get; set; } = "instance";

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);
}

internal sealed record HeldByBalancer(string CertificateArn, string Holder, DateTimeOffset Until);
