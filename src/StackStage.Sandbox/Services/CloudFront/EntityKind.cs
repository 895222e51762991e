namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>How a kind of entity is named, found and refused.</summary>
internal sealed record EntityKind(string Name, string Plural, string Path, string Words, string NotFound, string InUse)
{
    public const string CachePolicy = "CachePolicy";
    public const string OriginRequestPolicy = "OriginRequestPolicy";
    public const string ResponseHeadersPolicy = "ResponseHeadersPolicy";
    public const string OriginAccessControl = "OriginAccessControl";
    public const string OriginAccessIdentity = "CloudFrontOriginAccessIdentity";
    public const string KeyGroup = "KeyGroup";
    public const string PublicKey = "PublicKey";
    public const string Function = "Function";
    public const string VpcOrigin = "VpcOrigin";
    public const string ContinuousDeploymentPolicy = "ContinuousDeploymentPolicy";

    /// <summary>Not an entity of CloudFront's, but held in the same way: Lambda@Edge replicas.</summary>
    public const string LambdaFunction = "LambdaFunction";

    /// <summary>The name of the element with the config.</summary>
    public string Config => Name == VpcOrigin ? "VpcOriginEndpointConfig" : Name + "Config";

    /// <summary>Whether an update goes to <c>…/config</c>.</summary>
    public bool UpdatesConfig { get; init; }

    /// <summary>The element with a moment, if any.</summary>
    public string? Stamp { get; init; }

    /// <summary>What the name in AlreadyExists comes from; null when names may repeat.</summary>
    public string? Unique { get; init; } = "Name";

    /// <summary>Whether a summary in a list is the whole entity in an element of its own, and not flat.</summary>
    public bool Nested { get; init; }

    /// <summary>Whether there are AWS's own of this kind.</summary>
    public bool HasManaged { get; init; }

    /// <summary>Whether lists tell Marker and IsTruncated.</summary>
    public bool FullPages { get; init; }

    /// <summary>The path that lists the distributions that use one, if there is any.</summary>
    public string? DistributionsBy { get; init; }

    /// <summary>The kinds that share the same six operations; functions and VPC origins are different enough to stand alone.</summary>
    public static IReadOnlyList<EntityKind> Ordinary { get; } =
    [
        new(OriginAccessControl, "OriginAccessControls", "origin-access-control", "origin access control", "NoSuchOriginAccessControl", "OriginAccessControlInUse")
            { UpdatesConfig = true, FullPages = true },
        new(OriginAccessIdentity, "CloudFrontOriginAccessIdentities", "origin-access-identity/cloudfront", "origin access identity", "NoSuchCloudFrontOriginAccessIdentity", "CloudFrontOriginAccessIdentityInUse")
            { UpdatesConfig = true, FullPages = true, Unique = "CallerReference" },
        new(CachePolicy, "CachePolicies", "cache-policy", "cache policy", "NoSuchCachePolicy", "CachePolicyInUse")
            { Stamp = "LastModifiedTime", Nested = true, HasManaged = true, DistributionsBy = "distributionsByCachePolicyId" },
        new(OriginRequestPolicy, "OriginRequestPolicies", "origin-request-policy", "origin request policy", "NoSuchOriginRequestPolicy", "OriginRequestPolicyInUse")
            { Stamp = "LastModifiedTime", Nested = true, HasManaged = true, DistributionsBy = "distributionsByOriginRequestPolicyId" },
        new(ResponseHeadersPolicy, "ResponseHeadersPolicies", "response-headers-policy", "response headers policy", "NoSuchResponseHeadersPolicy", "ResponseHeadersPolicyInUse")
            { Stamp = "LastModifiedTime", Nested = true, HasManaged = true, DistributionsBy = "distributionsByResponseHeadersPolicyId" },
        new(KeyGroup, "KeyGroups", "key-group", "key group", "NoSuchResource", "ResourceInUse")
            { Stamp = "LastModifiedTime", Nested = true, DistributionsBy = "distributionsByKeyGroupId" },
        new(PublicKey, "PublicKeys", "public-key", "public key", "NoSuchPublicKey", "PublicKeyInUse")
            { UpdatesConfig = true, Stamp = "CreatedTime" },
        new(ContinuousDeploymentPolicy, "ContinuousDeploymentPolicies", "continuous-deployment-policy", "continuous deployment policy", "NoSuchContinuousDeploymentPolicy", "ContinuousDeploymentPolicyInUse")
            { Stamp = "LastModifiedTime", Nested = true, Unique = null },
    ];

    public static EntityKind Functions { get; } =
        new(Function, "Functions", "function", "function", "NoSuchFunctionExists", "FunctionInUse");

    public static EntityKind VpcOrigins { get; } =
        new(VpcOrigin, "VpcOrigins", "vpc-origin", "VPC origin", "EntityNotFound", "CannotDeleteEntityWhileInUse")
        { Stamp = "LastModifiedTime", FullPages = true, DistributionsBy = "distributionsByVpcOriginId" };

    public static EntityKind Of(string name) =>
        name == Function ? Functions : name == VpcOrigin ? VpcOrigins : Ordinary.First(k => k.Name == name);
}
