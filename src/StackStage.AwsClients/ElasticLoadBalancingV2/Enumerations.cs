using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Values of action type enum.</summary>
public class ActionTypeEnum : ConstantClass
{
    /// <summary><c>forward</c></summary>
    public static readonly ActionTypeEnum Forward = new("forward");
    /// <summary><c>authenticate-oidc</c></summary>
    public static readonly ActionTypeEnum AuthenticateOidc = new("authenticate-oidc");
    /// <summary><c>authenticate-cognito</c></summary>
    public static readonly ActionTypeEnum AuthenticateCognito = new("authenticate-cognito");
    /// <summary><c>redirect</c></summary>
    public static readonly ActionTypeEnum Redirect = new("redirect");
    /// <summary><c>fixed-response</c></summary>
    public static readonly ActionTypeEnum FixedResponse = new("fixed-response");
    /// <summary><c>jwt-validation</c></summary>
    public static readonly ActionTypeEnum JwtValidation = new("jwt-validation");

    /// <summary>A value that is not listed here.</summary>
    public ActionTypeEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ActionTypeEnum FindValue(string value) => FindValue<ActionTypeEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ActionTypeEnum?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of advertise trust store ca names enum.</summary>
public class AdvertiseTrustStoreCaNamesEnum : ConstantClass
{
    /// <summary><c>on</c></summary>
    public static readonly AdvertiseTrustStoreCaNamesEnum On = new("on");
    /// <summary><c>off</c></summary>
    public static readonly AdvertiseTrustStoreCaNamesEnum Off = new("off");

    /// <summary>A value that is not listed here.</summary>
    public AdvertiseTrustStoreCaNamesEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static AdvertiseTrustStoreCaNamesEnum FindValue(string value) => FindValue<AdvertiseTrustStoreCaNamesEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AdvertiseTrustStoreCaNamesEnum?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of authenticate cognito action conditional behavior enum.</summary>
public class AuthenticateCognitoActionConditionalBehaviorEnum : ConstantClass
{
    /// <summary><c>deny</c></summary>
    public static readonly AuthenticateCognitoActionConditionalBehaviorEnum Deny = new("deny");
    /// <summary><c>allow</c></summary>
    public static readonly AuthenticateCognitoActionConditionalBehaviorEnum Allow = new("allow");
    /// <summary><c>authenticate</c></summary>
    public static readonly AuthenticateCognitoActionConditionalBehaviorEnum Authenticate = new("authenticate");

    /// <summary>A value that is not listed here.</summary>
    public AuthenticateCognitoActionConditionalBehaviorEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static AuthenticateCognitoActionConditionalBehaviorEnum FindValue(string value) => FindValue<AuthenticateCognitoActionConditionalBehaviorEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AuthenticateCognitoActionConditionalBehaviorEnum?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of authenticate oidc action conditional behavior enum.</summary>
public class AuthenticateOidcActionConditionalBehaviorEnum : ConstantClass
{
    /// <summary><c>deny</c></summary>
    public static readonly AuthenticateOidcActionConditionalBehaviorEnum Deny = new("deny");
    /// <summary><c>allow</c></summary>
    public static readonly AuthenticateOidcActionConditionalBehaviorEnum Allow = new("allow");
    /// <summary><c>authenticate</c></summary>
    public static readonly AuthenticateOidcActionConditionalBehaviorEnum Authenticate = new("authenticate");

    /// <summary>A value that is not listed here.</summary>
    public AuthenticateOidcActionConditionalBehaviorEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static AuthenticateOidcActionConditionalBehaviorEnum FindValue(string value) => FindValue<AuthenticateOidcActionConditionalBehaviorEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AuthenticateOidcActionConditionalBehaviorEnum?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of jwt validation action additional claim format enum.</summary>
public class JwtValidationActionAdditionalClaimFormatEnum : ConstantClass
{
    /// <summary><c>single-string</c></summary>
    public static readonly JwtValidationActionAdditionalClaimFormatEnum SingleString = new("single-string");
    /// <summary><c>string-array</c></summary>
    public static readonly JwtValidationActionAdditionalClaimFormatEnum StringArray = new("string-array");
    /// <summary><c>space-separated-values</c></summary>
    public static readonly JwtValidationActionAdditionalClaimFormatEnum SpaceSeparatedValues = new("space-separated-values");

    /// <summary>A value that is not listed here.</summary>
    public JwtValidationActionAdditionalClaimFormatEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static JwtValidationActionAdditionalClaimFormatEnum FindValue(string value) => FindValue<JwtValidationActionAdditionalClaimFormatEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator JwtValidationActionAdditionalClaimFormatEnum?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of protocol enum.</summary>
public class ProtocolEnum : ConstantClass
{
    /// <summary><c>HTTP</c></summary>
    public static readonly ProtocolEnum HTTP = new("HTTP");
    /// <summary><c>HTTPS</c></summary>
    public static readonly ProtocolEnum HTTPS = new("HTTPS");
    /// <summary><c>TCP</c></summary>
    public static readonly ProtocolEnum TCP = new("TCP");
    /// <summary><c>TLS</c></summary>
    public static readonly ProtocolEnum TLS = new("TLS");
    /// <summary><c>UDP</c></summary>
    public static readonly ProtocolEnum UDP = new("UDP");
    /// <summary><c>TCP_UDP</c></summary>
    public static readonly ProtocolEnum TCP_UDP = new("TCP_UDP");
    /// <summary><c>GENEVE</c></summary>
    public static readonly ProtocolEnum GENEVE = new("GENEVE");
    /// <summary><c>QUIC</c></summary>
    public static readonly ProtocolEnum QUIC = new("QUIC");
    /// <summary><c>TCP_QUIC</c></summary>
    public static readonly ProtocolEnum TCP_QUIC = new("TCP_QUIC");

    /// <summary>A value that is not listed here.</summary>
    public ProtocolEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ProtocolEnum FindValue(string value) => FindValue<ProtocolEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ProtocolEnum?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of redirect action status code enum.</summary>
public class RedirectActionStatusCodeEnum : ConstantClass
{
    /// <summary><c>HTTP_301</c></summary>
    public static readonly RedirectActionStatusCodeEnum HTTP_301 = new("HTTP_301");
    /// <summary><c>HTTP_302</c></summary>
    public static readonly RedirectActionStatusCodeEnum HTTP_302 = new("HTTP_302");

    /// <summary>A value that is not listed here.</summary>
    public RedirectActionStatusCodeEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static RedirectActionStatusCodeEnum FindValue(string value) => FindValue<RedirectActionStatusCodeEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RedirectActionStatusCodeEnum?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of trust store association status enum.</summary>
public class TrustStoreAssociationStatusEnum : ConstantClass
{
    /// <summary><c>active</c></summary>
    public static readonly TrustStoreAssociationStatusEnum Active = new("active");
    /// <summary><c>removed</c></summary>
    public static readonly TrustStoreAssociationStatusEnum Removed = new("removed");

    /// <summary>A value that is not listed here.</summary>
    public TrustStoreAssociationStatusEnum(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static TrustStoreAssociationStatusEnum FindValue(string value) => FindValue<TrustStoreAssociationStatusEnum>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator TrustStoreAssociationStatusEnum?(string? value) => value is null ? null : FindValue(value);
}
