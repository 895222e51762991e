using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for GetApis.</summary>
public partial class GetApisRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The max results.</summary>
    public string? MaxResults { get; set; }

    /// <summary>The next token.</summary>
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
    /// <summary>The items.</summary>
    public List<Api>? Items { get; set; }

    /// <summary>The next token.</summary>
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
    /// <summary>The API id.</summary>
    public string ApiId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ApiId = w.Label("apiId", ApiId)!;
    }
}

/// <summary>What GetApi answers.</summary>
public partial class GetApiResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The API endpoint.</summary>
    public string? ApiEndpoint { get; set; }

    /// <summary>The API gateway managed.</summary>
    public bool? ApiGatewayManaged { get; set; }

    /// <summary>The API id.</summary>
    public string? ApiId { get; set; }

    /// <summary>The API key selection expression.</summary>
    public string? ApiKeySelectionExpression { get; set; }

    /// <summary>The cors configuration.</summary>
    public Cors? CorsConfiguration { get; set; }

    /// <summary>The created date.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The disable schema validation.</summary>
    public bool? DisableSchemaValidation { get; set; }

    /// <summary>The disable execute API endpoint.</summary>
    public bool? DisableExecuteApiEndpoint { get; set; }

    /// <summary>The import info.</summary>
    public List<string>? ImportInfo { get; set; }

    /// <summary>The ip address type.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The protocol type.</summary>
    public ProtocolType? ProtocolType { get; set; }

    /// <summary>The route selection expression.</summary>
    public string? RouteSelectionExpression { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>The version.</summary>
    public string? Version { get; set; }

    /// <summary>The warnings.</summary>
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
    /// <summary>The API id.</summary>
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

/// <summary>API.</summary>
public partial class Api : IShape
{
    /// <summary>The API endpoint.</summary>
    public string? ApiEndpoint { get; set; }

    /// <summary>The API gateway managed.</summary>
    public bool? ApiGatewayManaged { get; set; }

    /// <summary>The API id.</summary>
    public string? ApiId { get; set; }

    /// <summary>The API key selection expression.</summary>
    public string? ApiKeySelectionExpression { get; set; }

    /// <summary>The cors configuration.</summary>
    public Cors? CorsConfiguration { get; set; }

    /// <summary>The created date.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The disable schema validation.</summary>
    public bool? DisableSchemaValidation { get; set; }

    /// <summary>The disable execute API endpoint.</summary>
    public bool? DisableExecuteApiEndpoint { get; set; }

    /// <summary>The import info.</summary>
    public List<string>? ImportInfo { get; set; }

    /// <summary>The ip address type.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The protocol type.</summary>
    public ProtocolType ProtocolType { get; set; } = null!;

    /// <summary>The route selection expression.</summary>
    public string RouteSelectionExpression { get; set; } = null!;

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>The version.</summary>
    public string? Version { get; set; }

    /// <summary>The warnings.</summary>
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

/// <summary>Cors.</summary>
public partial class Cors : IShape
{
    /// <summary>The allow credentials.</summary>
    public bool? AllowCredentials { get; set; }

    /// <summary>The allow headers.</summary>
    public List<string>? AllowHeaders { get; set; }

    /// <summary>The allow methods.</summary>
    public List<string>? AllowMethods { get; set; }

    /// <summary>The allow origins.</summary>
    public List<string>? AllowOrigins { get; set; }

    /// <summary>The expose headers.</summary>
    public List<string>? ExposeHeaders { get; set; }

    /// <summary>The max age.</summary>
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
