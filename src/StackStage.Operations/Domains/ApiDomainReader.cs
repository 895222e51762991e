using Amazon.APIGateway;
using Amazon.ApiGatewayV2;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;
using V1 = Amazon.APIGateway.Model;
using V2 = Amazon.ApiGatewayV2.Model;

namespace StackStage.Operations.Domains;

/// <summary>
/// Looks at custom domain names through both versions of API Gateway's API: version 2 shows every kind of mapping and
/// the routing rules, version 1 the private domains, base paths and access associations.
/// </summary>
internal sealed class ApiDomainReader(AwsConnection connection, IOperationHost host, TimeSpan timeout)
{
    public const string ReadAction = "apigateway:GET";

    /// <summary>Every domain of the connection's account and Region; few calls, however many are to be removed.</summary>
    public async Task<IReadOnlyList<ApiDomain>> ListAsync(CancellationToken cancellationToken)
    {
        var domains = new Dictionary<string, ApiDomain>(StringComparer.Ordinal);
        string? position = null;
        do
        {
            // Private domains that other accounts share with this one are not its own to remove.
            var request = new V1.GetDomainNamesRequest { Limit = 500, Position = position, ResourceOwner = ResourceOwner.SELF };
            var page = await CallAsync(token => connection.ApiGatewayV1.GetDomainNamesAsync(request, token), ReadAction, "/domainnames", cancellationToken).ConfigureAwait(false);
            foreach (var domain in (page.Items ?? []).Select(FromV1))
            {
                domains[domain.Key] = domain;
            }

            position = page.Position;
        }
        while (!string.IsNullOrEmpty(position));

        string? next = null;
        do
        {
            var request = new V2.GetDomainNamesRequest { NextToken = next };
            var page = await CallAsync(token => connection.ApiGatewayV2.GetDomainNamesAsync(request, token), ReadAction, "/domainnames", cancellationToken).ConfigureAwait(false);
            foreach (var domain in (page.Items ?? []).Select(FromV2))
            {
                domains[domain.Key] = domains.TryGetValue(domain.Key, out var known) ? Merge(known, domain) : domain;
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return [.. domains.Values];
    }

    /// <summary>What records for the domain point at as it is now; null when it does not exist.</summary>
    /// <param name="domain">The domain as it was listed.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<string>?> ReadTargetsAsync(ApiDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            if (domain.Id is null && domain.IsInV2)
            {
                var request = new V2.GetDomainNameRequest { DomainName = domain.Name };
                var answer = await CallAsync(token => connection.ApiGatewayV2.GetDomainNameAsync(request, token), ReadAction, domain.Key, cancellationToken).ConfigureAwait(false);
                return Known([.. (answer.DomainNameConfigurations ?? []).Select(one => one.ApiGatewayDomainName)]);
            }

            var byId = new V1.GetDomainNameRequest { DomainName = domain.Name, DomainNameId = domain.Id };
            var found = await CallAsync(token => connection.ApiGatewayV1.GetDomainNameAsync(byId, token), ReadAction, domain.Key, cancellationToken).ConfigureAwait(false);
            return Known(found.RegionalDomainName, found.DistributionDomainName);
        }
        catch (Exception failure) when (ApiFailures.IsNotFound(failure))
        {
            return null;
        }
    }

