using Amazon.Runtime;

namespace Amazon.APIGateway;

/// <summary>The base of all requests to Amazon API Gateway (REST APIs).</summary>
public partial class AmazonAPIGatewayRequest : AmazonWebServiceRequest
{
}
