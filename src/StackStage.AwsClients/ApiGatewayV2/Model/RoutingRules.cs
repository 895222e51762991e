using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for ListRoutingRules.</summary>
public partial class ListRoutingRulesRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The id of a private domain name; public ones have none.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
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
    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>The rules, by priority.</summary>
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

    /// <summary>The id of a private domain name; public ones have none.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>The rule.</summary>
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

/// <summary>A rule that leads requests of a domain to an API.</summary>
public partial class RoutingRule : IShape
{
    /// <summary>What is done with a request that matches.</summary>
    public List<RoutingRuleAction>? Actions { get; set; }

    /// <summary>What a request must have for the rule to apply.</summary>
    public List<RoutingRuleCondition>? Conditions { get; set; }

    /// <summary>Rules with lower numbers come first.</summary>
    public int? Priority { get; set; }

    /// <summary>The rule's ARN.</summary>
    public string? RoutingRuleArn { get; set; }

    /// <summary>The rule.</summary>
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

/// <summary>What a rule does.</summary>
public partial class RoutingRuleAction : IShape
{
    /// <summary>The API to call.</summary>
    public RoutingRuleActionInvokeApi InvokeApi { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        InvokeApi = w.Object("invokeApi", InvokeApi)!;
    }
}

/// <summary>The API that a rule calls.</summary>
public partial class RoutingRuleActionInvokeApi : IShape
{
    /// <summary>The API.</summary>
    public string ApiId { get; set; } = null!;

    /// <summary>The stage of the API.</summary>
    public string Stage { get; set; } = null!;

    /// <summary>Whether the base path is taken off.</summary>
    public bool? StripBasePath { get; set; }

    void IShape.Walk(Wire w)
    {
        ApiId = w.String("apiId", ApiId)!;
        Stage = w.String("stage", Stage)!;
        StripBasePath = w.Bool("stripBasePath", StripBasePath);
    }
}

/// <summary>What a rule matches.</summary>
public partial class RoutingRuleCondition : IShape
{
    /// <summary>Base paths to match.</summary>
    public RoutingRuleMatchBasePaths? MatchBasePaths { get; set; }

    /// <summary>Headers to match.</summary>
    public RoutingRuleMatchHeaders? MatchHeaders { get; set; }

    void IShape.Walk(Wire w)
    {
        MatchBasePaths = w.Object("matchBasePaths", MatchBasePaths);
        MatchHeaders = w.Object("matchHeaders", MatchHeaders);
    }
}

/// <summary>Base paths that a rule matches.</summary>
public partial class RoutingRuleMatchBasePaths : IShape
{
    /// <summary>It is enough that one of these matches.</summary>
    public List<string>? AnyOf { get; set; }

    void IShape.Walk(Wire w)
    {
        AnyOf = w.Strings("anyOf", AnyOf);
    }
}

/// <summary>Headers that a rule matches.</summary>
public partial class RoutingRuleMatchHeaders : IShape
{
    /// <summary>It is enough that one of these matches.</summary>
    public List<RoutingRuleMatchHeaderValue>? AnyOf { get; set; }

    void IShape.Walk(Wire w)
    {
        AnyOf = w.Objects("anyOf", AnyOf);
    }
}

/// <summary>A header and the pattern of its value.</summary>
public partial class RoutingRuleMatchHeaderValue : IShape
{
    /// <summary>The header's name.</summary>
    public string Header { get; set; } = null!;

    /// <summary>The pattern of the header's value.</summary>
    public string ValueGlob { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Header = w.String("header", Header)!;
        ValueGlob = w.String("valueGlob", ValueGlob)!;
    }
}
