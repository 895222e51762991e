namespace StackStage.Sandbox.Tests.Cli;

/// <summary>What a distribution refers to and leaves behind, as the aws CLI calls it.</summary>
internal sealed record CloudFrontLeftover(string Member, string Command, string List, string Config, string InUse, string NotFound)
{
    private const string None = """ "HeadersConfig":{"HeaderBehavior":"none"},"CookiesConfig":{"CookieBehavior":"none"},"QueryStringsConfig":{"QueryStringBehavior":"none"} """;

    public static IReadOnlyList<CloudFrontLeftover> All { get; } =
    [
        new("OriginAccessControl", "origin-access-control", "origin-access-controls",
            """{"Name":"oac","SigningProtocol":"sigv4","SigningBehavior":"always","OriginAccessControlOriginType":"s3"}""", "OriginAccessControlInUse", "NoSuchOriginAccessControl") { Text = "Description" },
        new("CloudFrontOriginAccessIdentity", "cloud-front-origin-access-identity", "cloud-front-origin-access-identities",
            """{"CallerReference":"r","Comment":"c"}""", "CloudFrontOriginAccessIdentityInUse", "NoSuchCloudFrontOriginAccessIdentity"),
        new("CachePolicy", "cache-policy", "cache-policies --type custom",
            $$$"""{"Name":"cache","MinTTL":1,"ParametersInCacheKeyAndForwardedToOrigin":{"EnableAcceptEncodingGzip":true,{{{None}}}}}""", "CachePolicyInUse", "NoSuchCachePolicy"),
        new("OriginRequestPolicy", "origin-request-policy", "origin-request-policies --type custom",
            $$"""{"Name":"forward",{{None}}}""", "OriginRequestPolicyInUse", "NoSuchOriginRequestPolicy"),
        new("ResponseHeadersPolicy", "response-headers-policy", "response-headers-policies --type custom", """{"Name":"headers"}""", "ResponseHeadersPolicyInUse", "NoSuchResponseHeadersPolicy"),
        new("PublicKey", "public-key", "public-keys", """{"CallerReference":"k","Name":"k","EncodedKey":"pem"}""", "PublicKeyInUse", "NoSuchPublicKey"),
        new("KeyGroup", "key-group", "key-groups", """{"Name":"group","Items":["<<PublicKey.PublicKey.Id>>"]}""", "ResourceInUse", "NoSuchResource"),
    ];

    /// <summary>The member that an update changes.</summary>
    public string Text { get; init; } = "Comment";

    private string Id => $"--id <<{Member}.{Member}.Id>>";

    /// <summary>Makes one, reads it in every way, and changes it.</summary>
    public IEnumerable<string> Creation =>
    [
        $"{Member} = cloudfront create-{Command} --{Command}-config '{Config}'",
        $"cloudfront get-{Command} {Id}",
        $"{Member}Read = cloudfront get-{Command}-config {Id}",
        $"! PreconditionFailed cloudfront update-{Command} {Id} --if-match E1111111111111 --{Command}-config '{Config}'",
        $"{Member} = cloudfront update-{Command} {Id} --if-match <<{Member}.ETag>> --{Command}-config '<<{Member}Read merge({Member}Config, {{{Text}: `\"again\"`}})>>'",
        $"{Member}Text = cloudfront get-{Command} {Id} --query {Member}.{Member}Config.{Text}",
        $"{Member}Count = cloudfront list-{List} --query 'length({Member}List.Items)'",
        $"! {NotFound} cloudfront get-{Command} --id 00000000-0000-4000-8000-000000000000",
    ];

    public string Deletion => $"cloudfront delete-{Command} {Id} --if-match <<{Member}.ETag>>";

    public string Refusal => $"! {InUse} {Deletion}";
}
