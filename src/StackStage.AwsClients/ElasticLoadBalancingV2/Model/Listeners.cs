using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>Listener.</summary>
public partial class Listener : IShape
{
    /// <summary>The listener ARN.</summary>
    public string? ListenerArn { get; set; }

    /// <summary>The load balancer ARN.</summary>
    public string? LoadBalancerArn { get; set; }

    /// <summary>The port.</summary>
    public int? Port { get; set; }

    /// <summary>The protocol.</summary>
    public ProtocolEnum? Protocol { get; set; }

    /// <summary>The certificates.</summary>
    public List<Certificate>? Certificates { get; set; }

    /// <summary>The ssl policy.</summary>
    public string? SslPolicy { get; set; }

    /// <summary>The default actions.</summary>
    public List<Action>? DefaultActions { get; set; }

    /// <summary>The alpn policy.</summary>
    public List<string>? AlpnPolicy { get; set; }

    /// <summary>The mutual authentication.</summary>
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

/// <summary>Certificate.</summary>
public partial class Certificate : IShape
{
    /// <summary>The certificate ARN.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The is default.</summary>
    public bool? IsDefault { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn);
        IsDefault = w.Bool("IsDefault", IsDefault);
    }
}

/// <summary>Action.</summary>
public partial class Action : IShape
{
    /// <summary>The type.</summary>
    public ActionTypeEnum Type { get; set; } = null!;

    /// <summary>The target group ARN.</summary>
    public string? TargetGroupArn { get; set; }

    /// <summary>The authenticate oidc config.</summary>
    public AuthenticateOidcActionConfig? AuthenticateOidcConfig { get; set; }

    /// <summary>The authenticate cognito config.</summary>
    public AuthenticateCognitoActionConfig? AuthenticateCognitoConfig { get; set; }

    /// <summary>The order.</summary>
    public int? Order { get; set; }

    /// <summary>The redirect config.</summary>
    public RedirectActionConfig? RedirectConfig { get; set; }

    /// <summary>The fixed response config.</summary>
    public FixedResponseActionConfig? FixedResponseConfig { get; set; }

    /// <summary>The forward config.</summary>
    public ForwardActionConfig? ForwardConfig { get; set; }

    /// <summary>The jwt validation config.</summary>
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

/// <summary>Authenticate oidc action config.</summary>
public partial class AuthenticateOidcActionConfig : IShape
{
    /// <summary>The issuer.</summary>
    public string Issuer { get; set; } = null!;

    /// <summary>The authorization endpoint.</summary>
    public string AuthorizationEndpoint { get; set; } = null!;

    /// <summary>The token endpoint.</summary>
    public string TokenEndpoint { get; set; } = null!;

    /// <summary>The user info endpoint.</summary>
    public string UserInfoEndpoint { get; set; } = null!;

    /// <summary>The client id.</summary>
    public string ClientId { get; set; } = null!;

    /// <summary>The client secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The session cookie name.</summary>
    public string? SessionCookieName { get; set; }

    /// <summary>The scope.</summary>
    public string? Scope { get; set; }

    /// <summary>The session timeout.</summary>
    public long? SessionTimeout { get; set; }

    /// <summary>The authentication request extra params.</summary>
    public Dictionary<string, string>? AuthenticationRequestExtraParams { get; set; }

    /// <summary>The on unauthenticated request.</summary>
    public AuthenticateOidcActionConditionalBehaviorEnum? OnUnauthenticatedRequest { get; set; }

    /// <summary>The use existing client secret.</summary>
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

/// <summary>Authenticate cognito action config.</summary>
public partial class AuthenticateCognitoActionConfig : IShape
{
    /// <summary>The user pool ARN.</summary>
    public string UserPoolArn { get; set; } = null!;

    /// <summary>The user pool client id.</summary>
    public string UserPoolClientId { get; set; } = null!;

    /// <summary>The user pool domain.</summary>
    public string UserPoolDomain { get; set; } = null!;

    /// <summary>The session cookie name.</summary>
    public string? SessionCookieName { get; set; }

    /// <summary>The scope.</summary>
    public string? Scope { get; set; }

    /// <summary>The session timeout.</summary>
    public long? SessionTimeout { get; set; }

