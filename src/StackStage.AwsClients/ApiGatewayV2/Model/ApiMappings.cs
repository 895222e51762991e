using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for GetApiMappings.</summary>
public partial class GetApiMappingsRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>At most how many in a page.</summary>
    public string? MaxResults { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domainName", DomainName)!;
        MaxResults = w.Query("maxResults", MaxResults);
        NextToken = w.Query("nextToken", NextToken);
    }
}

/// <summary>What GetApiMappings answers.</summary>
public partial class GetApiMappingsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<ApiMapping>? Items { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Items = w.Objects("items", Items);
        NextToken = w.String("nextToken", NextToken);
    }
}

/// <summary>What to send for DeleteApiMapping.</summary>
public partial class DeleteApiMappingRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The mapping.</summary>
    public string ApiMappingId { get; set; } = null!;

    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ApiMappingId = w.Label("apiMappingId", ApiMappingId)!;
        DomainName = w.Label("domainName", DomainName)!;
    }
}

/// <summary>What DeleteApiMapping answers.</summary>
public partial class DeleteApiMappingResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>A path of a domain that leads to an API's stage.</summary>
public partial class ApiMapping : IShape
{
    /// <summary>The API.</summary>
    public string ApiId { get; set; } = null!;

    /// <summary>The mapping.</summary>
    public string? ApiMappingId { get; set; }

    /// <summary>The path below the domain; empty for the root.</summary>
    public string? ApiMappingKey { get; set; }

    /// <summary>The stage of the API.</summary>
    public string Stage { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ApiId = w.String("apiId", ApiId)!;
        ApiMappingId = w.String("apiMappingId", ApiMappingId);
        ApiMappingKey = w.String("apiMappingKey", ApiMappingKey);
        Stage = w.String("stage", Stage)!;
    }
}
