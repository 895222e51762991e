namespace StackStage.Operations.Certificates;

/// <summary>What certificate is wanted.</summary>
public sealed record CertificateOrder
{
    /// <summary>The algorithm of the key unless another is wanted.</summary>
    public const string DefaultKeyAlgorithm = "RSA_2048";

    /// <summary>The first name.</summary>
    public required string DomainName { get; init; }

    /// <summary>The other names.</summary>
    public IReadOnlyList<string> SubjectAlternativeNames { get; init; } = [];

    /// <summary>The algorithm of the key.</summary>
    public string KeyAlgorithm { get; init; } = DefaultKeyAlgorithm;

    /// <summary>Tags of a new certificate.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Hosted zones to use for the names that lie in them.</summary>
    public IReadOnlyCollection<string> HostedZoneIds { get; init; } = [];

    /// <summary>Requests a new certificate although there is one with these names.</summary>
    public bool Force { get; init; }

    /// <summary>Deletes the certificate that this run requested if it is not issued.</summary>
    public bool RemoveOnFailure { get; init; }
}
