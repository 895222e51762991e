using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>A listener.</summary>
public partial class Listener : IShape
{
    /// <summary>The listener.</summary>
    public string? ListenerArn { get; set; }

    /// <summary>The load balancer.</summary>
    public string? LoadBalancerArn { get; set; }

    /// <summary>The port.</summary>
    public int? Port { get; set; }

    /// <summary>The protocol.</summary>
    public ProtocolEnum? Protocol { get; set; }

    /// <summary>The certificates; of a listener's, one is the default and the others are chosen by SNI.</summary>
    public List<Certificate>? Certificates { get; set; }

    /// <summary>The TLS policy.</summary>
    public string? SslPolicy { get; set; }

    /// <summary>What the listener does with requests that no rule takes.</summary>
    public List<Action>? DefaultActions { get; set; }

    /// <summary>The ALPN policy of a TLS listener.</summary>
    public List<string>? AlpnPolicy { get; set; }

    /// <summary>Mutual TLS of the listener.</summary>
    public MutualAuthenticationAttributes? MutualAuthentication { get; set; }

    void IShape.Walk(Wire w)
    {
        ListenerArn = w.String("ListenerArn", ListenerArn);
        LoadBalancerArn = w.String("LoadBalancerArn", LoadBalancerArn);
        Port = w.Int("Port", Port);
        Protocol = w.String("Protocol", Protocol);
        Certificates = w.Objects("Certificates", Certificates);
        SslPolicy = w.String("SslPolicy", SslPolicy);
        DefaultActions = w.Objects("DefaultActions", DefaultActions);
        AlpnPolicy = w.Strings("AlpnPolicy", AlpnPolicy);
        MutualAuthentication = w.Object("MutualAuthentication", MutualAuthentication);
    }
}

/// <summary>A certificate of a listener.</summary>
public partial class Certificate : IShape
{
    /// <summary>The certificate.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>Whether this is the listener's default certificate; it may not be set in a request.</summary>
    public bool? IsDefault { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn);
        IsDefault = w.Bool("IsDefault", IsDefault);
    }
}

/// <summary>What a listener does with a request.</summary>
public partial class Action : IShape
{
    /// <summary>The type.</summary>
    public ActionTypeEnum Type { get; set; } = null!;

    /// <summary>The target group.</summary>
    public string? TargetGroupArn { get; set; }

    /// <summary>How users are authenticated by an OpenID Connect provider.</summary>
    public AuthenticateOidcActionConfig? AuthenticateOidcConfig { get; set; }

    /// <summary>How users are authenticated by Cognito.</summary>
    public AuthenticateCognitoActionConfig? AuthenticateCognitoConfig { get; set; }

    /// <summary>The position of the action.</summary>
    public int? Order { get; set; }

    /// <summary>Where to redirect to.</summary>
    public RedirectActionConfig? RedirectConfig { get; set; }

    /// <summary>An answer that the balancer gives itself.</summary>
    public FixedResponseActionConfig? FixedResponseConfig { get; set; }

    /// <summary>Several target groups with weights.</summary>
    public ForwardActionConfig? ForwardConfig { get; set; }

    /// <summary>How a token is checked.</summary>
    public JwtValidationActionConfig? JwtValidationConfig { get; set; }

    void IShape.Walk(Wire w)
    {
        Type = w.String("Type", Type)!;
        TargetGroupArn = w.String("TargetGroupArn", TargetGroupArn);
        AuthenticateOidcConfig = w.Object("AuthenticateOidcConfig", AuthenticateOidcConfig);
        AuthenticateCognitoConfig = w.Object("AuthenticateCognitoConfig", AuthenticateCognitoConfig);
        Order = w.Int("Order", Order);
        RedirectConfig = w.Object("RedirectConfig", RedirectConfig);
        FixedResponseConfig = w.Object("FixedResponseConfig", FixedResponseConfig);
        ForwardConfig = w.Object("ForwardConfig", ForwardConfig);
        JwtValidationConfig = w.Object("JwtValidationConfig", JwtValidationConfig);
    }
}

/// <summary>Authentication by an OpenID Connect provider.</summary>
public partial class AuthenticateOidcActionConfig : IShape
{
    /// <summary>Who issued it.</summary>
    public string Issuer { get; set; } = null!;

    /// <summary>The provider's authorization endpoint.</summary>
    public string AuthorizationEndpoint { get; set; } = null!;

    /// <summary>The provider's token endpoint.</summary>
    public string TokenEndpoint { get; set; } = null!;

    /// <summary>The provider's user info endpoint.</summary>
    public string UserInfoEndpoint { get; set; } = null!;

    /// <summary>The OAuth client id.</summary>
    public string ClientId { get; set; } = null!;

