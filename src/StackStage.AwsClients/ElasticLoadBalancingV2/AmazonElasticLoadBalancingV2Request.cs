using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>The base of all requests to Elastic Load Balancing V2.</summary>
public partial class AmazonElasticLoadBalancingV2Request : AmazonWebServiceRequest
{
}
