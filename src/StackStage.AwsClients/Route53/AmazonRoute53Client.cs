using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53;

/// <inheritdoc cref="IAmazonRoute53"/>
public partial class AmazonRoute53Client : AmazonServiceClient, IAmazonRoute53
{
    private static readonly RestXmlProtocol Protocol = new("Amazon.Route53", "https://route53.amazonaws.com/doc/2013-04-01/", Route53Errors.Create) { BareIds = true };
    private static readonly Metadata Service = new(AmazonRoute53Config.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonRoute53Client() : this(new AmazonRoute53Config()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonRoute53Client(RegionEndpoint region) : this(new AmazonRoute53Config { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonRoute53Client(AmazonRoute53Config config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonRoute53Client(AWSCredentials credentials) : this(credentials, new AmazonRoute53Config()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonRoute53Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonRoute53Config { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonRoute53Client(AWSCredentials credentials, AmazonRoute53Config clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public IRoute53PaginatorFactory Paginators => new Route53PaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangeResourceRecordSetsResponse>(request, Protocol.Operation<ChangeResourceRecordSetsResponse>("POST", "/2013-04-01/hostedzone/{Id}/rrset/", "ChangeResourceRecordSetsRequest"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetChangeResponse> GetChangeAsync(GetChangeRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetChangeResponse>(request, Protocol.Operation<GetChangeResponse>("GET", "/2013-04-01/change/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetHostedZoneResponse> GetHostedZoneAsync(GetHostedZoneRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetHostedZoneResponse>(request, Protocol.Operation<GetHostedZoneResponse>("GET", "/2013-04-01/hostedzone/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListHostedZonesResponse> ListHostedZonesAsync(ListHostedZonesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListHostedZonesResponse>(request, Protocol.Operation<ListHostedZonesResponse>("GET", "/2013-04-01/hostedzone"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(ListResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListResourceRecordSetsResponse>(request, Protocol.Operation<ListResourceRecordSetsResponse>("GET", "/2013-04-01/hostedzone/{Id}/rrset"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
