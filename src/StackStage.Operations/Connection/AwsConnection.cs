using System.Collections.Concurrent;
using Amazon;
using Amazon.APIGateway;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.CloudControlApi;
using Amazon.CloudFront;
using Amazon.ElasticLoadBalancingV2;
using Amazon.KeyManagementService;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.Util.Internal;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Connection;

/// <summary>
/// The way to one account: credentials, a Region, and a client per service and Region, made when first asked for.
/// Safe to use from several threads.
/// </summary>
public sealed class AwsConnection
{
    private static readonly TimeSpan IdentityPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(Type Service, string Region), Lazy<object>> _clients;
    private readonly ConnectionRequest _request;
    private readonly CredentialProfile? _profile;
    private readonly AWSCredentials _credentials;
    private readonly Caller _caller;

    static AwsConnection() => InternalSDKUtils.SetUserAgent("StackStage", typeof(AwsConnection).Assembly.GetName().Version!.ToString(3));

    private AwsConnection(
        ConnectionRequest request,
        CredentialProfile? profile,
        AWSCredentials credentials,
        string region,
        ConcurrentDictionary<(Type Service, string Region), Lazy<object>>? clients = null,
        Caller? caller = null)
    {
        _request = request;
        _profile = profile;
        _credentials = credentials;
        _clients = clients ?? new();
        _caller = caller ?? new Caller();
        Region = region;
    }

    /// <summary>The Region that is worked in where an ARN does not say another.</summary>
    public string Region { get; }

    /// <summary>Where CloudFront keeps its certificates, and where the global services are signed for: us-east-1, or its like in other partitions.</summary>
    public string GlobalRegion => GlobalRegions.Of(Region);

    /// <summary>The endpoint of the calls, from the parameter, the environment or the profile; null for AWS's own.</summary>
    public Uri? EndpointUrl => _request.EndpointUrl ?? (SecurityToken.Config.ServiceURL is { Length: > 0 } url ? new Uri(url) : null);

    /// <summary>The account, once <see cref="GetAccountIdAsync"/> has asked for it; null before.</summary>
    public string? KnownAccountId => _caller.AccountId;

    /// <summary>The ARN of who makes the calls, once it is known; empty before.</summary>
    public string KnownCaller => _caller.Arn ?? string.Empty;

    /// <summary>Decides when each call is made; null for at once.</summary>
    internal ICallPacer? Pacer => _request.Pacer;

