using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListFunctions.</summary>
public partial class ListFunctionsRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>Only this stage.</summary>
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
    /// <summary>The page.</summary>
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

    /// <summary>Which stage to look at; DEVELOPMENT when not given.</summary>
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
    /// <summary>The function.</summary>
    public FunctionSummary? FunctionSummary { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
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

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
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

/// <summary>A page of functions.</summary>
public partial class FunctionList : IShape
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<FunctionSummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "FunctionSummary");
    }
}

/// <summary>A CloudFront Function.</summary>
public partial class FunctionSummary : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The state.</summary>
    public string? Status { get; set; }

    /// <summary>The function's settings.</summary>
    public FunctionConfig FunctionConfig { get; set; } = null!;

    /// <summary>Where the function lives and which stage this is.</summary>
    public FunctionMetadata FunctionMetadata { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Status = w.String("Status", Status);
        FunctionConfig = w.Object("FunctionConfig", FunctionConfig)!;
        FunctionMetadata = w.Object("FunctionMetadata", FunctionMetadata)!;
    }
}

/// <summary>A function's settings.</summary>
public partial class FunctionConfig : IShape
{
    /// <summary>A comment.</summary>
    public string Comment { get; set; } = null!;

    /// <summary>The version of the runtime.</summary>
    public FunctionRuntime Runtime { get; set; } = null!;

    /// <summary>The key value stores that it reads.</summary>
    public KeyValueStoreAssociations? KeyValueStoreAssociations { get; set; }

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment)!;
        Runtime = w.String("Runtime", Runtime)!;
        KeyValueStoreAssociations = w.Object("KeyValueStoreAssociations", KeyValueStoreAssociations);
    }
}

/// <summary>Key value stores of a function.</summary>
public partial class KeyValueStoreAssociations : IShape
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<KeyValueStoreAssociation>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "KeyValueStoreAssociation");
    }
}

/// <summary>A key value store of a function.</summary>
public partial class KeyValueStoreAssociation : IShape
{
    /// <summary>The key value store.</summary>
    public string KeyValueStoreARN { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        KeyValueStoreARN = w.String("KeyValueStoreARN", KeyValueStoreARN)!;
    }
}

/// <summary>Where a function lives and which stage this is.</summary>
public partial class FunctionMetadata : IShape
{
    /// <summary>The function.</summary>
    public string FunctionARN { get; set; } = null!;

    /// <summary>DEVELOPMENT or LIVE.</summary>
    public FunctionStage? Stage { get; set; }

    /// <summary>When it was created.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    void IShape.Walk(Wire w)
    {
        FunctionARN = w.String("FunctionARN", FunctionARN)!;
        Stage = w.String("Stage", Stage);
        CreatedTime = w.Time("CreatedTime", CreatedTime);
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
    }
}