    /// <summary>The authentication request extra params.</summary>
    public Dictionary<string, string>? AuthenticationRequestExtraParams { get; set; }

    /// <summary>The on unauthenticated request.</summary>
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

/// <summary>Redirect action config.</summary>
public partial class RedirectActionConfig : IShape
{
    /// <summary>The protocol.</summary>
    public string? Protocol { get; set; }

    /// <summary>The port.</summary>
    public string? Port { get; set; }

    /// <summary>The host.</summary>
    public string? Host { get; set; }

    /// <summary>The path.</summary>
    public string? Path { get; set; }

    /// <summary>The query.</summary>
    public string? Query { get; set; }

    /// <summary>The status code.</summary>
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

/// <summary>Fixed response action config.</summary>
public partial class FixedResponseActionConfig : IShape
{
    /// <summary>The message body.</summary>
    public string? MessageBody { get; set; }

    /// <summary>The status code.</summary>
    public string StatusCode { get; set; } = null!;

    /// <summary>The content type.</summary>
    public string? ContentType { get; set; }

    void IShape.Walk(Wire w)
    {
        MessageBody = w.String("MessageBody", MessageBody);
        StatusCode = w.String("StatusCode", StatusCode)!;
        ContentType = w.String("ContentType", ContentType);
    }
}

/// <summary>Forward action config.</summary>
public partial class ForwardActionConfig : IShape
{
    /// <summary>The target groups.</summary>
    public List<TargetGroupTuple>? TargetGroups { get; set; }

    /// <summary>The target group stickiness config.</summary>
    public TargetGroupStickinessConfig? TargetGroupStickinessConfig { get; set; }

    void IShape.Walk(Wire w)
    {
        TargetGroups = w.Objects("TargetGroups", TargetGroups);
        TargetGroupStickinessConfig = w.Object("TargetGroupStickinessConfig", TargetGroupStickinessConfig);
    }
}

/// <summary>Target group tuple.</summary>
public partial class TargetGroupTuple : IShape
{
    /// <summary>The target group ARN.</summary>
    public string? TargetGroupArn { get; set; }

    /// <summary>The weight.</summary>
    public int? Weight { get; set; }

    void IShape.Walk(Wire w)
    {
        TargetGroupArn = w.String("TargetGroupArn", TargetGroupArn);
        Weight = w.Int("Weight", Weight);
    }
}

/// <summary>Target group stickiness config.</summary>
public partial class TargetGroupStickinessConfig : IShape
{
    /// <summary>The enabled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The duration seconds.</summary>
    public int? DurationSeconds { get; set; }

    void IShape.Walk(Wire w)
    {
        Enabled = w.Bool("Enabled", Enabled);
        DurationSeconds = w.Int("DurationSeconds", DurationSeconds);
    }
}

/// <summary>Jwt validation action config.</summary>
public partial class JwtValidationActionConfig : IShape
{
    /// <summary>The jwks endpoint.</summary>
    public string JwksEndpoint { get; set; } = null!;

    /// <summary>The issuer.</summary>
    public string Issuer { get; set; } = null!;

    /// <summary>The additional claims.</summary>
    public List<JwtValidationActionAdditionalClaim>? AdditionalClaims { get; set; }

    void IShape.Walk(Wire w)
    {
        JwksEndpoint = w.String("JwksEndpoint", JwksEndpoint)!;
        Issuer = w.String("Issuer", Issuer)!;
        AdditionalClaims = w.Objects("AdditionalClaims", AdditionalClaims);
    }
}

/// <summary>Jwt validation action additional claim.</summary>
public partial class JwtValidationActionAdditionalClaim : IShape
{
    /// <summary>The format.</summary>
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

/// <summary>Mutual authentication attributes.</summary>
public partial class MutualAuthenticationAttributes : IShape
{
    /// <summary>The mode.</summary>
    public string? Mode { get; set; }

    /// <summary>The trust store ARN.</summary>
    public string? TrustStoreArn { get; set; }

    /// <summary>The ignore client certificate expiry.</summary>
    public bool? IgnoreClientCertificateExpiry { get; set; }

    /// <summary>The trust store association status.</summary>
    public TrustStoreAssociationStatusEnum? TrustStoreAssociationStatus { get; set; }

    /// <summary>The advertise trust store ca names.</summary>
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
