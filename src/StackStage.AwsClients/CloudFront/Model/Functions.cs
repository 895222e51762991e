using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListFunctions.</summary>
public partial class ListFunctionsRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The stage.</summary>
    public FunctionStage? Stage { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
        Stage = w.Query("Stage", Stage);
    }
}

/// <summary>What ListFunctions answers.</summary>
public partial class ListFunctionsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The function list.</summary>
    public FunctionList? FunctionList { get; set; }

    void IShape.Walk(Wire w)
    {
        FunctionList = w.Payload("FunctionList", FunctionList);
    }
}

/// <summary>What to send for DescribeFunction.</summary>
public partial class DescribeFunctionRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The stage.</summary>
    public FunctionStage? Stage { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.Label("Name", Name)!;
        Stage = w.Query("Stage", Stage);
    }
}

/// <summary>What DescribeFunction answers.</summary>
public partial class DescribeFunctionResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The function summary.</summary>
    public FunctionSummary? FunctionSummary { get; set; }

    /// <summary>The e tag.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        FunctionSummary = w.Payload("FunctionSummary", FunctionSummary);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteFunction.</summary>
public partial class DeleteFunctionRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The if match.</summary>
    public string IfMatch { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Name = w.Label("Name", Name)!;
        IfMatch = w.Header("If-Match", IfMatch)!;
    }
}

/// <summary>What DeleteFunction answers.</summary>
public partial class DeleteFunctionResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>Function list.</summary>
public partial class FunctionList : IShape
{
    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<FunctionSummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "FunctionSummary");
    }
}

/// <summary>Function summary.</summary>
public partial class FunctionSummary : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The status.</summary>
    public string? Status { get; set; }

    /// <summary>The function config.</summary>
    public FunctionConfig FunctionConfig { get; set; } = null!;

    /// <summary>The function metadata.</summary>
    public FunctionMetadata FunctionMetadata { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Status = w.String("Status", Status);
        FunctionConfig = w.Object("FunctionConfig", FunctionConfig)!;
        FunctionMetadata = w.Object("FunctionMetadata", FunctionMetadata)!;
    }
}

/// <summary>Function config.</summary>
public partial class FunctionConfig : IShape
{
    /// <summary>The comment.</summary>
    public string Comment { get; set; } = null!;

    /// <summary>The runtime.</summary>
    public FunctionRuntime Runtime { get; set; } = null!;

    /// <summary>The key value store associations.</summary>
    public KeyValueStoreAssociations? KeyValueStoreAssociations { get; set; }

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment)!;
        Runtime = w.String("Runtime", Runtime)!;
        KeyValueStoreAssociations = w.Object("KeyValueStoreAssociations", KeyValueStoreAssociations);
    }
}

/// <summary>Key value store associations.</summary>
public partial class KeyValueStoreAssociations : IShape
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<KeyValueStoreAssociation>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "KeyValueStoreAssociation");
    }
}

/// <summary>Key value store association.</summary>
public partial class KeyValueStoreAssociation : IShape
{
    /// <summary>The key value store ARN.</summary>
    public string KeyValueStoreARN { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        KeyValueStoreARN = w.String("KeyValueStoreARN", KeyValueStoreARN)!;
    }
}

/// <summary>Function metadata.</summary>
public partial class FunctionMetadata : IShape
{
    /// <summary>The function ARN.</summary>
    public string FunctionARN { get; set; } = null!;

    /// <summary>The stage.</summary>
    public FunctionStage? Stage { get; set; }

    /// <summary>The created time.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    void IShape.Walk(Wire w)
    {
        FunctionARN = w.String("FunctionARN", FunctionARN)!;
        Stage = w.String("Stage", Stage);
        CreatedTime = w.Time("CreatedTime", CreatedTime);
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
    }
}
