using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudFront;

internal sealed partial class CloudFrontService
{
    private AwsReply UpdateDistributionByOldClient(SandboxCall call)
    {
        if (Distribution(call).Parsed.HasCachePolicy)
        {
            throw new AwsError("IllegalUpdate", "The distribution cannot be updated using this API version because it is associated with a cache policy.");
        }

        return UpdateDistribution(call);
    }

    private AwsReply UpdateDistribution(SandboxCall call)
    {
        var distribution = Distribution(call);
        var before = distribution.Parsed;
        CheckIfMatch(call, distribution.ETag);
        if (distribution.GoneAt is not null)
        {
            throw new AwsError("NoSuchDistribution", "The specified distribution does not exist.", 404);
        }

        var after = DistributionConfigXml.FromRequest(Body(call));
        CheckUpdate(call, distribution, before, after);
        Check(call, after, distribution);

        var deployed = call.Now + Deployment;
        var kept = after.References.ToHashSet();
        foreach (var dropped in before.References.Where(r => !kept.Contains(r)))
        {
            State(call).Held.Add(new HeldReference(dropped.Kind, dropped.Id, dropped.Kind == EntityKind.LambdaFunction ? deployed + ReplicaRelease : deployed));
        }

        distribution.Config = after.Root.Flat();
        Touch(distribution, call.Now);
        return AwsReply.Of(Full(distribution, call)).With("ETag", distribution.ETag);
    }

    private void Touch(Distribution distribution, DateTimeOffset now)
    {
        distribution.ETag = NewETag();
        distribution.LastModified = now;
        distribution.DeployedAt = now + Deployment;
    }

    private static bool HasPlan(Distribution distribution, DateTimeOffset now) =>
        distribution.PricingPlan is not null && !(distribution.PricingPlanEnds <= now);

    /// <summary>What an update may not do to the distribution as it is.</summary>
    private void CheckUpdate(SandboxCall call, Distribution distribution, DistributionConfigXml before, DistributionConfigXml after)
    {
        if (after.CallerReference != before.CallerReference)
        {
            throw new AwsError("IllegalUpdate", "The update contains modifications that are not allowed: CallerReference.");
        }

        if (after.Staging != before.Staging)
        {
            throw new AwsError("IllegalUpdate", "The update contains modifications that are not allowed: Staging.");
        }

        if (before.HasCachePolicy && !after.HasCachePolicy && !after.HasForwardedValues)
        {
            throw new AwsError("IllegalUpdate", "The distribution cannot be updated using this API version because it is associated with a cache policy.");
        }

        if (HasPlan(distribution, call.Now) && after.WebAclId != before.WebAclId)
        {
            throw new AwsError("InvalidArgument", "You can't remove or replace the web ACL for your distribution. Distributions with a pricing plan subscription must have a web ACL resource.");
        }

        if (before.ContinuousDeploymentPolicyId is { } policy && after.ContinuousDeploymentPolicyId != policy && PolicyIsEnabled(call, policy))
        {
            throw new AwsError("IllegalUpdate", "The update does not contain the continuous deployment policy that is associated with the distribution. Disable the policy before you remove it.");
        }

        if (after.ContinuousDeploymentPolicyId is { } added && added != before.ContinuousDeploymentPolicyId)
        {
            CheckPolicyIsFree(call, distribution, added, after.Staging);
        }

        if (before.Staging && before.Enabled && !after.Enabled && PoliciesOver(call, distribution).Any(p => IsEnabled(p)))
        {
            throw new AwsError("StagingDistributionInUse", "A continuous deployment policy for this staging distribution already exists.", 409);
        }
    }

    private AwsReply DeleteDistribution(SandboxCall call)
    {
        var state = Present(call);
        var distribution = Distribution(call);
        if (distribution.GoneAt is not null)
        {
            throw new AwsError("NoSuchDistribution", "The specified distribution does not exist.", 404);
        }

        CheckIfMatch(call, distribution.ETag);
        var config = distribution.Parsed;
        if (HasPlan(distribution, call.Now))
        {
            throw new AwsError("PreconditionFailed", "You can't delete this distribution while it's subscribed to a pricing plan. Cancel the pricing plan, then you can delete the distribution.", 412);
        }

        if (config.Enabled || StatusOf(distribution, call.Now) != "Deployed")
        {
            throw new AwsError("DistributionNotDisabled", "The distribution you are trying to delete has not been disabled.", 409);
        }

        if (config.Staging && PoliciesOver(call, distribution).Any())
        {
            throw new AwsError("ResourceInUse", "The staging distribution is still in a continuous deployment policy.", 409);
        }

        if (config.ContinuousDeploymentPolicyId is { } policy && PolicyIsEnabled(call, policy))
        {
            throw new AwsError("ResourceInUse", "The distribution is still associated with an enabled continuous deployment policy.", 409);
        }

        if (state.Tenants.Values.Any(t => t.DistributionId == distribution.Id))
        {
            throw new AwsError("ResourceInUse", "The distribution still has distribution tenants.", 409);
        }

        var gone = call.Now + Deletion;
        distribution.GoneAt = gone;
        foreach (var reference in config.References)
        {
            state.Held.Add(new HeldReference(reference.Kind, reference.Id, gone + (reference.Kind == EntityKind.LambdaFunction ? ReplicaRelease : LeftoverRelease)));
        }

        return AwsReply.Empty(204);
    }

    /// <summary>Makes a staging copy of a distribution.</summary>
    private AwsReply CopyDistribution(SandboxCall call)
    {
        var primary = Distribution(call);
        CheckIfMatch(call, primary.ETag);
        var body = Body(call);
        var config = DistributionConfigXml.Parse(primary.Config)
            .With("CallerReference", body.Text("CallerReference") ?? "")
            .With("Staging", call.Header("Staging") == "true" ? "true" : "false")
            .With("Enabled", body.Text("Enabled") ?? "true")
            .With("ContinuousDeploymentPolicyId", "");
        if (!config.Staging)
        {
            throw new AwsError("InvalidArgument", "Only staging distributions can be copies of another.");
        }

        config.Root.Child("Aliases")?.ReplaceWith(new XElement("Aliases", new XElement("Quantity", 0)));
        var copy = Make(call.Now, config, []);
        State(call).Distributions.Add(copy.Id, copy);
        return Created(call, copy);
    }

    private IEnumerable<Entity> PoliciesOver(SandboxCall call, Distribution staging) => State(call).Entities.Values
        .Where(e => e.Kind == EntityKind.ContinuousDeploymentPolicy && StagingNames(e.Config).Contains(staging.DomainName));

    private bool PolicyIsEnabled(SandboxCall call, string id) =>
        Find(State(call), EntityKind.ContinuousDeploymentPolicy, id) is { } policy && IsEnabled(policy);

    private static bool IsEnabled(Entity policy) => XElement.Parse(policy.Config).Text("Enabled") == "true";

    private static IReadOnlyList<string> StagingNames(string policyConfig) =>
        [.. (XElement.Parse(policyConfig).At("StagingDistributionDnsNames", "Items")?.Elements() ?? []).Select(e => e.Value)];

    private void CheckPolicyIsFree(SandboxCall call, Distribution distribution, string policy, bool staging)
    {
        if (staging)
        {
            throw new AwsError("IllegalUpdate", "A staging distribution cannot have a continuous deployment policy.");
        }

        if (State(call).Distributions.Values.Any(d => d.Id != distribution.Id && d.Parsed.ContinuousDeploymentPolicyId == policy))
        {
            throw new AwsError("ContinuousDeploymentPolicyInUse", "The continuous deployment policy is already associated with another distribution.", 409);
        }
    }
}
