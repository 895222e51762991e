using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.CloudFront;

/// <summary>Values of cache policy type.</summary>
public class CachePolicyType : ConstantClass
{
    /// <summary><c>managed</c></summary>
    public static readonly CachePolicyType Managed = new("managed");
    /// <summary><c>custom</c></summary>
    public static readonly CachePolicyType Custom = new("custom");

    /// <summary>A value that is not listed here.</summary>
    public CachePolicyType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static CachePolicyType FindValue(string value) => FindValue<CachePolicyType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CachePolicyType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of continuous deployment policy type.</summary>
public class ContinuousDeploymentPolicyType : ConstantClass
{
    /// <summary><c>SingleWeight</c></summary>
    public static readonly ContinuousDeploymentPolicyType SingleWeight = new("SingleWeight");
    /// <summary><c>SingleHeader</c></summary>
    public static readonly ContinuousDeploymentPolicyType SingleHeader = new("SingleHeader");

    /// <summary>A value that is not listed here.</summary>
    public ContinuousDeploymentPolicyType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ContinuousDeploymentPolicyType FindValue(string value) => FindValue<ContinuousDeploymentPolicyType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ContinuousDeploymentPolicyType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of connection mode.</summary>
public class ConnectionMode : ConstantClass
{
    /// <summary><c>direct</c></summary>
    public static readonly ConnectionMode Direct = new("direct");
    /// <summary><c>tenant-only</c></summary>
    public static readonly ConnectionMode TenantOnly = new("tenant-only");

