using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudControlApi.Model;

/// <summary>What to send for GetResourceRequestStatus.</summary>
public partial class GetResourceRequestStatusRequest : AmazonCloudControlApiRequest, IShape
{
    /// <summary>Names the request when its status is asked for.</summary>
    public string RequestToken { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        RequestToken = w.String("RequestToken", RequestToken)!;
    }
}

/// <summary>What GetResourceRequestStatus answers.</summary>
public partial class GetResourceRequestStatusResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>How far the request is.</summary>
    public ProgressEvent? ProgressEvent { get; set; }

    void IShape.Walk(Wire w)
    {
        ProgressEvent = w.Object("ProgressEvent", ProgressEvent);
    }
}

/// <summary>What to send for CancelResourceRequest.</summary>
public partial class CancelResourceRequestRequest : AmazonCloudControlApiRequest, IShape
{
    /// <summary>Names the request when its status is asked for.</summary>
    public string RequestToken { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        RequestToken = w.String("RequestToken", RequestToken)!;
    }
}

/// <summary>What CancelResourceRequest answers.</summary>
public partial class CancelResourceRequestResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>How far the request is.</summary>
    public ProgressEvent? ProgressEvent { get; set; }

    void IShape.Walk(Wire w)
    {
        ProgressEvent = w.Object("ProgressEvent", ProgressEvent);
    }
}
