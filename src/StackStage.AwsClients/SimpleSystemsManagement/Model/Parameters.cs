using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>A parameter with its value.</summary>
public partial class Parameter : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The type.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The value; a SecureString comes encrypted unless WithDecryption was set.</summary>
    public string? Value { get; set; }

    /// <summary>The version.</summary>
    public long? Version { get; set; }

    /// <summary>The version or label that was asked for.</summary>
    public string? Selector { get; set; }

    /// <summary>What an automation returned, for a parameter that comes from one.</summary>
    public string? SourceResult { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>The ARN.</summary>
    public string? ARN { get; set; }

    /// <summary><c>text</c>, or what else the value is checked to be (an AMI id).</summary>
    public string? DataType { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name);
        Type = w.String("Type", Type);
        Value = w.String("Value", Value);
        Version = w.Long("Version", Version);
        Selector = w.String("Selector", Selector);
        SourceResult = w.String("SourceResult", SourceResult);
        LastModifiedDate = w.Time("LastModifiedDate", LastModifiedDate);
        ARN = w.String("ARN", ARN);
        DataType = w.String("DataType", DataType);
    }
}

/// <summary>A filter: key, comparison, values.</summary>
public partial class ParameterStringFilter : IShape
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = null!;

    /// <summary>How values are compared.</summary>
    public string? Option { get; set; }

    /// <summary>The values.</summary>
    public List<string>? Values { get; set; }

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key)!;
        Option = w.String("Option", Option);
        Values = w.Strings("Values", Values);
    }
}
