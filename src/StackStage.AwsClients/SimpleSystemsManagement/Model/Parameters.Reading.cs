using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to send for GetParameters.</summary>
public partial class GetParametersRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The names, up to ten.</summary>
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
    /// <summary>The parameters that are there.</summary>
    public List<Parameter>? Parameters { get; set; }

    /// <summary>The names of those that are not.</summary>
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
    /// <summary>The path, which begins with a slash.</summary>
    public string Path { get; set; } = null!;

    /// <summary>Whether what lies deeper comes, too.</summary>
    public bool? Recursive { get; set; }

    /// <summary>Which ones (by type, KMS key or label).</summary>
    public List<ParameterStringFilter>? ParameterFilters { get; set; }

    /// <summary>Whether SecureStrings come decrypted.</summary>
    public bool? WithDecryption { get; set; }

    /// <summary>At most how many in a page, up to ten.</summary>
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
