using StackStage.Operations.Steps;

namespace StackStage.Operations.Certificates;

/// <summary>How certificates are removed.</summary>
public sealed record CertificateRemovalOptions
{
    /// <summary>What to do when something of the own account holds a certificate.</summary>
    public OwnHolderPolicy OwnHolder { get; init; }

    /// <summary>Whether to delete the CNAMEs in Route 53 that validated a certificate, where no other certificate needs them.</summary>
    public bool RemoveValidationRecord { get; init; }

    /// <summary>
    /// The Regions to look in for other certificates that need a record, besides CloudFront's, the certificate's and the
    /// connection's; none for all that are enabled in the account.
    /// </summary>
    public IReadOnlyCollection<string> ValidationRegions { get; init; } = [];

    /// <summary>Hosted zones that hold the validation records, when the names alone do not tell.</summary>
    public IReadOnlyCollection<string> HostedZoneIds { get; init; } = [];

    /// <summary>API Gateway domains that earlier steps of the same plan remove; they do not count as holders.</summary>
    public IReadOnlyCollection<GoingDomain> GoingDomains { get; init; } = [];

    /// <summary>The steps that must be done before a certificate's own, by its ARN.</summary>
    public Func<CertificateArn, IReadOnlyList<StepEdge>> After { get; init; } = _ => [];

    /// <summary>The objects that the user named and that a certificate goes with; the certificate itself when there are none.</summary>
    public Func<CertificateArn, IReadOnlyList<string>> Subjects { get; init; } = arn => [arn.Value];

    /// <summary>The command that continues after a timeout; {0} is the certificate.</summary>
    public string ContinueWith { get; init; } = "Remove-ReleasedCertificate -CertificateArn {0}";
}
