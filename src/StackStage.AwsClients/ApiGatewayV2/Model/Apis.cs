using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for GetApis.</summary>
public partial class GetApisRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>At most how many in a page.</summary>
    public string? MaxResults { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        MaxResults = w.Query("maxResults", MaxResults);
        NextToken = w.Query("nextToken", NextToken);
    }
}

/// <summary>What GetApis answers.</summary>
public partial class GetApisResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<Api>? Items { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Items = w.Objects("items", Items);
        NextToken = w.String("nextToken", NextToken);
    }
}

/// <summary>What to send for GetApi.</summary>
public partial class GetApiRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The API.</summary>
    public string ApiId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ApiId = w.Label("apiId", ApiId)!;
    }
}

/// <summary>What GetApi answers.</summary>
public partial class GetApiResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The API's own address, without a custom domain.</summary>
    public string? ApiEndpoint { get; set; }

    /// <summary>Whether API Gateway manages the API itself.</summary>
    public bool? ApiGatewayManaged { get; set; }

    /// <summary>The API.</summary>
    public string? ApiId { get; set; }

    /// <summary>Where a WebSocket API finds the API key.</summary>
    public string? ApiKeySelectionExpression { get; set; }

    /// <summary>Cross-origin settings of an HTTP API.</summary>
    public Cors? CorsConfiguration { get; set; }

    /// <summary>When it was created.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>Whether WebSocket models are not checked.</summary>
    public bool? DisableSchemaValidation { get; set; }

    /// <summary>Whether the API can only be reached by custom domains.</summary>
    public bool? DisableExecuteApiEndpoint { get; set; }

    /// <summary>What was found when the API was imported.</summary>
    public List<string>? ImportInfo { get; set; }

    /// <summary>IPv4 only, or dual stack.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>HTTP or WEBSOCKET.</summary>
    public ProtocolType? ProtocolType { get; set; }

    /// <summary>How a WebSocket API finds the route.</summary>
    public string? RouteSelectionExpression { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>The version.</summary>
    public string? Version { get; set; }

    /// <summary>What was found when the API was imported.</summary>
    public List<string>? Warnings { get; set; }

    void IShape.Walk(Wire w)
    {
        ApiEndpoint = w.String("apiEndpoint", ApiEndpoint);
        ApiGatewayManaged = w.Bool("apiGatewayManaged", ApiGatewayManaged);
        ApiId = w.String("apiId", ApiId);
        ApiKeySelectionExpression = w.String("apiKeySelectionExpression", ApiKeySelectionExpression);
        CorsConfiguration = w.Object("corsConfiguration", CorsConfiguration);
        CreatedDate = w.Time("createdDate", CreatedDate);
        Description = w.String("description", Description);
        DisableSchemaValidation = w.Bool("disableSchemaValidation", DisableSchemaValidation);
        DisableExecuteApiEndpoint = w.Bool("disableExecuteApiEndpoint", DisableExecuteApiEndpoint);
        ImportInfo = w.Strings("importInfo", ImportInfo);
        IpAddressType = w.String("ipAddressType", IpAddressType);
        Name = w.String("name", Name);
        ProtocolType = w.String("protocolType", ProtocolType);
        RouteSelectionExpression = w.String("routeSelectionExpression", RouteSelectionExpression);
        Tags = w.Map("tags", Tags);
        Version = w.String("version", Version);
        Warnings = w.Strings("warnings", Warnings);
    }
}

/// <summary>What to send for DeleteApi.</summary>
public partial class DeleteApiRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The API.</summary>
    public string ApiId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ApiId = w.Label("apiId", ApiId)!;
    }
}

/// <summary>What DeleteApi answers.</summary>
public partial class DeleteApiResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>An HTTP or WebSocket API.</summary>
public partial class Api : IShape
{
    /// <summary>The API's own address, without a custom domain.</summary>
    public string? ApiEndpoint { get; set; }

    /// <summary>Whether API Gateway manages the API itself.</summary>
    public bool? ApiGatewayManaged { get; set; }

    /// <summary>The API.</summary>
    public string? ApiId { get; set; }

    /// <summary>Where a WebSocket API finds the API key.</summary>
    public string? ApiKeySelectionExpression { get; set; }

    /// <summary>Cross-origin settings of an HTTP API.</summary>
    public Cors? CorsConfiguration { get; set; }

    /// <summary>When it was created.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>Whether WebSocket models are not checked.</summary>
    public bool? DisableSchemaValidation { get; set; }

    /// <summary>Whether the API can only be reached by custom domains.</summary>
    public bool? DisableExecuteApiEndpoint { get; set; }

    /// <summary>What was found when the API was imported.</summary>
    public List<string>? ImportInfo { get; set; }

    /// <summary>IPv4 only, or dual stack.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>HTTP or WEBSOCKET.</summary>
    public ProtocolType ProtocolType { get; set; } = null!;

    /// <summary>How a WebSocket API finds the route.</summary>
    public string RouteSelectionExpression { get; set; } = null!;

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>The version.</summary>
    public string? Version { get; set; }

    /// <summary>What was found when the API was imported.</summary>
    public List<string>? Warnings { get; set; }

    void IShape.Walk(Wire w)
    {
        ApiEndpoint = w.String("apiEndpoint", ApiEndpoint);
        ApiGatewayManaged = w.Bool("apiGatewayManaged", ApiGatewayManaged);
        ApiId = w.String("apiId", ApiId);
        ApiKeySelectionExpression = w.String("apiKeySelectionExpression", ApiKeySelectionExpression);
        CorsConfiguration = w.Object("corsConfiguration", CorsConfiguration);
        CreatedDate = w.Time("createdDate", CreatedDate);
        Description = w.String("description", Description);
        DisableSchemaValidation = w.Bool("disableSchemaValidation", DisableSchemaValidation);
        DisableExecuteApiEndpoint = w.Bool("disableExecuteApiEndpoint", DisableExecuteApiEndpoint);
        ImportInfo = w.Strings("importInfo", ImportInfo);
        IpAddressType = w.String("ipAddressType", IpAddressType);
        Name = w.String("name", Name)!;
        ProtocolType = w.String("protocolType", ProtocolType)!;
        RouteSelectionExpression = w.String("routeSelectionExpression", RouteSelectionExpression)!;
        Tags = w.Map("tags", Tags);
        Version = w.String("version", Version);
        Warnings = w.Strings("warnings", Warnings);
    }
}

/// <summary>Cross-origin settings.</summary>
public partial class Cors : IShape
{
    /// <summary>Whether credentials may be sent.</summary>
    public bool? AllowCredentials { get; set; }

    /// <summary>Request headers that may be sent.</summary>
    public List<string>? AllowHeaders { get; set; }

    /// <summary>Methods that may be used.</summary>
    public List<string>? AllowMethods { get; set; }

    /// <summary>Origins that may ask.</summary>
    public List<string>? AllowOrigins { get; set; }

    /// <summary>Response headers that a browser shows to the page.</summary>
    public List<string>? ExposeHeaders { get; set; }

    /// <summary>Seconds that a browser may keep the answer.</summary>
    public int? MaxAge { get; set; }

    void IShape.Walk(Wire w)
    {
        AllowCredentials = w.Bool("allowCredentials", AllowCredentials);
        AllowHeaders = w.Strings("allowHeaders", AllowHeaders);
        AllowMethods = w.Strings("allowMethods", AllowMethods);
        AllowOrigins = w.Strings("allowOrigins", AllowOrigins);
        ExposeHeaders = w.Strings("exposeHeaders", ExposeHeaders);
        MaxAge = w.Int("maxAge", MaxAge);
    }
}
