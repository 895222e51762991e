using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>The base of all requests to AWS Resource Groups Tagging API.</summary>
public partial class AmazonResourceGroupsTaggingAPIRequest : AmazonWebServiceRequest
{
}
