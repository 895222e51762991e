using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>The request of CreateFunction.</summary>
public partial class CreateFunctionRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>A name that no other function of the account has.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Its comment and runtime.</summary>
    public FunctionConfig FunctionConfig { get; set; } = null!;

    /// <summary>The code.</summary>
    public MemoryStream? FunctionCode { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        FunctionConfig = w.Object("FunctionConfig", FunctionConfig)!;
        w.String("FunctionCode", FunctionCode is null ? null : Convert.ToBase64String(FunctionCode.ToArray()));
    }
}

/// <summary>The response of CreateFunction.</summary>
public partial class CreateFunctionResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The function as it is now.</summary>
    public FunctionSummary? FunctionSummary { get; set; }

    /// <summary>Where it is.</summary>
    public string? Location { get; set; }

    /// <summary>Its version.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        FunctionSummary = w.Payload("FunctionSummary", FunctionSummary);
        Location = w.Header("Location", Location);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>The request of GetFunction.</summary>
public partial class GetFunctionRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The function's name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>DEVELOPMENT or LIVE.</summary>
    public FunctionStage? Stage { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.Label("Name", Name)!;
        Stage = w.Query("Stage", Stage);
    }
}

/// <summary>The response of GetFunction.</summary>
public partial class GetFunctionResponse : AmazonWebServiceResponse, IKeepsBody
{
    /// <summary>The code.</summary>
    public MemoryStream? FunctionCode { get; set; }

    /// <summary>The version that was read.</summary>
    public string? ETag { get; set; }

    /// <summary>The code's media type.</summary>
    public string? ContentType { get; set; }

    byte[] IKeepsBody.Body
    {
        set => FunctionCode = new MemoryStream(value);
    }

    void IShape.Walk(Wire w)
    {
        ETag = w.Header("ETag", ETag);
        ContentType = w.Header("Content-Type", ContentType);
    }
}
