using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to send for GetParameter.</summary>
public partial class GetParameterRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Whether SecureStrings come decrypted.</summary>
    public bool? WithDecryption { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        WithDecryption = w.Bool("WithDecryption", WithDecryption);
    }
}

/// <summary>What GetParameter answers.</summary>
public partial class GetParameterResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The parameter.</summary>
    public Parameter? Parameter { get; set; }

    void IShape.Walk(Wire w)
    {
        Parameter = w.Object("Parameter", Parameter);
    }
}
