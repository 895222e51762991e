using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CertificateManager.Model;

/// <summary>What to send for ListTagsForCertificate.</summary>
public partial class ListTagsForCertificateRequest : AmazonCertificateManagerRequest, IShape
{
    /// <summary>The certificate.</summary>
    public string CertificateArn { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn)!;
    }
}

/// <summary>What ListTagsForCertificate answers.</summary>
public partial class ListTagsForCertificateResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        Tags = w.Objects("Tags", Tags);
    }
}

/// <summary>What to send for AddTagsToCertificate.</summary>
public partial class AddTagsToCertificateRequest : AmazonCertificateManagerRequest, IShape
{
    /// <summary>The certificate.</summary>
    public string CertificateArn { get; set; } = null!;

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn)!;
        Tags = w.Objects("Tags", Tags);
    }
}

/// <summary>What AddTagsToCertificate answers.</summary>
public partial class AddTagsToCertificateResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}
