using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudFront;

internal sealed partial class CloudFrontService
{
    private static readonly string[] Summarized =
    [
        "Aliases", "Origins", "OriginGroups", "DefaultCacheBehavior", "CacheBehaviors", "CustomErrorResponses", "Comment", "PriceClass",
        "Enabled", "ViewerCertificate", "Restrictions", "WebACLId", "HttpVersion", "IsIPV6Enabled", "Staging", "ConnectionMode", "AnycastIpListId",
    ];

    private Distribution Distribution(SandboxCall call, string? id = null) =>
        Present(call).Distributions.GetValueOrDefault(id ?? call.Label("Id"))
        ?? throw new AwsError("NoSuchDistribution", "The specified distribution does not exist.", 404);

    private static string StatusOf(Distribution distribution, DateTimeOffset now) =>
        now >= distribution.DeployedAt ? "Deployed" : "InProgress";

    private AwsReply GetDistribution(SandboxCall call)
    {
        var distribution = Distribution(call);
        return AwsReply.Of(Full(distribution, call)).With("ETag", distribution.ETag);
    }

    private AwsReply GetDistributionConfig(SandboxCall call)
    {
        var distribution = Distribution(call);
        return AwsReply.Of(new XElement(distribution.Parsed.Root)).With("ETag", distribution.ETag);
    }

    private static XElement Full(Distribution distribution, SandboxCall call)
    {
        var config = distribution.Parsed;
        var groups = config.References.Where(r => r.Kind == EntityKind.KeyGroup).ToList();
        return new XElement("Distribution",
            new XElement("Id", distribution.Id),
            new XElement("ARN", DistributionArn(call.AccountId, distribution.Id)),
            new XElement("Status", StatusOf(distribution, call.Now)),
            new XElement("LastModifiedTime", AwsTime.Iso(distribution.LastModified)),
            new XElement("InProgressInvalidationBatches", distribution.Invalidations.Values.Count(i => i.CreatedAt.AddSeconds(60) > call.Now)),
            new XElement("DomainName", distribution.DomainName),
            new XElement("ActiveTrustedSigners", new XElement("Enabled", false), new XElement("Quantity", 0)),
            new XElement("ActiveTrustedKeyGroups", new XElement("Enabled", groups.Count > 0), new XElement("Quantity", groups.Count),
                groups.Count == 0 ? null : new XElement("Items", groups.Select(g => new XElement("KeyGroup",
                    new XElement("KeyGroupId", g.Id), new XElement("KeyPairIds", new XElement("Quantity", 0)))))),
            new XElement(config.Root),
            config.Aliases.Count == 0 ? null : new XElement("AliasICPRecordals", config.Aliases.Select(a => new XElement("AliasICPRecordal",
                new XElement("CNAME", a), new XElement("ICPRecordalStatus", "APPROVED")))));
    }

    private AwsReply ListDistributions(SandboxCall call) => ListOf(call, "DistributionList",
        Present(call).Distributions.Values, d => d.Id, d => Summary(d, call), full: true);

    private AwsReply ListDistributionsByWebAclId(SandboxCall call) => ListOf(call, "DistributionList",
        Present(call).Distributions.Values.Where(d => d.Parsed.WebAclId == (call.Label("WebACLId") == "null" ? "" : call.Label("WebACLId"))),
        d => d.Id, d => Summary(d, call), full: true);

    private static XElement Summary(Distribution distribution, SandboxCall call)
    {
        var config = distribution.Parsed;
        return new XElement("DistributionSummary",
            new XElement("Id", distribution.Id),
            new XElement("ARN", DistributionArn(call.AccountId, distribution.Id)),
            new XElement("ETag", distribution.ETag),
            new XElement("Status", StatusOf(distribution, call.Now)),
            new XElement("LastModifiedTime", AwsTime.Iso(distribution.LastModified)),
            new XElement("DomainName", distribution.DomainName),
            Summarized.Select(name => config.Root.Child(name)));
    }

    private AwsReply CreateDistribution(SandboxCall call) => Create(call, Body(call), []);

    private AwsReply CreateDistributionWithTags(SandboxCall call)
    {
        var body = Body(call);
        var config = body.Child("DistributionConfig") ?? throw new AwsError("MissingBody", "The body of the request is missing.");
        return Create(call, config, TagsIn(body));
    }

    private static XElement Body(SandboxCall call) => call.Request.Body.Length == 0
        ? throw new AwsError("MissingBody", "This operation requires a body. Ensure that the body is present and the Content-Type header is set.")
        : call.Xml;

    private AwsReply Create(SandboxCall call, XElement sent, Dictionary<string, string> tags)
    {
        var state = Present(call);
        var config = DistributionConfigXml.FromRequest(sent);
        if (state.Distributions.Values.FirstOrDefault(d => d.Parsed.CallerReference == config.CallerReference) is { } same)
        {
            throw new AwsError("DistributionAlreadyExists", $"The caller reference that you are using to create a distribution is associated with another distribution. Already exists: {same.Id}", 409);
        }

        if (config.ContinuousDeploymentPolicyId is not null)
        {
            throw new AwsError("InvalidArgument", "Continuous deployment policy is not supported during distribution creation.");
        }

        if (state.Distributions.Count >= World.Setting("cloudfront.distributions", 500))
        {
            throw new AwsError("TooManyDistributions", "Processing your request would cause you to exceed the maximum number of distributions allowed.");
        }

        Check(call, config, null);
        var distribution = Make(call.Now, config, tags);
        state.Distributions.Add(distribution.Id, distribution);
        return Created(call, distribution);
    }

    private Distribution Make(DateTimeOffset now, DistributionConfigXml config, Dictionary<string, string> tags) => new()
    {
        Id = "E" + World.Ids.UpperAlphanumeric(13),
        Config = config.Root.Flat(),
        ETag = NewETag(),
        DomainName = "d" + World.Ids.LowerAlphanumeric(13) + ".cloudfront.net",
        LastModified = now,
        DeployedAt = now + Deployment,
        Tags = tags,
    };

    private static AwsReply Created(SandboxCall call, Distribution distribution) => AwsReply.Of(Full(distribution, call), 201)
        .With("ETag", distribution.ETag)
        .With("Location", $"https://cloudfront.amazonaws.com/2020-05-31/distribution/{distribution.Id}");

    private AwsReply CreateInvalidation(SandboxCall call)
    {
        var distribution = Distribution(call);
        var batch = Body(call).Plain();
        var invalidation = new Invalidation("I" + World.Ids.UpperAlphanumeric(13), batch.Flat(), call.Now);
        distribution.Invalidations[invalidation.Id] = invalidation;
        return AwsReply.Of(InvalidationXml(invalidation, call.Now), 201)
            .With("Location", $"https://cloudfront.amazonaws.com/2020-05-31/distribution/{distribution.Id}/invalidation/{invalidation.Id}");
    }

    private AwsReply GetInvalidation(SandboxCall call) =>
        Distribution(call).Invalidations.TryGetValue(call.Label("InvalidationId"), out var invalidation)
            ? AwsReply.Of(InvalidationXml(invalidation, call.Now))
            : throw new AwsError("NoSuchInvalidation", "The specified invalidation does not exist.", 404);

    private static XElement InvalidationXml(Invalidation invalidation, DateTimeOffset now) => new("Invalidation",
        new XElement("Id", invalidation.Id),
        new XElement("Status", invalidation.CreatedAt.AddSeconds(60) > now ? "InProgress" : "Completed"),
        new XElement("CreateTime", AwsTime.Iso(invalidation.CreatedAt)),
        XElement.Parse(invalidation.Batch));
}
