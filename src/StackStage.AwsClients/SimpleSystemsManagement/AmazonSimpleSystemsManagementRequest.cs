using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>The base of all requests to AWS Systems Manager Parameter Store.</summary>
public partial class AmazonSimpleSystemsManagementRequest : AmazonWebServiceRequest
{
}