    /// <summary>The OAuth client secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The cookie of the session.</summary>
    public string? SessionCookieName { get; set; }

    /// <summary>What is asked of the provider.</summary>
    public string? Scope { get; set; }

    /// <summary>Seconds that a session lasts.</summary>
    public long? SessionTimeout { get; set; }

    /// <summary>Parameters added to the request to the authorization endpoint.</summary>
    public Dictionary<string, string>? AuthenticationRequestExtraParams { get; set; }

    /// <summary>What to do with a user who is not signed in.</summary>
    public AuthenticateOidcActionConditionalBehaviorEnum? OnUnauthenticatedRequest { get; set; }

    /// <summary>Whether the secret that is there stays.</summary>
    public bool? UseExistingClientSecret { get; set; }

    void IShape.Walk(Wire w)
    {
        Issuer = w.String("Issuer", Issuer)!;
        AuthorizationEndpoint = w.String("AuthorizationEndpoint", AuthorizationEndpoint)!;
        TokenEndpoint = w.String("TokenEndpoint", TokenEndpoint)!;
        UserInfoEndpoint = w.String("UserInfoEndpoint", UserInfoEndpoint)!;
        ClientId = w.String("ClientId", ClientId)!;
        ClientSecret = w.String("ClientSecret", ClientSecret);
        SessionCookieName = w.String("SessionCookieName", SessionCookieName);
        Scope = w.String("Scope", Scope);
        SessionTimeout = w.Long("SessionTimeout", SessionTimeout);
        AuthenticationRequestExtraParams = w.Map("AuthenticationRequestExtraParams", AuthenticationRequestExtraParams);
        OnUnauthenticatedRequest = w.String("OnUnauthenticatedRequest", OnUnauthenticatedRequest);
        UseExistingClientSecret = w.Bool("UseExistingClientSecret", UseExistingClientSecret);
    }
}

/// <summary>Authentication by Cognito.</summary>
public partial class AuthenticateCognitoActionConfig : IShape
{
    /// <summary>The user pool.</summary>
    public string UserPoolArn { get; set; } = null!;

    /// <summary>The user pool's client.</summary>
    public string UserPoolClientId { get; set; } = null!;

    /// <summary>The user pool's domain.</summary>
    public string UserPoolDomain { get; set; } = null!;

    /// <summary>The cookie of the session.</summary>
    public string? SessionCookieName { get; set; }

    /// <summary>What is asked of the provider.</summary>
    public string? Scope { get; set; }

    /// <summary>Seconds that a session lasts.</summary>
    public long? SessionTimeout { get; set; }

    /// <summary>Parameters added to the request to the authorization endpoint.</summary>
    public Dictionary<string, string>? AuthenticationRequestExtraParams { get; set; }

    /// <summary>What to do with a user who is not signed in.</summary>
    public AuthenticateCognitoActionConditionalBehaviorEnum? OnUnauthenticatedRequest { get; set; }

    void IShape.Walk(Wire w)
    {
        UserPoolArn = w.String("UserPoolArn", UserPoolArn)!;
        UserPoolClientId = w.String("UserPoolClientId", UserPoolClientId)!;
        UserPoolDomain = w.String("UserPoolDomain", UserPoolDomain)!;
        SessionCookieName = w.String("SessionCookieName", SessionCookieName);
        Scope = w.String("Scope", Scope);
        SessionTimeout = w.Long("SessionTimeout", SessionTimeout);
        AuthenticationRequestExtraParams = w.Map("AuthenticationRequestExtraParams", AuthenticationRequestExtraParams);
        OnUnauthenticatedRequest = w.String("OnUnauthenticatedRequest", OnUnauthenticatedRequest);
    }
}

/// <summary>A redirect.</summary>
public partial class RedirectActionConfig : IShape
{
    /// <summary>The protocol.</summary>
    public string? Protocol { get; set; }

    /// <summary>The port.</summary>
    public string? Port { get; set; }

    /// <summary>The host to redirect to.</summary>
    public string? Host { get; set; }

    /// <summary>The path.</summary>
    public string? Path { get; set; }

    /// <summary>The query string to redirect to.</summary>
    public string? Query { get; set; }

    /// <summary>The HTTP status code.</summary>
    public RedirectActionStatusCodeEnum StatusCode { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Protocol = w.String("Protocol", Protocol);
        Port = w.String("Port", Port);
        Host = w.String("Host", Host);
        Path = w.String("Path", Path);
        Query = w.String("Query", Query);
        StatusCode = w.String("StatusCode", StatusCode)!;
    }
}

