using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to send for GetParameter.</summary>
public partial class GetParameterRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Whether SecureStrings come decrypted.</summary>
    public bool? WithDecryption { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        WithDecryption = w.Bool("WithDecryption", WithDecryption);
    }
}

/// <summary>What GetParameter answers.</summary>
public partial class GetParameterResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The parameter.</summary>
    public Parameter? Parameter { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameter = w.Object("Parameter", Parameter);
    }
}

/// <summary>What to send for GetParameters.</summary>
public partial class GetParametersRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The names; at most ten.</summary>
    public List<string>? Names { get; set; }

    /// <summary>Whether SecureStrings come decrypted.</summary>
    public bool? WithDecryption { get; set; }

    void IShape.Walk(Wire w)
    {
        Names = w.Strings("Names", Names);
        WithDecryption = w.Bool("WithDecryption", WithDecryption);
    }
}

/// <summary>What GetParameters answers.</summary>
public partial class GetParametersResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The parameters.</summary>
    public List<Parameter>? Parameters { get; set; }

    /// <summary>Names that do not exist.</summary>
    public List<string>? InvalidParameters { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameters = w.Objects("Parameters", Parameters);
        InvalidParameters = w.Strings("InvalidParameters", InvalidParameters);
    }
}

/// <summary>What to send for GetParametersByPath.</summary>
public partial class GetParametersByPathRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The hierarchy to list, with a slash before it.</summary>
    public string Path { get; set; } = null!;

    /// <summary>Whether deeper levels are listed too.</summary>
    public bool? Recursive { get; set; }

    /// <summary>Which ones to list.</summary>
    public List<ParameterStringFilter>? ParameterFilters { get; set; }

    /// <summary>Whether SecureStrings come decrypted.</summary>
    public bool? WithDecryption { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Path = w.String("Path", Path)!;
        Recursive = w.Bool("Recursive", Recursive);
        ParameterFilters = w.Objects("ParameterFilters", ParameterFilters);
        WithDecryption = w.Bool("WithDecryption", WithDecryption);
        MaxResults = w.Int("MaxResults", MaxResults);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>What GetParametersByPath answers.</summary>
public partial class GetParametersByPathResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The parameters.</summary>
    public List<Parameter>? Parameters { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameters = w.Objects("Parameters", Parameters);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>What to send for PutParameter.</summary>
public partial class PutParameterRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>The value. It appears in no log of this module.</summary>
    public string Value { get; set; } = null!;

    /// <summary>The type.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The KMS key of a SecureString, as it was given.</summary>
    public string? KeyId { get; set; }

    /// <summary>Whether an existing parameter gets a new version; cannot go together with Tags.</summary>
    public bool? Overwrite { get; set; }

    /// <summary>A regular expression that the value must match.</summary>
    public string? AllowedPattern { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>Standard or Advanced; an advanced one cannot go back.</summary>
    public ParameterTier? Tier { get; set; }

    /// <summary>Policies as a JSON array.</summary>
    public string? Policies { get; set; }

    /// <summary><c>text</c>, or what else the value is checked to be (an AMI id).</summary>
    public string? DataType { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Description = w.String("Description", Description);
        Value = w.String("Value", Value)!;
        Type = w.String("Type", Type);
        KeyId = w.String("KeyId", KeyId);
        Overwrite = w.Bool("Overwrite", Overwrite);
        AllowedPattern = w.String("AllowedPattern", AllowedPattern);
        Tags = w.Objects("Tags", Tags);
        Tier = w.String("Tier", Tier);
        Policies = w.String("Policies", Policies);
        DataType = w.String("DataType", DataType);
    }
}

/// <summary>What PutParameter answers.</summary>
public partial class PutParameterResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The version.</summary>
    public long? Version { get; set; }

    /// <summary>Standard or Advanced; an advanced one cannot go back.</summary>
    public ParameterTier? Tier { get; set; }

    void IShape.Walk(Wire w)
    {
        Version = w.Long("Version", Version);
        Tier = w.String("Tier", Tier);
    }
}

/// <summary>What to send for DeleteParameter.</summary>
public partial class DeleteParameterRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
    }
}

/// <summary>What DeleteParameter answers.</summary>
public partial class DeleteParameterResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>What to send for DeleteParameters.</summary>
public partial class DeleteParametersRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The names; at most ten.</summary>
    public List<string>? Names { get; set; }

    void IShape.Walk(Wire w)
    {
        Names = w.Strings("Names", Names);
    }
}

/// <summary>What DeleteParameters answers.</summary>
public partial class DeleteParametersResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The names that were deleted.</summary>
    public List<string>? DeletedParameters { get; set; }

    /// <summary>Names that do not exist.</summary>
    public List<string>? InvalidParameters { get; set; }

    void IShape.Walk(Wire w)
    {
        DeletedParameters = w.Strings("DeletedParameters", DeletedParameters);
        InvalidParameters = w.Strings("InvalidParameters", InvalidParameters);
    }
}
