using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions;

/// <summary>
/// Multi-tenant distributions. While they have tenants CloudFront does not delete them, and disabling one would take
/// every tenant down: so they are refused before anything is disabled.
/// </summary>
internal sealed class DistributionTenants(DistributionCalls calls, IOperationHost host)
{
    // More names than this help nobody; how many there are is said.
    private const int MostNamed = 10;

    /// <summary>Marks the distributions that have tenants, or of which nobody can tell, to be left alone; the errors are written.</summary>
    public async Task RefuseAsync(IEnumerable<DistributionTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets.Where(target => target.Found?.DistributionConfig.ConnectionMode == ConnectionMode.TenantOnly))
        {
            try
            {
                var tenants = await ListAsync(target.Id, cancellationToken).ConfigureAwait(false);
                if (tenants.Count == 0)
                {
                    continue;
                }

                target.IsLeftAlone = true;
                host.WriteError(HasTenants(target, tenants));
            }
            catch (StageException failure)
            {
                target.IsLeftAlone = true;
                host.WriteError(failure.Error);
            }
        }
    }

    private static StageError HasTenants(DistributionTarget target, List<DistributionTenantSummary> tenants) => new(
        "DistributionHasTenants",
        StageErrorCategory.ResourceBusy,
        $"Distribution {target.Label} has {(tenants.Count == 1 ? "a tenant" : $"{tenants.Count} tenants")} that would go down with it: {string.Join(", ", tenants.Take(MostNamed).Select(Describe))}{(tenants.Count > MostNamed ? " and more" : string.Empty)}. Nothing of it was changed.",
        target.Id,
        "Disable and delete its distribution tenants first ('aws cloudfront update-distribution-tenant', then 'aws cloudfront delete-distribution-tenant'), then run the command again.");

    private static string Describe(DistributionTenantSummary tenant) =>
        tenant.Domains is { Count: > 0 } domains ? $"{tenant.Name} ({string.Join(", ", domains.Select(domain => domain.Domain))})" : tenant.Name;

    private async Task<List<DistributionTenantSummary>> ListAsync(string distribution, CancellationToken cancellationToken)
    {
        var all = new List<DistributionTenantSummary>();
        string? marker = null;
        do
        {
            var request = new ListDistributionTenantsRequest { AssociationFilter = new DistributionTenantAssociationFilter { DistributionId = distribution }, Marker = marker };
            var page = await calls.CallAsync(
                token => calls.CloudFront.ListDistributionTenantsAsync(request, token), "cloudfront:ListDistributionTenants", distribution, cancellationToken).ConfigureAwait(false);
            all.AddRange((page.DistributionTenantList ?? []).Where(tenant => tenant.DistributionId == distribution));
            marker = string.IsNullOrEmpty(page.NextMarker) ? null : page.NextMarker;
        }
        while (marker is not null);
        return all;
    }
}
