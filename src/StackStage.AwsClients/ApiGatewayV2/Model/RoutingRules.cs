using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for ListRoutingRules.</summary>
public partial class ListRoutingRulesRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The domain name id.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>The max results.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The next token.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domainName", DomainName)!;
        DomainNameId = w.Query("domainNameId", DomainNameId);
        MaxResults = w.Query("maxResults", MaxResults);
        NextToken = w.Query("nextToken", NextToken);
    }
}

/// <summary>What ListRoutingRules answers.</summary>
public partial class ListRoutingRulesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The next token.</summary>
    public string? NextToken { get; set; }

    /// <summary>The routing rules.</summary>
    public List<RoutingRule>? RoutingRules { get; set; }

    void IShape.Walk(Wire w)
    {
        NextToken = w.String("nextToken", NextToken);
        RoutingRules = w.Objects("routingRules", RoutingRules);
    }
}

/// <summary>What to send for DeleteRoutingRule.</summary>
public partial class DeleteRoutingRuleRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The domain name id.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>The routing rule id.</summary>
    public string RoutingRuleId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domainName", DomainName)!;
        DomainNameId = w.Query("domainNameId", DomainNameId);
        RoutingRuleId = w.Label("routingRuleId", RoutingRuleId)!;
    }
}

/// <summary>What DeleteRoutingRule answers.</summary>
public partial class DeleteRoutingRuleResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>Routing rule.</summary>
public partial class RoutingRule : IShape
{
    /// <summary>The actions.</summary>
    public List<RoutingRuleAction>? Actions { get; set; }

    /// <summary>The conditions.</summary>
    public List<RoutingRuleCondition>? Conditions { get; set; }

    /// <summary>The priority.</summary>
    public int? Priority { get; set; }

    /// <summary>The routing rule ARN.</summary>
    public string? RoutingRuleArn { get; set; }

    /// <summary>The routing rule id.</summary>
    public string? RoutingRuleId { get; set; }

    void IShape.Walk(Wire w)
    {
        Actions = w.Objects("actions", Actions);
        Conditions = w.Objects("conditions", Conditions);
        Priority = w.Int("priority", Priority);
        RoutingRuleArn = w.String("routingRuleArn", RoutingRuleArn);
        RoutingRuleId = w.String("routingRuleId", RoutingRuleId);
    }
}

/// <summary>Routing rule action.</summary>
public partial class RoutingRuleAction : IShape
{
    /// <summary>The invoke API.</summary>
    public RoutingRuleActionInvokeApi InvokeApi { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        InvokeApi = w.Object("invokeApi", InvokeApi)!;
    }
}

/// <summary>Routing rule action invoke API.</summary>
public partial class RoutingRuleActionInvokeApi : IShape
{
    /// <summary>The API id.</summary>
    public string ApiId { get; set; } = null!;

    /// <summary>The stage.</summary>
    public string Stage { get; set; } = null!;

    /// <summary>The strip base path.</summary>
    public bool? StripBasePath { get; set; }

    void IShape.Walk(Wire w)
    {
        ApiId = w.String("apiId", ApiId)!;
        Stage = w.String("stage", Stage)!;
        StripBasePath = w.Bool("stripBasePath", StripBasePath);
    }
}

/// <summary>Routing rule condition.</summary>
public partial class RoutingRuleCondition : IShape
{
    /// <summary>The match base paths.</summary>
    public RoutingRuleMatchBasePaths? MatchBasePaths { get; set; }

    /// <summary>The match headers.</summary>
    public RoutingRuleMatchHeaders? MatchHeaders { get; set; }

    void IShape.Walk(Wire w)
    {
        MatchBasePaths = w.Object("matchBasePaths", MatchBasePaths);
        MatchHeaders = w.Object("matchHeaders", MatchHeaders);
    }
}

/// <summary>Routing rule match base paths.</summary>
public partial class RoutingRuleMatchBasePaths : IShape
{
    /// <summary>The any of.</summary>
    public List<string>? AnyOf { get; set; }

    void IShape.Walk(Wire w)
    {
        AnyOf = w.Strings("anyOf", AnyOf);
    }
}

/// <summary>Routing rule match headers.</summary>
public partial class RoutingRuleMatchHeaders : IShape
{
    /// <summary>The any of.</summary>
    public List<RoutingRuleMatchHeaderValue>? AnyOf { get; set; }

    void IShape.Walk(Wire w)
    {
        AnyOf = w.Objects("anyOf", AnyOf);
    }
}

/// <summary>Routing rule match header value.</summary>
public partial class RoutingRuleMatchHeaderValue : IShape
{
    /// <summary>The header.</summary>
    public string Header { get; set; } = null!;

    /// <summary>The value glob.</summary>
    public string ValueGlob { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Header = w.String("header", Header)!;
        ValueGlob = w.String("valueGlob", ValueGlob)!;
    }
}