    /// <summary>The mappings and rules of a domain; null when the domain is gone.</summary>
    public async Task<DomainContent?> ReadContentAsync(ApiDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            var mappings = new List<DomainMapping>();
            var isComplete = domain.IsInV2 && await ReadMappingsAsync(domain, mappings, cancellationToken).ConfigureAwait(false);
            if (domain.IsInV1)
            {
                await ReadBasePathsAsync(domain, mappings, isComplete, cancellationToken).ConfigureAwait(false);
            }

            var rules = domain.HasRouting ? await ReadRulesAsync(domain, cancellationToken).ConfigureAwait(false) : [];
            return new DomainContent(mappings, rules);
        }
        catch (Exception failure) when (ApiFailures.IsNotFound(failure))
        {
            return null;
        }
    }

    /// <summary>Who may call private domains: this account's own associations, or with <paramref name="others"/> those of other accounts.</summary>
    public async Task<IReadOnlyList<DomainAccess>> ListAccessAsync(bool others, CancellationToken cancellationToken)
    {
        var found = new List<DomainAccess>();
        string? position = null;
        do
        {
            var request = new V1.GetDomainNameAccessAssociationsRequest
            {
                Limit = 500,
                Position = position,
                ResourceOwner = others ? ResourceOwner.OTHER_ACCOUNTS : ResourceOwner.SELF,
            };
            var page = await CallAsync(
                token => connection.ApiGatewayV1.GetDomainNameAccessAssociationsAsync(request, token), ReadAction, "/domainnameaccessassociations", cancellationToken).ConfigureAwait(false);
            found.AddRange((page.Items ?? [])
                .Where(item => item.DomainNameAccessAssociationArn is not null && item.DomainNameArn is not null)
                .Select(item => new DomainAccess(item.DomainNameAccessAssociationArn!, item.DomainNameArn!, item.AccessAssociationSource)));
            position = page.Position;
        }
        while (!string.IsNullOrEmpty(position));

        return found;
    }

    /// <summary>Calls, and calls again for as long as time may mend it. "Not found" comes back as it is.</summary>
    public async Task<T> CallAsync<T>(
        Func<CancellationToken, Task<T>> call, string action, string resource, CancellationToken cancellationToken, Func<Exception, bool>? isRetriable = null, Func<Exception, bool>? passOn = null)
    {
        Exception? passed = null;
        var answer = await Retry.RunAsync<T?>(
            async token =>
            {
                try
                {
                    return await call(token).ConfigureAwait(false);
                }
                catch (Exception failure) when (ApiFailures.IsNotFound(failure) || passOn?.Invoke(failure) == true)
                {
                    passed = failure;
                    return default;
                }
            },
            isRetriable,
            timeout,
            action,
            resource,
            host,
            cancellationToken).ConfigureAwait(false);
        if (passed is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(passed);
        }

        return answer!;
    }

    private static ApiDomain FromV1(V1.DomainName source) => new()
    {
        Name = DnsNames.Normalize(source.Name ?? string.Empty),
        Id = string.IsNullOrEmpty(source.DomainNameId) ? null : source.DomainNameId,
        Arn = source.DomainNameArn,
        EndpointType = source.EndpointConfiguration?.Types is [{ } type, ..] ? type : "REGIONAL",
        Targets = Known(source.RegionalDomainName, source.DistributionDomainName),
        CertificateArns = Known(source.CertificateArn, source.RegionalCertificateArn, source.OwnershipVerificationCertificateArn),
        TruststoreUri = source.MutualTlsAuthentication?.TruststoreUri,
        Tags = source.Tags ?? [],
        HasRouting = source.RoutingMode is not null,
        IsInV1 = true,
    };

    private static ApiDomain FromV2(V2.DomainName source)
    {
        var configurations = source.DomainNameConfigurations ?? [];
        return new()
        {
            Name = DnsNames.Normalize(source.Name),
            Arn = source.DomainNameArn,
            EndpointType = configurations.Select(one => one.EndpointType?.Value).FirstOrDefault(type => type is not null) ?? "REGIONAL",
            Targets = Known([.. configurations.Select(one => one.ApiGatewayDomainName)]),
            CertificateArns = Known([.. configurations.SelectMany(one => new[] { one.CertificateArn, one.OwnershipVerificationCertificateArn })]),
            TruststoreUri = source.MutualTlsAuthentication?.TruststoreUri,
            Tags = source.Tags ?? [],
            HasRouting = source.RoutingMode is not null,
            IsInV2 = true,
        };
    }

    private static ApiDomain Merge(ApiDomain v1, ApiDomain v2) => v1 with
    {
        Arn = v1.Arn ?? v2.Arn,
        Targets = [.. v1.Targets.Union(v2.Targets, StringComparer.OrdinalIgnoreCase)],
        CertificateArns = [.. v1.CertificateArns.Union(v2.CertificateArns, StringComparer.Ordinal)],
        TruststoreUri = v1.TruststoreUri ?? v2.TruststoreUri,
        Tags = v1.Tags.Count > 0 ? v1.Tags : v2.Tags,
        HasRouting = v1.HasRouting || v2.HasRouting,
        IsInV2 = true,
    };

    private static List<string> Known(params string?[] values) =>
        [.. values.Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).Distinct(StringComparer.Ordinal)];

    // False when version 2 does not show this domain's mappings, as may be for edge-optimized ones.
    private async Task<bool> ReadMappingsAsync(ApiDomain domain, List<DomainMapping> mappings, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            V2.GetApiMappingsResponse page;
            try
            {
                var request = new V2.GetApiMappingsRequest { DomainName = domain.Name, NextToken = next };
                page = await CallAsync(
                    token => connection.ApiGatewayV2.GetApiMappingsAsync(request, token),
                    ReadAction,
                    domain.Key,
                    cancellationToken,
                    passOn: failure => domain.IsInV1 && ApiFailures.IsBadRequest(failure)).ConfigureAwait(false);
            }
            catch (AmazonApiGatewayV2Exception failure) when (ApiFailures.IsBadRequest(failure))
            {
                return false;
            }

            mappings.AddRange((page.Items ?? []).Select(item => new DomainMapping(item.ApiMappingKey ?? string.Empty, item.ApiId, item.Stage, item.ApiMappingId)));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return true;
    }

    private async Task ReadBasePathsAsync(ApiDomain domain, List<DomainMapping> mappings, bool isComplete, CancellationToken cancellationToken)
    {
        string? position = null;
        do
        {
            V1.GetBasePathMappingsResponse page;
            try
            {
                var request = new V1.GetBasePathMappingsRequest { DomainName = domain.Name, DomainNameId = domain.Id, Limit = 500, Position = position };
                page = await CallAsync(
                    token => connection.ApiGatewayV1.GetBasePathMappingsAsync(request, token),
                    ReadAction,
                    domain.Key,
                    cancellationToken,
                    passOn: failure => isComplete && ApiFailures.IsBadRequest(failure)).ConfigureAwait(false);
            }
            catch (AmazonAPIGatewayException failure) when (ApiFailures.IsBadRequest(failure))
            {
                // Version 1 refuses domains whose mappings it cannot express; version 2 has shown them all.
                return;
            }

            foreach (var item in page.Items ?? [])
            {
                var path = item.BasePath is null or "(none)" ? string.Empty : item.BasePath;
                if (!mappings.Any(known => known.Path == path && known.ApiId == item.RestApiId))
                {
                    mappings.Add(new DomainMapping(path, item.RestApiId ?? string.Empty, item.Stage, null));
                }
            }

            position = page.Position;
        }
        while (!string.IsNullOrEmpty(position));
    }

    private async Task<List<DomainRule>> ReadRulesAsync(ApiDomain domain, CancellationToken cancellationToken)
    {
        var rules = new List<DomainRule>();
        string? next = null;
        do
        {
            var request = new V2.ListRoutingRulesRequest { DomainName = domain.Name, DomainNameId = domain.Id, NextToken = next };
            var page = await CallAsync(
                token => connection.ApiGatewayV2.ListRoutingRulesAsync(request, token), "apigateway:ListRoutingRules", domain.Key, cancellationToken).ConfigureAwait(false);
            rules.AddRange((page.RoutingRules ?? []).Select(rule => new DomainRule(
                rule.RoutingRuleId ?? string.Empty,
                rule.Priority,
                [.. (rule.Actions ?? []).Where(action => action.InvokeApi is not null).Select(action => $"{action.InvokeApi.ApiId}/{action.InvokeApi.Stage}")])));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return rules;
    }
}
