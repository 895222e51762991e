using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to send for GetParameterHistory.</summary>
public partial class GetParameterHistoryRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Whether SecureStrings come decrypted.</summary>
    public bool? WithDecryption { get; set; }

    /// <summary>At most how many in a page, up to 50.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
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
    /// <summary>The versions, the oldest first.</summary>
    public List<ParameterHistory>? Parameters { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameters = w.Objects("Parameters", Parameters);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>One version of a parameter, with its value.</summary>
public partial class ParameterHistory : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The type.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The KMS key of a SecureString, as it was given.</summary>
    public string? KeyId { get; set; }

    /// <summary>When this version was made.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>Who made this version.</summary>
    public string? LastModifiedUser { get; set; }

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>The value; a SecureString comes encrypted unless WithDecryption was set.</summary>
    public string? Value { get; set; }

    /// <summary>A regular expression that the value must match.</summary>
    public string? AllowedPattern { get; set; }

    /// <summary>The version.</summary>
    public long? Version { get; set; }

    /// <summary>The labels of this version.</summary>
    public List<string>? Labels { get; set; }

    /// <summary>Standard or Advanced; an advanced one cannot go back.</summary>
    public ParameterTier? Tier { get; set; }

    /// <summary>Policies of an advanced parameter (expiration, notifications).</summary>
    public List<ParameterInlinePolicy>? Policies { get; set; }

    /// <summary><c>text</c>, or what else the value is checked to be (an AMI id).</summary>
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