/// <summary>A fixed answer.</summary>
public partial class FixedResponseActionConfig : IShape
{
    /// <summary>The text of the answer.</summary>
    public string? MessageBody { get; set; }

    /// <summary>The HTTP status code.</summary>
    public string StatusCode { get; set; } = null!;

    /// <summary>The content type of the answer.</summary>
    public string? ContentType { get; set; }

    void IShape.Walk(Wire w)
    {
        MessageBody = w.String("MessageBody", MessageBody);
        StatusCode = w.String("StatusCode", StatusCode)!;
        ContentType = w.String("ContentType", ContentType);
    }
}

/// <summary>Forwarding to target groups.</summary>
public partial class ForwardActionConfig : IShape
{
    /// <summary>The target groups.</summary>
    public List<TargetGroupTuple>? TargetGroups { get; set; }

    /// <summary>Keeps a client on the same target group.</summary>
    public TargetGroupStickinessConfig? TargetGroupStickinessConfig { get; set; }

    void IShape.Walk(Wire w)
    {
        TargetGroups = w.Objects("TargetGroups", TargetGroups);
        TargetGroupStickinessConfig = w.Object("TargetGroupStickinessConfig", TargetGroupStickinessConfig);
    }
}

/// <summary>A target group and its weight.</summary>
public partial class TargetGroupTuple : IShape
{
    /// <summary>The target group.</summary>
    public string? TargetGroupArn { get; set; }

    /// <summary>The weight among its like.</summary>
    public int? Weight { get; set; }

    void IShape.Walk(Wire w)
    {
        TargetGroupArn = w.String("TargetGroupArn", TargetGroupArn);
        Weight = w.Int("Weight", Weight);
    }
}

/// <summary>Stickiness between target groups.</summary>
public partial class TargetGroupStickinessConfig : IShape
{
    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>How long a client stays with its target group.</summary>
    public int? DurationSeconds { get; set; }

    void IShape.Walk(Wire w)
    {
        Enabled = w.Bool("Enabled", Enabled);
        DurationSeconds = w.Int("DurationSeconds", DurationSeconds);
    }
}

/// <summary>Validation of a token.</summary>
public partial class JwtValidationActionConfig : IShape
{
    /// <summary>Where the keys that sign the tokens are.</summary>
    public string JwksEndpoint { get; set; } = null!;

    /// <summary>Who issued it.</summary>
    public string Issuer { get; set; } = null!;

    /// <summary>Claims that a token must have besides.</summary>
    public List<JwtValidationActionAdditionalClaim>? AdditionalClaims { get; set; }

    void IShape.Walk(Wire w)
    {
        JwksEndpoint = w.String("JwksEndpoint", JwksEndpoint)!;
        Issuer = w.String("Issuer", Issuer)!;
        AdditionalClaims = w.Objects("AdditionalClaims", AdditionalClaims);
    }
}

/// <summary>A claim that a token must have.</summary>
public partial class JwtValidationActionAdditionalClaim : IShape
{
    /// <summary>How the claim's values are given.</summary>
    public JwtValidationActionAdditionalClaimFormatEnum Format { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The values.</summary>
    public List<string>? Values { get; set; }

    void IShape.Walk(Wire w)
    {
        Format = w.String("Format", Format)!;
        Name = w.String("Name", Name)!;
        Values = w.Strings("Values", Values);
    }
}

/// <summary>Mutual TLS of a listener.</summary>
public partial class MutualAuthenticationAttributes : IShape
{
    /// <summary>Whether client certificates are checked.</summary>
    public string? Mode { get; set; }

    /// <summary>The trust store.</summary>
    public string? TrustStoreArn { get; set; }

    /// <summary>Whether an expired client certificate is taken.</summary>
    public bool? IgnoreClientCertificateExpiry { get; set; }

    /// <summary>Whether the trust store is still in reach.</summary>
    public TrustStoreAssociationStatusEnum? TrustStoreAssociationStatus { get; set; }

    /// <summary>Whether clients are told the names of the trusted CAs.</summary>
    public AdvertiseTrustStoreCaNamesEnum? AdvertiseTrustStoreCaNames { get; set; }

    void IShape.Walk(Wire w)
    {
        Mode = w.String("Mode", Mode);
        TrustStoreArn = w.String("TrustStoreArn", TrustStoreArn);
        IgnoreClientCertificateExpiry = w.Bool("IgnoreClientCertificateExpiry", IgnoreClientCertificateExpiry);
        TrustStoreAssociationStatus = w.String("TrustStoreAssociationStatus", TrustStoreAssociationStatus);
        AdvertiseTrustStoreCaNames = w.String("AdvertiseTrustStoreCaNames", AdvertiseTrustStoreCaNames);
    }
}
