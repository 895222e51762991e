using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to send for DescribeParameters.</summary>
public partial class DescribeParametersRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>Which ones to list (the older form).</summary>
    public List<ParametersFilter>? Filters { get; set; }

    /// <summary>Which ones to list.</summary>
    public List<ParameterStringFilter>? ParameterFilters { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>Whether parameters that others shared are listed.</summary>
    public bool? Shared { get; set; }

    void IShape.Walk(Wire w)
    {
        Filters = w.Objects("Filters", Filters);
        ParameterFilters = w.Objects("ParameterFilters", ParameterFilters);
        MaxResults = w.Int("MaxResults", MaxResults);
        NextToken = w.String("NextToken", NextToken);
        Shared = w.Bool("Shared", Shared);
    }
}

/// <summary>What DescribeParameters answers.</summary>
public partial class DescribeParametersResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The parameters.</summary>
    public List<ParameterMetadata>? Parameters { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameters = w.Objects("Parameters", Parameters);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>A filter of the older form.</summary>
public partial class ParametersFilter : IShape
{
    /// <summary>The key.</summary>
    public ParametersFilterKey Key { get; set; } = null!;

    /// <summary>The values.</summary>
    public List<string>? Values { get; set; }

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key)!;
        Values = w.Strings("Values", Values);
    }
}

/// <summary>A parameter without its value.</summary>
public partial class ParameterMetadata : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The ARN.</summary>
    public string? ARN { get; set; }

    /// <summary>The type.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The KMS key of a SecureString, as it was given.</summary>
    public string? KeyId { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>Who last changed it.</summary>
    public string? LastModifiedUser { get; set; }

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>A regular expression that the value must match.</summary>
    public string? AllowedPattern { get; set; }

    /// <summary>The version.</summary>
    public long? Version { get; set; }

    /// <summary>Standard or Advanced; an advanced one cannot go back.</summary>
    public ParameterTier? Tier { get; set; }

    /// <summary>Policies of an advanced parameter (expiration, notifications).</summary>
    public List<ParameterInlinePolicy>? Policies { get; set; }

    /// <summary><c>text</c>, or what else the value is checked to be (an AMI id).</summary>
    public string? DataType { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name);
        ARN = w.String("ARN", ARN);
        Type = w.String("Type", Type);
        KeyId = w.String("KeyId", KeyId);
        LastModifiedDate = w.Time("LastModifiedDate", LastModifiedDate);
        LastModifiedUser = w.String("LastModifiedUser", LastModifiedUser);
        Description = w.String("Description", Description);
        AllowedPattern = w.String("AllowedPattern", AllowedPattern);
        Version = w.Long("Version", Version);
        Tier = w.String("Tier", Tier);
        Policies = w.Objects("Policies", Policies);
        DataType = w.String("DataType", DataType);
    }
}

/// <summary>A policy of an advanced parameter.</summary>
public partial class ParameterInlinePolicy : IShape
{
    /// <summary>The policy as JSON.</summary>
    public string? PolicyText { get; set; }

    /// <summary>The kind of policy.</summary>
    public string? PolicyType { get; set; }

    /// <summary>Whether the policy is in force.</summary>
    public string? PolicyStatus { get; set; }

    void IShape.Walk(Wire w)
    {
        PolicyText = w.String("PolicyText", PolicyText);
        PolicyType = w.String("PolicyType", PolicyType);
        PolicyStatus = w.String("PolicyStatus", PolicyStatus);
    }
}
