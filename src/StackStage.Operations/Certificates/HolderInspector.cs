using System.Collections.Concurrent;
using Amazon.APIGateway.Model;
using Amazon.CertificateManager.Model;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>
/// Tells a certificate's holders apart: what the own account still uses, what AWS lets go by itself, and what has let
/// go although ACM does not know yet.
/// </summary>
internal sealed class HolderInspector(AwsConnection connection, IReadOnlyCollection<GoingDomain> goingDomains, IOperationHost host)
{
    // What cannot be asked in this time is taken at ACM's word.
    private static readonly TimeSpan LookTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan DomainsKept = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Read, IReadOnlyList<FoundDomain> Domains)> _domainsOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Read, IReadOnlyList<ServiceDomain> Domains)> _servicesOf = new(StringComparer.Ordinal);

    /// <summary>The holders of a certificate, those that stand in the way first.</summary>
    public async Task<IReadOnlyList<CertificateHolder>> InspectAsync(CertificateArn arn, CertificateDetail detail, CancellationToken cancellationToken)
    {
        var holders = new List<CertificateHolder>();
        foreach (var holder in detail.InUseBy ?? [])
        {
            holders.Add(await InspectAsync(arn, holder, cancellationToken).ConfigureAwait(false));
        }

        if (holders.Exists(holder => holder.Kind == HolderKind.AwsOwned))
        {
            // AWS's balancer or distribution stands for a custom domain; as long as that is there, it never lets go.
            holders.AddRange(await DomainsAsync(arn, cancellationToken).ConfigureAwait(false));
        }

        if (holders.Exists(IsForeignDistribution) && !holders.Exists(holder => holder.Kind == HolderKind.Own))
        {
            holders.AddRange(await ServiceDomainsAsync(arn, cancellationToken).ConfigureAwait(false));
        }

        return [.. holders.OrderBy(holder => holder.Kind).ThenBy(holder => holder.Arn, StringComparer.Ordinal)];
    }

    private static CertificateHolder Holder(string arn, string? account, HolderKind kind, string name) => new(arn, account, kind, name);

    private async Task<CertificateHolder> InspectAsync(CertificateArn certificate, string holder, CancellationToken cancellationToken)
    {
        var parts = holder.Split(':', 6);
        var (service, region, account, resource) = parts.Length == 6 ? (parts[2], parts[3], parts[4], parts[5]) : (holder, string.Empty, string.Empty, holder);
        if (account.Length > 0 && account != certificate.AccountId)
        {
            return Holder(holder, account, HolderKind.AwsOwned, $"AWS's own {Kind(service, resource)} in account {account}");
        }

        var name = $"{Kind(service, resource)} '{ShortName(resource)}'";
        bool? holds = service switch
        {
            // Only what can be asked for: not the tenants of a distribution, nor balancers of the first generation.
            "cloudfront" when resource.StartsWith("distribution/", StringComparison.Ordinal) => await AskAsync(token => DistributionHoldsAsync(certificate, ShortName(resource), token), "cloudfront:GetDistribution", holder, cancellationToken).ConfigureAwait(false),
            "elasticloadbalancing" when region.Length > 0 && (resource.StartsWith("loadbalancer/app/", StringComparison.Ordinal) || resource.StartsWith("loadbalancer/net/", StringComparison.Ordinal)) =>
                await AskAsync(token => BalancerHoldsAsync(connection.In(region), certificate, holder, token), "elasticloadbalancing:DescribeListeners", holder, cancellationToken).ConfigureAwait(false),
            _ => null,
        };
        return holds == false
            ? Holder(holder, certificate.AccountId, HolderKind.LettingGo, $"{name}, which has let go already")
            : Holder(holder, account.Length > 0 ? account : null, HolderKind.Own, name);
    }

    private static string Kind(string service, string resource) => service switch
    {
        "elasticloadbalancing" => "load balancer",
        "cloudfront" => resource.StartsWith("distribution-tenant", StringComparison.Ordinal) ? "distribution tenant" : "distribution",
        "apigateway" => "API Gateway domain",
        "cognito-idp" => "Cognito user pool",
        "apprunner" => "App Runner service",
        _ => $"{service} resource {resource.Split('/', ':')[0]}",
    };

    // loadbalancer/app/<name>/<id>, distribution/<id>, /domainnames/<name>
    private static string ShortName(string resource)
    {
        var parts = resource.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["loadbalancer", "app" or "net" or "gwy", var name, ..] => name,
            ["loadbalancer", var name] => name,
            [.., var last] => last,
            _ => resource,
        };
    }

    private async Task<bool> DistributionHoldsAsync(CertificateArn certificate, string id, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.CloudFront.GetDistributionAsync(new GetDistributionRequest { Id = id }, cancellationToken).ConfigureAwait(false);
            return answer.Distribution?.DistributionConfig?.ViewerCertificate?.ACMCertificateArn is not { } used || used == certificate.Value;
        }
        catch (AmazonCloudFrontException failure) when (AwsErrors.CodeOf(failure) == "NoSuchDistribution")
        {
            return false;
        }
    }

    private static async Task<bool> BalancerHoldsAsync(AwsConnection inRegion, CertificateArn certificate, string balancer, CancellationToken cancellationToken)
    {
        try
        {
            string? marker = null;
            do
            {
                var page = await inRegion.ElasticLoadBalancing.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer, Marker = marker }, cancellationToken).ConfigureAwait(false);
                foreach (var listener in page.Listeners ?? [])
                {
                    if (listener.Certificates?.Exists(used => used.CertificateArn == certificate.Value) == true
                        || (listener.Certificates?.Count > 0 && await HasExtraAsync(inRegion, certificate, listener.ListenerArn, cancellationToken).ConfigureAwait(false)))
                    {
                        return true;
                    }
                }

                marker = page.NextMarker;
            }
            while (!string.IsNullOrEmpty(marker));
        }
        catch (AmazonElasticLoadBalancingV2Exception failure) when (AwsErrors.CodeOf(failure) is "LoadBalancerNotFound" or "LoadBalancerNotFoundException")
        {
        }

        return false;
    }

    private static async Task<bool> HasExtraAsync(AwsConnection inRegion, CertificateArn certificate, string? listener, CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            var page = await inRegion.ElasticLoadBalancing.DescribeListenerCertificatesAsync(new DescribeListenerCertificatesRequest { ListenerArn = listener!, Marker = marker }, cancellationToken).ConfigureAwait(false);
            if (page.Certificates?.Exists(used => used.CertificateArn == certificate.Value) == true)
            {
                return true;
            }

            marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(marker));

        return false;
    }

    // AppSync's and Cognito's custom domains stand behind a distribution, never behind a balancer.
    private static bool IsForeignDistribution(CertificateHolder holder) => holder.Kind == HolderKind.AwsOwned && holder.Arn.Contains(":cloudfront:", StringComparison.Ordinal);

    private static string PartitionOf(CertificateArn certificate) => certificate.Value.Split(':')[1];

    // What stands behind a distribution has its certificate in us-east-1 and may itself be in any Region; the connection's is the best guess.
    private IEnumerable<string> RegionsOf(CertificateArn certificate) =>
        certificate.Region == connection.GlobalRegion && connection.Region != certificate.Region ? [certificate.Region, connection.Region] : [certificate.Region];

    private async Task<IEnumerable<CertificateHolder>> ServiceDomainsAsync(CertificateArn certificate, CancellationToken cancellationToken)
    {
        var found = new List<CertificateHolder>();
        foreach (var region in RegionsOf(certificate))
        {
            if (!_servicesOf.TryGetValue(region, out var kept) || host.Time.GetUtcNow() - kept.Read >= DomainsKept)
            {
                // One of the two that cannot be asked, or does not exist there, says nothing of the other.
                Task<IReadOnlyList<ServiceDomain>?> Ask(string service, Func<AwsConnection, CancellationToken, Task<IReadOnlyList<ServiceDomain>>> read) => AskAsync(
                    async token => (IReadOnlyList<ServiceDomain>?)await read(connection.In(region), token).ConfigureAwait(false), "cloudformation:ListResources", $"the custom domains of {service} in {region}", cancellationToken);
                var appSync = await Ask("AppSync", ServiceDomains.ReadAppSyncAsync).ConfigureAwait(false) ?? [];
                var cognito = await Ask("Cognito", ServiceDomains.ReadCognitoAsync).ConfigureAwait(false) ?? [];
                _servicesOf[region] = kept = (host.Time.GetUtcNow(), [.. appSync, .. cognito]);
            }

            found.AddRange(kept.Domains.Where(domain => domain.Certificate == certificate.Value)
                .Select(domain => Holder(domain.Name, certificate.AccountId, HolderKind.Own, $"{domain.Kind} '{domain.Name}' in {region}")));
        }

        return found.DistinctBy(holder => holder.Arn);
    }

    private async Task<IEnumerable<CertificateHolder>> DomainsAsync(CertificateArn certificate, CancellationToken cancellationToken)
    {
        var found = new List<CertificateHolder>();
        foreach (var region in RegionsOf(certificate))
        {
            found.AddRange((await DomainsOfAsync(region, cancellationToken).ConfigureAwait(false))
                .Where(domain => domain.Certificate == certificate.Value && !goingDomains.Any(going => going.Is(domain.Name, domain.Id, domain.Targets)))
                .Select(domain => Holder($"arn:{PartitionOf(certificate)}:apigateway:{region}::/domainnames/{domain.Name}", certificate.AccountId, HolderKind.Own, $"API Gateway domain '{domain.Name}' in {region}")));
        }

        return found.DistinctBy(holder => holder.Arn);
    }

    private async Task<IReadOnlyList<FoundDomain>> DomainsOfAsync(string region, CancellationToken cancellationToken)
    {
        if (_domainsOf.TryGetValue(region, out var kept) && host.Time.GetUtcNow() - kept.Read < DomainsKept)
        {
            return kept.Domains;
        }

        var domains = await AskAsync(
            async token => (IReadOnlyList<FoundDomain>?)await ReadDomainsAsync(connection.In(region), token).ConfigureAwait(false),
            "apigateway:GET",
            $"the custom domains in {region}",
            cancellationToken).ConfigureAwait(false) ?? [];
        _domainsOf[region] = (host.Time.GetUtcNow(), domains);
        return domains;
    }

    private static async Task<IReadOnlyList<FoundDomain>> ReadDomainsAsync(AwsConnection inRegion, CancellationToken cancellationToken)
    {
        // Version 1 lists edge-optimized, regional and private domains, those made by version 2 included.
        var found = new List<FoundDomain>();
        string? position = null;
        do
        {
            var page = await inRegion.ApiGatewayV1.GetDomainNamesAsync(new GetDomainNamesRequest { Position = position, Limit = 500 }, cancellationToken).ConfigureAwait(false);
            foreach (var domain in page.Items ?? [])
            {
                found.AddRange(new[] { domain.CertificateArn, domain.RegionalCertificateArn, domain.OwnershipVerificationCertificateArn }
                    .Where(certificate => !string.IsNullOrEmpty(certificate))
                    .Select(certificate => new FoundDomain(
                        DnsNames.Normalize(domain.Name ?? string.Empty),
                        string.IsNullOrEmpty(domain.DomainNameId) ? null : domain.DomainNameId,
                        [.. new[] { domain.RegionalDomainName, domain.DistributionDomainName }.Where(target => !string.IsNullOrEmpty(target)).Select(target => target!)],
                        certificate!)));
            }

            position = page.Position;
        }
        while (!string.IsNullOrEmpty(position));

        return found;
    }

    /// <summary>Asks what only makes the answer better; null when it cannot be asked.</summary>
    private async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T?>> ask, string action, string resource, CancellationToken cancellationToken)
    {
        try
        {
            return await Retry.RunAsync(ask, null, LookTimeout, action, resource, host, cancellationToken).ConfigureAwait(false);
        }
        catch (Errors.StageException failure)
        {
            host.WriteVerbose($"{resource} could not be looked at ({failure.Message}); what ACM says is taken for true.");
            return default;
        }
    }

    private Task<bool?> AskAsync(Func<CancellationToken, Task<bool>> ask, string action, string resource, CancellationToken cancellationToken) =>
        AskAsync<bool?>(async token => await ask(token).ConfigureAwait(false), action, resource, cancellationToken);

    private sealed record FoundDomain(string Name, string? Id, IReadOnlyList<string> Targets, string Certificate);
}
