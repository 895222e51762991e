using StackStage.Operations.Waiting;

namespace StackStage.Operations.Domains;

/// <summary>Which custom domain names to remove, and what with them.</summary>
public sealed record ApiDomainRemovalRequest
{
    /// <summary>The names; a private one may carry its id (<c>api.internal+abcd1234</c>), and must when several have the name. Or ARNs, or patterns, as <c>pr-*.example.com</c>.</summary>
    public required IReadOnlyList<string> DomainNames { get; init; }

    /// <summary>Removes the records in Route 53 that point at a domain before the domain.</summary>
    public bool RemoveDnsRecord { get; init; }

    /// <summary>Removes the certificates that only these domains used, once they are released.</summary>
    public bool RemoveCertificate { get; init; }

    /// <summary>How patiently to wait, and for how long a refused call is made again.</summary>
    public required WaitOptions Wait { get; init; }
}