    /// <summary>
    /// Whether every Region that is enabled knows the credentials. Session tokens of STS's global endpoint are known only in
    /// the Regions that need not be enabled; those of its regional endpoints everywhere, and they begin differently.
    /// </summary>
    internal async Task<bool> AreCredentialsKnownEverywhereAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var keys = await _credentials.GetCredentialsAsync().ConfigureAwait(false);
        return !keys.UseToken || keys.Token.StartsWith("IQoJ", StringComparison.Ordinal);
    }

    /// <summary>Amazon API Gateway, REST (v1), in the connection's Region.</summary>
    public IAmazonAPIGateway ApiGatewayV1 => Client<IAmazonAPIGateway>(Region, () => new AmazonAPIGatewayClient(_credentials, Configure(new AmazonAPIGatewayConfig(), Region)));

    /// <summary>Amazon API Gateway v2 in the connection's Region.</summary>
    public IAmazonApiGatewayV2 ApiGatewayV2 => Client<IAmazonApiGatewayV2>(Region, () => new AmazonApiGatewayV2Client(_credentials, Configure(new AmazonApiGatewayV2Config(), Region)));

    /// <summary>AWS Cloud Control API in the connection's Region.</summary>
    internal IAmazonCloudControlApi CloudControl => Client<IAmazonCloudControlApi>(Region, () => new AmazonCloudControlApiClient(_credentials, Configure(new AmazonCloudControlApiConfig(), Region)));

    /// <summary>Amazon CloudFront; a global service.</summary>
    public IAmazonCloudFront CloudFront => Client<IAmazonCloudFront>(GlobalRegion, () => new AmazonCloudFrontClient(_credentials, Configure(new AmazonCloudFrontConfig(), GlobalRegion)));

    /// <summary>Elastic Load Balancing v2 in the connection's Region.</summary>
    public IAmazonElasticLoadBalancingV2 ElasticLoadBalancing =>
        Client<IAmazonElasticLoadBalancingV2>(Region, () => new AmazonElasticLoadBalancingV2Client(_credentials, Configure(new AmazonElasticLoadBalancingV2Config(), Region)));

    /// <summary>AWS Key Management Service in a Region.</summary>
    /// <param name="region">The key's Region; null for the connection's.</param>
    public IAmazonKeyManagementService KeyManagement(string? region = null) => Client<IAmazonKeyManagementService>(
        region ?? Region, () => new AmazonKeyManagementServiceClient(_credentials, Configure(new AmazonKeyManagementServiceConfig(), region ?? Region)));

    /// <summary>Amazon Route 53; a global service.</summary>
    public IAmazonRoute53 Route53 => Client<IAmazonRoute53>(GlobalRegion, () => new AmazonRoute53Client(_credentials, Configure(new AmazonRoute53Config(), GlobalRegion)));

    /// <summary>AWS Systems Manager in the connection's Region.</summary>
    public IAmazonSimpleSystemsManagement SystemsManager =>
        Client<IAmazonSimpleSystemsManagement>(Region, () => new AmazonSimpleSystemsManagementClient(_credentials, Configure(new AmazonSimpleSystemsManagementConfig(), Region)));

    /// <summary>Resource Groups Tagging API in the connection's Region.</summary>
    public IAmazonResourceGroupsTaggingAPI Tagging =>
        Client<IAmazonResourceGroupsTaggingAPI>(Region, () => new AmazonResourceGroupsTaggingAPIClient(_credentials, Configure(new AmazonResourceGroupsTaggingAPIConfig(), Region)));

    /// <summary>AWS Security Token Service in the connection's Region.</summary>
    public IAmazonSecurityTokenService SecurityToken => Client<IAmazonSecurityTokenService>(Region, () => new AmazonSecurityTokenServiceClient(_credentials, Configure(new AmazonSecurityTokenServiceConfig(), Region)));

    /// <summary>AWS Certificate Manager in a Region.</summary>
    /// <param name="region">The Region, usually the certificate's own.</param>
    public IAmazonCertificateManager CertificateManager(string region) =>
        Client<IAmazonCertificateManager>(region, () => new AmazonCertificateManagerClient(_credentials, Configure(new AmazonCertificateManagerConfig(), region)));

    /// <summary>Amazon S3 in a Region.</summary>
    /// <param name="region">The bucket's Region; null for the connection's.</param>
    public IAmazonS3 S3(string? region = null) => Client<IAmazonS3>(
        region ?? Region,
        () =>
        {
            var config = Configure(new AmazonS3Config(), region ?? Region);

            // Buckets of an endpoint that is not AWS's have no host names of their own.
            config.ForcePathStyle = config.ServiceURL is not null;
            return new AmazonS3Client(_credentials, config);
        });

    /// <summary>Finds credentials and a Region. No service is called, but a profile may need one (SSO, assume-role, instance metadata).</summary>
    /// <param name="request">What was given.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">There are no credentials, no Region, or no such profile; or the Region or the endpoint is none.</exception>
    public static async Task<AwsConnection> OpenAsync(ConnectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.EndpointUrl is { } endpoint)
        {
            EndpointUrls.Ensure(endpoint.OriginalString, "-EndpointUrl");
        }
        else
        {
            EndpointUrls.EnsureEnvironment();
        }

        CredentialSource.EnsureGivenRegion(request);
        SdkConfiguration.ReadAnew();

        // For the clients that the SDK makes for itself, to assume a role or to refresh an SSO session.
        AWSConfigs.HttpClientFactory = request.Proxy is null ? null : new SharedHttpClients(request.Proxy);
        var profile = CredentialSource.FindProfile(request.ProfileName);
        var credentials = await CredentialSource.FindAsync(request, profile, cancellationToken).ConfigureAwait(false);
        var region = await CredentialSource.FindRegionAsync(request, profile, cancellationToken).ConfigureAwait(false);
        return new AwsConnection(request, profile, credentials, region);
    }

    /// <summary>The account the credentials belong to. Throttling and 5xx are put up with for two minutes.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="StageException">The credentials are not usable, or the endpoint cannot be reached.</exception>
    public async Task<string> GetAccountIdAsync(CancellationToken cancellationToken)
    {
        var until = _request.Time.GetUtcNow() + IdentityPatience;
        var isSilent = false;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                // Two callers at once may both ask; the answer is the same.
                if (_caller.AccountId is not { } account)
                {
                    var identity = await SecurityToken.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken).ConfigureAwait(false);
                    _caller.Arn = identity.Arn;
                    _caller.AccountId = account = identity.Account;
                }

                return account;
            }
            catch (AmazonServiceException busy) when (busy.StatusCode != 0 && AwsErrors.IsTransient(busy) && _request.Time.GetUtcNow() + pause <= until)
            {
                // It answers, if only that it is busy. Where nobody answers, that is told at once.
            }
            catch (TimeoutException) when (!isSilent)
            {
                // A connection that had been kept open, and that died without a word: the next one is a new one.
                isSilent = true;
                continue;
            }
            catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
            {
                throw AwsErrors.Translate(failure, "sts:GetCallerIdentity", null);
            }

            await (Pacer?.PauseAsync(PauseAsync, cancellationToken) ?? PauseAsync(cancellationToken)).ConfigureAwait(false);

            Task PauseAsync(CancellationToken token) => Task.Delay(pause, _request.Time, token);
        }
    }

    /// <summary>The same account, credentials and clients, worked in from another Region.</summary>
    /// <param name="region">The Region, such as that of an ARN.</param>
    public AwsConnection In(string region) =>
        string.Equals(region, Region, StringComparison.Ordinal) ? this : new AwsConnection(_request, _profile, _credentials, region, _clients, _caller);

    /// <summary>Makes sure that the credentials belong to the account that was named, if one was. To be called before the first change.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="StageException">They belong to another account (<c>WrongAccount</c>), or nobody can tell.</exception>
    public async Task EnsureAccountAsync(CancellationToken cancellationToken)
    {
        if (_request.AccountId is null)
        {
            return;
        }

        var account = await GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        if (!string.Equals(account, _request.AccountId, StringComparison.Ordinal))
        {
            throw new StageException(new StageError(
                "WrongAccount",
                StageErrorCategory.SecurityError,
                $"The credentials belong to account {account}, not to {_request.AccountId}. Nothing was changed.",
                account,
                "Choose another profile or other credentials, or correct -AccountId."));
        }
    }

    /// <summary>
    /// Refuses to go on in another account than the one that was named, and when AWS cannot be reached or does not take the
    /// credentials: from here on, a broken connection is put up with for hours, and at the beginning it is a wrong address.
    /// </summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="StageException">It is another account, or nobody answers.</exception>
    public async Task EnsureReadyAsync(CancellationToken cancellationToken)
    {
        await EnsureAccountAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (failure.Error.Exception is AmazonServiceException service && AwsErrors.IsTransient(service))
        {
            // It answers, if only that it is busy; whoever asks next is patient.
        }
    }

    /// <summary>What the quotas of an operation count by when it is called through a client of this connection.</summary>
    /// <param name="client">The client's configuration.</param>
    /// <param name="operation">The operation, such as <c>DeleteDomainName</c>.</param>
    internal PacedCall PacedCallOf(IClientConfig client, string operation) => PacedCall.Of(client, operation, _request.Time, _caller);

    private T Client<T>(string region, Func<object> create)
        where T : class => (T)_clients.GetOrAdd((typeof(T), region), _ => new Lazy<object>(() => ConnectionPipeline.Create(_request.Time, _caller, _request.Pacer, create))).Value;

    private T Configure<T>(T config, string region)
        where T : ClientConfig
    {
        config.HttpClientFactory = new SharedHttpClients(_request.Proxy);
        if (_profile is not null)
        {
            // The endpoints and the retry mode of the profile that was named count, not those of AWS_PROFILE.
            config.Profile = new Profile(_profile.Name);
            SetRetries(config, _profile);
        }

        if (_request.EndpointUrl is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }
        else
        {
            // Asked for its service URL, a configuration finds AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE>; it forgets the Region then.
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        if (config.ServiceURL is not null)
        {
            config.AuthenticationRegion = region;
        }

        return config;
    }

    // Standard, and three attempts, unless the user's configuration says otherwise; what is not set here the SDK reads itself.
    private static void SetRetries(ClientConfig config, CredentialProfile profile)
    {
        if (profile.RetryMode is { } mode && Environment.GetEnvironmentVariable("AWS_RETRY_MODE") is null)
        {
            config.RetryMode = mode;
        }

        if (profile.MaxAttempts is > 0 and var attempts && Environment.GetEnvironmentVariable("AWS_MAX_ATTEMPTS") is null)
        {
            config.MaxErrorRetry = attempts - 1;
        }
    }
}
