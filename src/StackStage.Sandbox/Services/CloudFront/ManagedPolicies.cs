namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>AWS's own policies, by their real ids. They are in every account and cannot be deleted.</summary>
internal static class ManagedPolicies
{
    private static readonly (string Kind, string Id, string Name)[] Known =
    [
        (EntityKind.CachePolicy, "658327ea-f89d-4fab-a63d-7e88639e58f6", "Managed-CachingOptimized"),
        (EntityKind.CachePolicy, "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "Managed-CachingDisabled"),
        (EntityKind.CachePolicy, "b2884449-e4de-46a7-ac36-70bc7f1ddd6d", "Managed-CachingOptimizedForUncompressedObjects"),
        (EntityKind.CachePolicy, "08627262-05a9-4f76-9ded-b50ca2e3a84f", "Managed-Elemental-MediaPackage"),
        (EntityKind.CachePolicy, "2e54312d-136d-493c-8eb9-b001f22f67d2", "Managed-Amplify"),
        (EntityKind.CachePolicy, "83da9c7e-98b4-4e11-a168-04f0df8e2c65", "Managed-UseOriginCacheControlHeaders"),
        (EntityKind.CachePolicy, "4cc15a8a-d715-48a4-82b8-cc0b614638fe", "Managed-UseOriginCacheControlHeaders-QueryStrings"),
        (EntityKind.OriginRequestPolicy, "216adef6-5c7f-47e4-b989-5492eafa07d3", "Managed-AllViewer"),
        (EntityKind.OriginRequestPolicy, "b689b0a8-53d0-40ab-baf2-68738e2966ac", "Managed-AllViewerExceptHostHeader"),
        (EntityKind.OriginRequestPolicy, "33f36d7e-f396-46d9-90e0-52428a34d9dc", "Managed-AllViewerAndCloudFrontHeaders-2022-06"),
        (EntityKind.OriginRequestPolicy, "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", "Managed-CORS-S3Origin"),
        (EntityKind.OriginRequestPolicy, "59781a5b-3903-41f3-afcb-af62929ccde1", "Managed-CORS-CustomOrigin"),
        (EntityKind.OriginRequestPolicy, "acba4595-bd28-49b8-b9fe-13317c0390fa", "Managed-UserAgentRefererHeaders"),
        (EntityKind.OriginRequestPolicy, "775133bc-15f2-49f9-abea-afb2e0bf67d2", "Managed-Elemental-MediaTailor-PersonalizedManifests"),
        (EntityKind.ResponseHeadersPolicy, "67f7725c-6f97-4210-82d7-5512b31e9d03", "Managed-SecurityHeadersPolicy"),
        (EntityKind.ResponseHeadersPolicy, "60669652-455b-4ae9-85a4-c4c02393f86c", "Managed-SimpleCORS"),
        (EntityKind.ResponseHeadersPolicy, "5cc3b908-e619-4b99-88e5-2cf7f45965bd", "Managed-CORS-With-Preflight"),
        (EntityKind.ResponseHeadersPolicy, "e61eb60c-9c35-4d20-a928-2b84e02af89c", "Managed-CORS-and-SecurityHeadersPolicy"),
        (EntityKind.ResponseHeadersPolicy, "eaab4381-ed33-4a86-88ca-d9558dc6cd63", "Managed-CORS-with-preflight-and-SecurityHeadersPolicy"),
    ];

    private static readonly DateTimeOffset Since = new(2020, 7, 22, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Entity> Of(string kind) => Known.Where(k => k.Kind == kind).Select(Make);

    public static Entity? Find(string kind, string id) => Of(kind).FirstOrDefault(e => e.Id == id);

    private static Entity Make((string Kind, string Id, string Name) known) => new()
    {
        Kind = known.Kind,
        Id = known.Id,
        Managed = true,
        ETag = "E23ZP02F085DFQ",
        CreatedAt = Since,
        LastModified = Since,
        Config = $"<{known.Kind}Config><Comment>AWS's own</Comment><Name>{known.Name}</Name>{Rest(known.Kind)}</{known.Kind}Config>",
    };

    private static string Rest(string kind) => kind switch
    {
        EntityKind.CachePolicy => "<DefaultTTL>86400</DefaultTTL><MaxTTL>31536000</MaxTTL><MinTTL>0</MinTTL>",
        EntityKind.OriginRequestPolicy =>
            "<HeadersConfig><HeaderBehavior>allViewer</HeaderBehavior></HeadersConfig><CookiesConfig><CookieBehavior>all</CookieBehavior></CookiesConfig>"
            + "<QueryStringsConfig><QueryStringBehavior>all</QueryStringBehavior></QueryStringsConfig>",
        _ => "",
    };
}