    /// <summary>A value that is not listed here.</summary>
    public ConnectionMode(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ConnectionMode FindValue(string value) => FindValue<ConnectionMode>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ConnectionMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of event type.</summary>
public class EventType : ConstantClass
{
    /// <summary><c>viewer-request</c></summary>
    public static readonly EventType ViewerRequest = new("viewer-request");
    /// <summary><c>viewer-response</c></summary>
    public static readonly EventType ViewerResponse = new("viewer-response");
    /// <summary><c>origin-request</c></summary>
    public static readonly EventType OriginRequest = new("origin-request");
    /// <summary><c>origin-response</c></summary>
    public static readonly EventType OriginResponse = new("origin-response");

    /// <summary>A value that is not listed here.</summary>
    public EventType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static EventType FindValue(string value) => FindValue<EventType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator EventType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of function runtime.</summary>
public class FunctionRuntime : ConstantClass
{
    /// <summary><c>cloudfront-js-1.0</c></summary>
    public static readonly FunctionRuntime CloudfrontJs10 = new("cloudfront-js-1.0");
    /// <summary><c>cloudfront-js-2.0</c></summary>
    public static readonly FunctionRuntime CloudfrontJs20 = new("cloudfront-js-2.0");

    /// <summary>A value that is not listed here.</summary>
    public FunctionRuntime(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static FunctionRuntime FindValue(string value) => FindValue<FunctionRuntime>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator FunctionRuntime?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of function stage.</summary>
public class FunctionStage : ConstantClass
{
    /// <summary><c>DEVELOPMENT</c></summary>
    public static readonly FunctionStage DEVELOPMENT = new("DEVELOPMENT");
    /// <summary><c>LIVE</c></summary>
    public static readonly FunctionStage LIVE = new("LIVE");

    /// <summary>A value that is not listed here.</summary>
    public FunctionStage(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static FunctionStage FindValue(string value) => FindValue<FunctionStage>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator FunctionStage?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of HTTP version.</summary>
public class HttpVersion : ConstantClass
{
    /// <summary><c>http1.1</c></summary>
    public static readonly HttpVersion Http11 = new("http1.1");
    /// <summary><c>http2</c></summary>
    public static readonly HttpVersion Http2 = new("http2");
    /// <summary><c>http3</c></summary>
    public static readonly HttpVersion Http3 = new("http3");
    /// <summary><c>http2and3</c></summary>
    public static readonly HttpVersion Http2and3 = new("http2and3");

    /// <summary>A value that is not listed here.</summary>
    public HttpVersion(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static HttpVersion FindValue(string value) => FindValue<HttpVersion>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator HttpVersion?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of minimum protocol version.</summary>
public class MinimumProtocolVersion : ConstantClass
{
    /// <summary><c>SSLv3</c></summary>
    public static readonly MinimumProtocolVersion SSLv3 = new("SSLv3");
    /// <summary><c>TLSv1</c></summary>
    public static readonly MinimumProtocolVersion TLSv1 = new("TLSv1");
    /// <summary><c>TLSv1_2016</c></summary>
    public static readonly MinimumProtocolVersion TLSv1_2016 = new("TLSv1_2016");
    /// <summary><c>TLSv1.1_2016</c></summary>
    public static readonly MinimumProtocolVersion TLSv11_2016 = new("TLSv1.1_2016");
    /// <summary><c>TLSv1.2_2018</c></summary>
    public static readonly MinimumProtocolVersion TLSv12_2018 = new("TLSv1.2_2018");
    /// <summary><c>TLSv1.2_2019</c></summary>
    public static readonly MinimumProtocolVersion TLSv12_2019 = new("TLSv1.2_2019");
    /// <summary><c>TLSv1.2_2021</c></summary>
    public static readonly MinimumProtocolVersion TLSv12_2021 = new("TLSv1.2_2021");
    /// <summary><c>TLSv1.3_2025</c></summary>
    public static readonly MinimumProtocolVersion TLSv13_2025 = new("TLSv1.3_2025");
    /// <summary><c>TLSv1.2_2025</c></summary>
    public static readonly MinimumProtocolVersion TLSv12_2025 = new("TLSv1.2_2025");

    /// <summary>A value that is not listed here.</summary>
    public MinimumProtocolVersion(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static MinimumProtocolVersion FindValue(string value) => FindValue<MinimumProtocolVersion>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator MinimumProtocolVersion?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of origin access control origin types.</summary>
public class OriginAccessControlOriginTypes : ConstantClass
{
    /// <summary><c>s3</c></summary>
    public static readonly OriginAccessControlOriginTypes S3 = new("s3");
    /// <summary><c>mediastore</c></summary>
    public static readonly OriginAccessControlOriginTypes Mediastore = new("mediastore");
    /// <summary><c>mediapackagev2</c></summary>
    public static readonly OriginAccessControlOriginTypes Mediapackagev2 = new("mediapackagev2");
    /// <summary><c>lambda</c></summary>
    public static readonly OriginAccessControlOriginTypes Lambda = new("lambda");

    /// <summary>A value that is not listed here.</summary>
    public OriginAccessControlOriginTypes(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static OriginAccessControlOriginTypes FindValue(string value) => FindValue<OriginAccessControlOriginTypes>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OriginAccessControlOriginTypes?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of origin access control signing behaviors.</summary>
public class OriginAccessControlSigningBehaviors : ConstantClass
{
    /// <summary><c>never</c></summary>
    public static readonly OriginAccessControlSigningBehaviors Never = new("never");
    /// <summary><c>always</c></summary>
    public static readonly OriginAccessControlSigningBehaviors Always = new("always");
    /// <summary><c>no-override</c></summary>
    public static readonly OriginAccessControlSigningBehaviors NoOverride = new("no-override");

    /// <summary>A value that is not listed here.</summary>
    public OriginAccessControlSigningBehaviors(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static OriginAccessControlSigningBehaviors FindValue(string value) => FindValue<OriginAccessControlSigningBehaviors>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OriginAccessControlSigningBehaviors?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of origin access control signing protocols.</summary>
public class OriginAccessControlSigningProtocols : ConstantClass
{
    /// <summary><c>sigv4</c></summary>
    public static readonly OriginAccessControlSigningProtocols Sigv4 = new("sigv4");

    /// <summary>A value that is not listed here.</summary>
    public OriginAccessControlSigningProtocols(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static OriginAccessControlSigningProtocols FindValue(string value) => FindValue<OriginAccessControlSigningProtocols>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OriginAccessControlSigningProtocols?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of origin protocol policy.</summary>
public class OriginProtocolPolicy : ConstantClass
{
    /// <summary><c>http-only</c></summary>
    public static readonly OriginProtocolPolicy HttpOnly = new("http-only");
    /// <summary><c>match-viewer</c></summary>
    public static readonly OriginProtocolPolicy MatchViewer = new("match-viewer");
    /// <summary><c>https-only</c></summary>
    public static readonly OriginProtocolPolicy HttpsOnly = new("https-only");

    /// <summary>A value that is not listed here.</summary>
    public OriginProtocolPolicy(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static OriginProtocolPolicy FindValue(string value) => FindValue<OriginProtocolPolicy>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OriginProtocolPolicy?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of origin request policy type.</summary>
public class OriginRequestPolicyType : ConstantClass
{
    /// <summary><c>managed</c></summary>
    public static readonly OriginRequestPolicyType Managed = new("managed");
    /// <summary><c>custom</c></summary>
    public static readonly OriginRequestPolicyType Custom = new("custom");

    /// <summary>A value that is not listed here.</summary>
    public OriginRequestPolicyType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static OriginRequestPolicyType FindValue(string value) => FindValue<OriginRequestPolicyType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OriginRequestPolicyType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of price class.</summary>
public class PriceClass : ConstantClass
{
    /// <summary><c>PriceClass_100</c></summary>
    public static readonly PriceClass PriceClass_100 = new("PriceClass_100");
    /// <summary><c>PriceClass_200</c></summary>
    public static readonly PriceClass PriceClass_200 = new("PriceClass_200");
    /// <summary><c>PriceClass_All</c></summary>
    public static readonly PriceClass PriceClass_All = new("PriceClass_All");
    /// <summary><c>None</c></summary>
    public static readonly PriceClass None = new("None");

    /// <summary>A value that is not listed here.</summary>
    public PriceClass(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static PriceClass FindValue(string value) => FindValue<PriceClass>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator PriceClass?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of response headers policy type.</summary>
public class ResponseHeadersPolicyType : ConstantClass
{
    /// <summary><c>managed</c></summary>
    public static readonly ResponseHeadersPolicyType Managed = new("managed");
    /// <summary><c>custom</c></summary>
    public static readonly ResponseHeadersPolicyType Custom = new("custom");

    /// <summary>A value that is not listed here.</summary>
    public ResponseHeadersPolicyType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ResponseHeadersPolicyType FindValue(string value) => FindValue<ResponseHeadersPolicyType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResponseHeadersPolicyType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of SSL support method.</summary>
public class SSLSupportMethod : ConstantClass
{
    /// <summary><c>sni-only</c></summary>
    public static readonly SSLSupportMethod SniOnly = new("sni-only");
    /// <summary><c>vip</c></summary>
    public static readonly SSLSupportMethod Vip = new("vip");
    /// <summary><c>static-ip</c></summary>
    public static readonly SSLSupportMethod StaticIp = new("static-ip");

    /// <summary>A value that is not listed here.</summary>
    public SSLSupportMethod(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static SSLSupportMethod FindValue(string value) => FindValue<SSLSupportMethod>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SSLSupportMethod?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of viewer protocol policy.</summary>
public class ViewerProtocolPolicy : ConstantClass
{
    /// <summary><c>allow-all</c></summary>
    public static readonly ViewerProtocolPolicy AllowAll = new("allow-all");
    /// <summary><c>https-only</c></summary>
    public static readonly ViewerProtocolPolicy HttpsOnly = new("https-only");
    /// <summary><c>redirect-to-https</c></summary>
    public static readonly ViewerProtocolPolicy RedirectToHttps = new("redirect-to-https");

    /// <summary>A value that is not listed here.</summary>
    public ViewerProtocolPolicy(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ViewerProtocolPolicy FindValue(string value) => FindValue<ViewerProtocolPolicy>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ViewerProtocolPolicy?(string? value) => value is null ? null : FindValue(value);
}
