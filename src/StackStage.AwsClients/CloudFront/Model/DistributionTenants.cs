using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListDistributionTenants.</summary>
public partial class ListDistributionTenantsRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Only the tenants of a distribution or a connection group.</summary>
    public DistributionTenantAssociationFilter? AssociationFilter { get; set; }

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        AssociationFilter = w.Object("AssociationFilter", AssociationFilter);
        Marker = w.String("Marker", Marker);
        MaxItems = w.Int("MaxItems", MaxItems);
    }
}

/// <summary>Which tenants are listed.</summary>
public partial class DistributionTenantAssociationFilter : IShape
{
    /// <summary>Those of this distribution.</summary>
    public string? DistributionId { get; set; }

    /// <summary>Those of this connection group.</summary>
    public string? ConnectionGroupId { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionId = w.String("DistributionId", DistributionId);
        ConnectionGroupId = w.String("ConnectionGroupId", ConnectionGroupId);
    }
}

/// <summary>What ListDistributionTenants answers.</summary>
public partial class ListDistributionTenantsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The tenants; null when there are none.</summary>
    public List<DistributionTenantSummary>? DistributionTenantList { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        DistributionTenantList = w.Objects("DistributionTenantList", DistributionTenantList, "DistributionTenantSummary");
    }
}

/// <summary>A tenant in a list.</summary>
public partial class DistributionTenantSummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The distribution it is a tenant of.</summary>
    public string DistributionId { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>Its domains.</summary>
    public List<DomainResult>? Domains { get; set; }

    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The state.</summary>
    public string? Status { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        DistributionId = w.String("DistributionId", DistributionId)!;
        Name = w.String("Name", Name)!;
        Arn = w.String("Arn", Arn)!;
        Domains = w.Objects("Domains", Domains);
        Enabled = w.Bool("Enabled", Enabled);
        Status = w.String("Status", Status);
    }
}

/// <summary>A domain of a tenant.</summary>
public partial class DomainResult : IShape
{
    /// <summary>The name.</summary>
    public string Domain { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Domain = w.String("Domain", Domain)!;
    }
}
