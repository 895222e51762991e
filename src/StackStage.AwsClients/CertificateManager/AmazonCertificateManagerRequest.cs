using Amazon.Runtime;

namespace Amazon.CertificateManager;

/// <summary>The base of all requests to AWS Certificate Manager.</summary>
public partial class AmazonCertificateManagerRequest : AmazonWebServiceRequest
{
}
