using StackStage.Operations.Certificates;
using StackStage.Operations.Text;

namespace StackStage.Operations.Looking;

/// <summary>A certificate of ACM, the stage it belongs to, and who holds it.</summary>
public sealed record StageCertificate
{
    /// <summary>The app that its tags or a state name; null when nothing tells.</summary>
    public string? App { get; init; }

    /// <summary>The stage that its tags or a state name; null when nothing tells.</summary>
    public string? Stage { get; init; }

    /// <summary>The first name.</summary>
    public required string DomainName { get; init; }

    /// <summary>All names, the first one included; of very many, the first hundred.</summary>
    public IReadOnlyList<string> SubjectAlternativeNames { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>The Region it lives in; one that CloudFront uses lives in us-east-1.</summary>
    public required string Region { get; init; }

    /// <summary>ACM's word for where it stands, such as ISSUED or PENDING_VALIDATION.</summary>
    public required string Status { get; init; }

    /// <summary>Whether something holds it; null when ACM does not say.</summary>
    public bool? InUse { get; init; }

    /// <summary>Who holds it, and whether that lets go by itself; empty too when it was not asked for.</summary>
    public IReadOnlyList<CertificateHolder> Holders { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<CertificateHolder>(null);

    /// <summary>The algorithm of its key.</summary>
    public string? KeyAlgorithm { get; init; }

    /// <summary>Until when it is valid, in local time; null before it is issued.</summary>
    public DateTime? NotAfter { get; init; }

    /// <summary>The ARN.</summary>
    public required string CertificateArn { get; init; }
}
