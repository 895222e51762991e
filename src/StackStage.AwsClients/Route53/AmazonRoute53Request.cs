using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>The base of all requests to Amazon Route 53.</summary>
public partial class AmazonRoute53Request : AmazonWebServiceRequest
{
}
