using Amazon.Runtime;

namespace Amazon.ApiGatewayV2;

/// <summary>The base of all requests to Amazon API Gateway V2 (HTTP and WebSocket APIs, custom domains).</summary>
public partial class AmazonApiGatewayV2Request : AmazonWebServiceRequest
{
}
