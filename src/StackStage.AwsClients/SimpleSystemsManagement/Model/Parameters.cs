using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>Parameter.</summary>
public partial class Parameter : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The type.</summary>
    public ParameterType? Type { get; set; }

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    /// <summary>The version.</summary>
    public long? Version { get; set; }

    /// <summary>The selector.</summary>
    public string? Selector { get; set; }

    /// <summary>The source result.</summary>
    public string? SourceResult { get; set; }

    /// <summary>The last modified date.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>The ARN.</summary>
    public string? ARN { get; set; }

    /// <summary>The data type.</summary>
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

/// <summary>Parameter string filter.</summary>
public partial class ParameterStringFilter : IShape
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The option.</summary>
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

/// <summary>Tag.</summary>
public partial class Tag : IShape
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The value.</summary>
    public string Value { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key)!;
        Value = w.String("Value", Value)!;
    }
}
