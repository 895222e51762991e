using Amazon.Runtime;

namespace Amazon.CloudFront;

/// <summary>The base of all requests to Amazon CloudFront.</summary>
public partial class AmazonCloudFrontRequest : AmazonWebServiceRequest
{
}
