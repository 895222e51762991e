using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway.Model;

/// <summary>What to send for GetBasePathMappings.</summary>
public partial class GetBasePathMappingsRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The id of a private domain name; public ones have none.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>Where the page begins; null on the last one, and to ask for the first.</summary>
    public string? Position { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? Limit { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domain_name", DomainName)!;
        DomainNameId = w.Query("domainNameId", DomainNameId);
        Position = w.Query("position", Position);
        Limit = w.Query("limit", Limit);
    }
}

/// <summary>What GetBasePathMappings answers.</summary>
public partial class GetBasePathMappingsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>Where the page begins; null on the last one, and to ask for the first.</summary>
    public string? Position { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<BasePathMapping>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Position = w.String("position", Position);
        Items = w.Objects("item", Items);
    }
}

/// <summary>What to send for DeleteBasePathMapping.</summary>
public partial class DeleteBasePathMappingRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The id of a private domain name; public ones have none.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>The path below the domain; <c>(none)</c> stands for the root.</summary>
    public string BasePath { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domain_name", DomainName)!;
        DomainNameId = w.Query("domainNameId", DomainNameId);
        BasePath = w.Label("base_path", BasePath)!;
    }
}

/// <summary>What DeleteBasePathMapping answers.</summary>
public partial class DeleteBasePathMappingResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>A path of a domain that leads to a REST API's stage.</summary>
public partial class BasePathMapping : IShape
{
    /// <summary>The path below the domain; <c>(none)</c> stands for the root.</summary>
    public string? BasePath { get; set; }

    /// <summary>The REST API.</summary>
    public string? RestApiId { get; set; }

    /// <summary>The stage of the API.</summary>
    public string? Stage { get; set; }

    void IShape.Walk(Wire w)
    {
        BasePath = w.String("basePath", BasePath);
        RestApiId = w.String("restApiId", RestApiId);
        Stage = w.String("stage", Stage);
    }
}
