using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>CloudFront: slow to deploy, strict about versions, and unwilling to let go of what was in use a moment ago.</summary>
internal sealed partial class CloudFrontService : SandboxService<CloudFrontState>, ICertificateHolder, ITaggedResources
{
    private const string Version = "/2020-05-31";

    public CloudFrontService()
    {
        Rest("POST", Version + "/distribution", "CreateDistribution", CreateDistribution);
        Rest("POST", Version + "/distribution?WithTags", "CreateDistributionWithTags", CreateDistributionWithTags);
        Rest("GET", Version + "/distribution", "ListDistributions", ListDistributions);
        Rest("GET", Version + "/distribution/{Id}", "GetDistribution", GetDistribution);
        Rest("GET", Version + "/distribution/{Id}/config", "GetDistributionConfig", GetDistributionConfig);
        Rest("PUT", Version + "/distribution/{Id}/config", "UpdateDistribution", UpdateDistribution);
        Rest("PUT", "/{ApiVersion}/distribution/{Id}/config", "UpdateDistribution", UpdateDistributionByOldClient);
        Rest("DELETE", Version + "/distribution/{Id}", "DeleteDistribution", DeleteDistribution);
        Rest("POST", Version + "/distribution/{Id}/copy", "CopyDistribution", CopyDistribution);
        Rest("GET", Version + "/distributionsByWebACLId/{WebACLId}", "ListDistributionsByWebACLId", ListDistributionsByWebAclId);
        Rest("POST", Version + "/distribution/{Id}/invalidation", "CreateInvalidation", CreateInvalidation);
        Rest("GET", Version + "/distribution/{Id}/invalidation/{InvalidationId}", "GetInvalidation", GetInvalidation);
        Rest("GET", Version + "/tagging", "ListTagsForResource", ListTagsForResource);
        Rest("POST", Version + "/tagging?Operation=Tag", "TagResource", TagResource);
        Rest("POST", Version + "/tagging?Operation=Untag", "UntagResource", UntagResource);
        foreach (var kind in EntityKind.Ordinary)
        {
            RegisterEntities(kind);
        }

        RegisterFunctions();
        RegisterVpcOrigins();
        RegisterTenants();
    }

    public override string Name => "cloudfront";

    public override AwsProtocol Protocol => AwsProtocol.RestXml;

    public override string XmlNamespace => "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    protected override StateScope Scope => StateScope.Global;

    public override string? ResourceOf(SandboxCall call) =>
        call.Query("Resource") ?? (call.Labels.TryGetValue("Id", out var id) ? id : base.ResourceOf(call));

    public override string ArnOf(SandboxCall call) => call.Resource is not { } resource ? "*"
        : resource.StartsWith("arn:", StringComparison.Ordinal) ? resource
        : $"arn:aws:cloudfront::{call.AccountId}:{call.Request.RawPath.Split('/').ElementAtOrDefault(2)}/{resource}";

    /// <summary>How long a change takes to reach all edges.</summary>
    private TimeSpan Deployment => World.Setting("cloudfront.deployment", TimeSpan.FromMinutes(5));

    /// <summary>How long a deleted distribution can still be read.</summary>
    private TimeSpan Deletion => World.Setting("cloudfront.deletion", TimeSpan.FromSeconds(15));

    /// <summary>How long what only a distribution used still answers *InUse once the distribution is gone.</summary>
    private TimeSpan LeftoverRelease => World.Setting("cloudfront.leftoverRelease", TimeSpan.FromMinutes(1));

    /// <summary>How long Lambda@Edge replicas live after their last distribution.</summary>
    private TimeSpan ReplicaRelease => World.Setting("cloudfront.replicaRelease", TimeSpan.FromHours(2));

    /// <summary>The state of the caller's account with everything removed whose time has come.</summary>
    private CloudFrontState Present(SandboxCall call) => Present(State(call), call.Now);

    private static CloudFrontState Present(CloudFrontState state, DateTimeOffset now)
    {
        foreach (var gone in state.Distributions.Values.Where(d => d.GoneAt <= now).ToList())
        {
            state.Distributions.Remove(gone.Id);
        }

        foreach (var (key, _) in state.Entities.Where(e => e.Value.GoneAt <= now).ToList())
        {
            state.Entities.Remove(key);
        }

        state.Held.RemoveAll(h => h.Until <= now);
        return state;
    }

    private string NewETag() => "E" + World.Ids.UpperAlphanumeric(13);

    private static void CheckIfMatch(SandboxCall call, string current)
    {
        if (call.Header("If-Match")?.Trim('"') is not { } sent || !ETagForm().IsMatch(sent))
        {
            throw new AwsError("InvalidIfMatchVersion", "The If-Match version is missing or not valid for the resource.");
        }

        if (sent != current)
        {
            throw new AwsError("PreconditionFailed", "The request failed because it didn't meet the preconditions in one or more request-header fields.", 412);
        }
    }

    private static int MaxItems(SandboxCall call)
    {
        if (call.Query("MaxItems") is not { Length: > 0 } text)
        {
            return 100;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= 1000
            ? size
            : throw new AwsError("InvalidArgument", $"The parameter MaxItems is not valid: {text}");
    }

    /// <summary>A list in CloudFront's form.</summary>
    private static AwsReply ListOf<T>(SandboxCall call, string name, IEnumerable<T> all, Func<T, string> key, Func<T, XElement> summary, bool full)
    {
        var size = MaxItems(call);
        var marker = call.Query("Marker");
        var (page, next) = Pages.After(all, key, marker, size);
        return AwsReply.Of(new XElement(name,
            full ? new XElement("Marker", marker ?? "") : null,
            next is null ? null : new XElement("NextMarker", next),
            new XElement("MaxItems", size),
            full ? new XElement("IsTruncated", next is not null) : null,
            new XElement("Quantity", page.Count),
            page.Count == 0 ? null : new XElement("Items", page.Select(summary))));
    }

    public IEnumerable<string> HoldersOf(string certificateArn, DateTimeOffset now)
    {
        foreach (var (account, _, state) in States)
        {
            foreach (var distribution in Present(state, now).Distributions.Values)
            {
                if (distribution.Parsed.AcmCertificateArn == certificateArn)
                {
                    yield return DistributionArn(account, distribution.Id);
                }
            }

            foreach (var tenant in state.Tenants.Values)
            {
                if (tenant.Other.Contains(certificateArn, StringComparison.Ordinal))
                {
                    yield return TenantArn(account, tenant.Id);
                }
            }
        }
    }

    /// <summary>Whether a Lambda function still has replicas at the edges.</summary>
    public bool HasReplicas(string functionName, DateTimeOffset now)
    {
        bool Is(string arn) => arn.Split(':') is { Length: > 6 } parts && parts[6] == functionName;
        return States.Any(s => Present(s.State, now).Held.Exists(h => h.Kind == EntityKind.LambdaFunction && Is(h.Id))
            || s.State.Distributions.Values.Any(d => d.Parsed.References.Any(r => r.Kind == EntityKind.LambdaFunction && Is(r.Id))));
    }

    private static string DistributionArn(string account, string id) => $"arn:aws:cloudfront::{account}:distribution/{id}";

    [GeneratedRegex("^E[A-Z0-9]{5,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex ETagForm();
}
