using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to send for PutParameter.</summary>
public partial class PutParameterRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>The value.</summary>
    public string Value { get; set; } = null!;

    /// <summary>The type; needed for a new parameter.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The KMS key of a SecureString: id, ARN or alias.</summary>
    public string? KeyId { get; set; }

    /// <summary>Whether a version may be added to a parameter that is there. Cannot be sent together with tags.</summary>
    public bool? Overwrite { get; set; }

    /// <summary>A regular expression that the value must match.</summary>
    public string? AllowedPattern { get; set; }

    /// <summary>Tags of a new parameter.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>Standard, Advanced, or left to the value (Intelligent-Tiering).</summary>
    public ParameterTier? Tier { get; set; }

    /// <summary>Policies of an advanced parameter, as a JSON array.</summary>
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
    /// <summary>The version that was made.</summary>
    public long? Version { get; set; }

    /// <summary>The tier that the parameter has now.</summary>
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
    void IShape.Walk(Wire w)
    {
    }
}

/// <summary>What to send for LabelParameterVersion.</summary>
public partial class LabelParameterVersionRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The version; null for the latest.</summary>
    public long? ParameterVersion { get; set; }

    /// <summary>The labels, up to ten.</summary>
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
    /// <summary>The labels that cannot be any.</summary>
    public List<string>? InvalidLabels { get; set; }

    /// <summary>The version that has the others now.</summary>
    public long? ParameterVersion { get; set; }

    void IShape.Walk(Wire w)
    {
        InvalidLabels = w.Strings("InvalidLabels", InvalidLabels);
        ParameterVersion = w.Long("ParameterVersion", ParameterVersion);
    }
}
