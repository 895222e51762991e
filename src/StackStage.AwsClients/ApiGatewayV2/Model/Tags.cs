using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for GetTags.</summary>
public partial class GetTagsRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The resource.</summary>
    public string ResourceArn { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ResourceArn = w.Label("resource-arn", ResourceArn)!;
    }
}

/// <summary>What GetTags answers.</summary>
public partial class GetTagsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        Tags = w.Map("tags", Tags);
    }
}
