using Amazon.Runtime;

namespace Amazon.CloudControlApi;

/// <summary>The base of all requests to AWS Cloud Control API.</summary>
public partial class AmazonCloudControlApiRequest : AmazonWebServiceRequest
{
}
