using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListVpcOrigins.</summary>
public partial class ListVpcOriginsRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
    }
}

/// <summary>What ListVpcOrigins answers.</summary>
public partial class ListVpcOriginsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public VpcOriginList? VpcOriginList { get; set; }

    void IShape.Walk(Wire w)
    {
        VpcOriginList = w.Payload("VpcOriginList", VpcOriginList);
    }
}

/// <summary>What to send for GetVpcOrigin.</summary>
public partial class GetVpcOriginRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetVpcOrigin answers.</summary>
public partial class GetVpcOriginResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The VPC origin.</summary>
    public VpcOrigin? VpcOrigin { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        VpcOrigin = w.Payload("VpcOrigin", VpcOrigin);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteVpcOrigin.</summary>
public partial class DeleteVpcOriginRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
    public string IfMatch { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
        IfMatch = w.Header("If-Match", IfMatch)!;
    }
}

/// <summary>What DeleteVpcOrigin answers.</summary>
public partial class DeleteVpcOriginResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The VPC origin.</summary>
    public VpcOrigin? VpcOrigin { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        VpcOrigin = w.Payload("VpcOrigin", VpcOrigin);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>A page of VPC origins.</summary>
public partial class VpcOriginList : IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Whether there is another page.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<VpcOriginSummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.String("Marker", Marker)!;
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "VpcOriginSummary");
    }
}

/// <summary>A VPC origin in a list.</summary>
public partial class VpcOriginSummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The state.</summary>
    public string Status { get; set; } = null!;

    /// <summary>When it was created.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The account that owns it.</summary>
    public string? AccountId { get; set; }

    /// <summary>What the origin points to.</summary>
    public string OriginEndpointArn { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        Name = w.String("Name", Name)!;
        Status = w.String("Status", Status)!;
        CreatedTime = w.Time("CreatedTime", CreatedTime);
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        Arn = w.String("Arn", Arn)!;
        AccountId = w.String("AccountId", AccountId);
        OriginEndpointArn = w.String("OriginEndpointArn", OriginEndpointArn)!;
    }
}

/// <summary>An origin inside a VPC.</summary>
public partial class VpcOrigin : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The account that owns it.</summary>
    public string? AccountId { get; set; }

    /// <summary>The state.</summary>
    public string Status { get; set; } = null!;

    /// <summary>When it was created.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>What it points to.</summary>
    public VpcOriginEndpointConfig VpcOriginEndpointConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        Arn = w.String("Arn", Arn)!;
        AccountId = w.String("AccountId", AccountId);
        Status = w.String("Status", Status)!;
        CreatedTime = w.Time("CreatedTime", CreatedTime);
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        VpcOriginEndpointConfig = w.Object("VpcOriginEndpointConfig", VpcOriginEndpointConfig)!;
    }
}

/// <summary>What a VPC origin points to.</summary>
public partial class VpcOriginEndpointConfig : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The port for HTTP.</summary>
    public int? HTTPPort { get; set; }

    /// <summary>The port for HTTPS.</summary>
    public int? HTTPSPort { get; set; }

    /// <summary>Whether the origin is spoken to in HTTP, HTTPS or as the viewer does.</summary>
    public OriginProtocolPolicy OriginProtocolPolicy { get; set; } = null!;

    /// <summary>The TLS versions spoken to the origin.</summary>
    public OriginSslProtocols? OriginSslProtocols { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Arn = w.String("Arn", Arn)!;
        HTTPPort = w.Int("HTTPPort", HTTPPort);
        HTTPSPort = w.Int("HTTPSPort", HTTPSPort);
        OriginProtocolPolicy = w.String("OriginProtocolPolicy", OriginProtocolPolicy)!;
        OriginSslProtocols = w.Object("OriginSslProtocols", OriginSslProtocols);
    }
}
