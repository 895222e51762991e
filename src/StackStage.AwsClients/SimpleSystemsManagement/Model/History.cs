using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to send for DescribeParameters.</summary>
public partial class DescribeParametersRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The filters.</summary>
    public List<ParametersFilter>? Filters { get; set; }

    /// <summary>The parameter filters.</summary>
    public List<ParameterStringFilter>? ParameterFilters { get; set; }

    /// <summary>The max results.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The next token.</summary>
    public string? NextToken { get; set; }

    /// <summary>The shared.</summary>
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

    /// <summary>The next token.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameters = w.Objects("Parameters", Parameters);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>What to send for GetParameterHistory.</summary>
public partial class GetParameterHistoryRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The with decryption.</summary>
    public bool? WithDecryption { get; set; }

    /// <summary>The max results.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The next token.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        WithDecryption = w.Bool("WithDecryption", WithDecryption);
        MaxResults = w.Int("MaxResults", MaxResults);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>What GetParameterHistory answers.</summary>
public partial class GetParameterHistoryResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The parameters.</summary>
    public List<ParameterHistory>? Parameters { get; set; }

    /// <summary>The next token.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameters = w.Objects("Parameters", Parameters);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>What to send for LabelParameterVersion.</summary>
public partial class LabelParameterVersionRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The parameter version.</summary>
    public long? ParameterVersion { get; set; }

    /// <summary>The labels.</summary>
    public List<string>? Labels { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        ParameterVersion = w.Long("ParameterVersion", ParameterVersion);
        Labels = w.Strings("Labels", Labels);
    }
}

/// <summary>What LabelParameterVersion answers.</summary>
public partial class LabelParameterVersionResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The invalid labels.</summary>
    public List<string>? InvalidLabels { get; set; }

    /// <summary>The parameter version.</summary>
    public long? ParameterVersion { get; set; }

    void IShape.Walk(Wire w)
    {
        InvalidLabels = w.Strings("InvalidLabels", InvalidLabels);
        ParameterVersion = w.Long("ParameterVersion", ParameterVersion);
    }
}

/// <summary>Parameters filter.</summary>
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

/// <summary>Parameter metadata.</summary>
public partial class ParameterMetadata : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The ARN.</summary>
    public string? ARN { get; set; }

    /// <summary>The type.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The key id.</summary>
    public string? KeyId { get; set; }

    /// <summary>The last modified date.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>The last modified user.</summary>
    public string? LastModifiedUser { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The allowed pattern.</summary>
    public string? AllowedPattern { get; set; }

    /// <summary>The version.</summary>
    public long? Version { get; set; }

    /// <summary>The tier.</summary>
    public ParameterTier? Tier { get; set; }

    /// <summary>The policies.</summary>
    public List<ParameterInlinePolicy>? Policies { get; set; }

    /// <summary>The data type.</summary>
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

/// <summary>Parameter inline policy.</summary>
public partial class ParameterInlinePolicy : IShape
{
    /// <summary>The policy text.</summary>
    public string? PolicyText { get; set; }

    /// <summary>The policy type.</summary>
    public string? PolicyType { get; set; }

    /// <summary>The policy status.</summary>
    public string? PolicyStatus { get; set; }

    void IShape.Walk(Wire w)
    {
        PolicyText = w.String("PolicyText", PolicyText);
        PolicyType = w.String("PolicyType", PolicyType);
        PolicyStatus = w.String("PolicyStatus", PolicyStatus);
    }
}

/// <summary>Parameter history.</summary>
public partial class ParameterHistory : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The type.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The key id.</summary>
    public string? KeyId { get; set; }

    /// <summary>The last modified date.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>The last modified user.</summary>
    public string? LastModifiedUser { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    /// <summary>The allowed pattern.</summary>
    public string? AllowedPattern { get; set; }

    /// <summary>The version.</summary>
    public long? Version { get; set; }

    /// <summary>The labels.</summary>
    public List<string>? Labels { get; set; }

    /// <summary>The tier.</summary>
    public ParameterTier? Tier { get; set; }

    /// <summary>The policies.</summary>
    public List<ParameterInlinePolicy>? Policies { get; set; }

    /// <summary>The data type.</summary>
    public string? DataType { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name);
        Type = w.String("Type", Type);
        KeyId = w.String("KeyId", KeyId);
        LastModifiedDate = w.Time("LastModifiedDate", LastModifiedDate);
        LastModifiedUser = w.String("LastModifiedUser", LastModifiedUser);
        Description = w.String("Description", Description);
        Value = w.String("Value", Value);
        AllowedPattern = w.String("AllowedPattern", AllowedPattern);
        Version = w.Long("Version", Version);
        Labels = w.Strings("Labels", Labels);
        Tier = w.String("Tier", Tier);
        Policies = w.Objects("Policies", Policies);
        DataType = w.String("DataType", DataType);
    }
}
