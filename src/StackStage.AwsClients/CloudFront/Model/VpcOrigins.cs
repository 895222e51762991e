using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListVpcOrigins.</summary>
public partial class ListVpcOriginsRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
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
    /// <summary>The VPC origin list.</summary>
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

    /// <summary>The e tag.</summary>
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

    /// <summary>The if match.</summary>
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

    /// <summary>The e tag.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        VpcOrigin = w.Payload("VpcOrigin", VpcOrigin);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>VPC origin list.</summary>
public partial class VpcOriginList : IShape
{
    /// <summary>The marker.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The is truncated.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
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

/// <summary>VPC origin summary.</summary>
public partial class VpcOriginSummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The status.</summary>
    public string Status { get; set; } = null!;

    /// <summary>The created time.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The account id.</summary>
    public string? AccountId { get; set; }

    /// <summary>The origin endpoint ARN.</summary>
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

/// <summary>VPC origin.</summary>
public partial class VpcOrigin : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The account id.</summary>
    public string? AccountId { get; set; }

    /// <summary>The status.</summary>
    public string Status { get; set; } = null!;

    /// <summary>The created time.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The VPC origin endpoint config.</summary>
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

/// <summary>VPC origin endpoint config.</summary>
public partial class VpcOriginEndpointConfig : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The HTTP port.</summary>
    public int? HTTPPort { get; set; }

    /// <summary>The HTTPS port.</summary>
    public int? HTTPSPort { get; set; }

    /// <summary>The origin protocol policy.</summary>
    public OriginProtocolPolicy OriginProtocolPolicy { get; set; } = null!;

    /// <summary>The origin ssl protocols.</summary>
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
