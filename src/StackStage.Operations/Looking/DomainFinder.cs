using System.Runtime.CompilerServices;
using StackStage.Operations.Connection;
using StackStage.Operations.Domains;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Looking;

/// <summary>Lists the custom domain names of API Gateway.</summary>
public static class DomainFinder
{
    /// <summary>The domains of a Region, or of all that are enabled, those of an app and stage together.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="request">Which.</param>
    /// <param name="host">Hears of warnings, and of names that are not there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The domains cannot be listed.</exception>
    public static IAsyncEnumerable<StageDomain> FindAsync(AwsConnection connection, LookingRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        return Planning.ThroughoutAsync(ReadAllAsync(connection, request, host, cancellationToken), cancellationToken);
    }

    private static async IAsyncEnumerable<StageDomain> ReadAllAsync(
        AwsConnection connection, LookingRequest request, IOperationHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);

        var names = new NameFilter(request.Names);
        var owners = new StageOwners(connection, request, host);
        var regions = RegionSweep.RegionsOf(connection, request.AllRegions);
        await foreach (var (region, domains) in RegionSweep.ReadAsync(regions, ReadAsync, host, cancellationToken).ConfigureAwait(false))
        {
            var found = new List<StageDomain>();
            foreach (var domain in domains.Where(domain => names.Fits(domain.Name, domain.Key)))
            {
                var owner = StageOwners.FromTags(domain.Tags) ?? await owners.FindInStatesAsync("DomainName", domain.Name, cancellationToken).ConfigureAwait(false);
                if (request.Wants(owner))
                {
                    found.Add(ToRecord(domain, region, owner));
                }
            }

            foreach (var one in found.OrderBy(one => one.App is null).ThenBy(one => one.App, StringComparer.Ordinal).ThenBy(one => one.Stage, StringComparer.Ordinal).ThenBy(one => one.DomainName, StringComparer.Ordinal))
            {
                yield return one;
            }
        }

        names.Report(host, "DomainNotFound", "custom domain name", regions.Count > 1 ? "this account" : $"this account in {connection.Region}");

        async Task<IReadOnlyList<(string Region, IReadOnlyList<ApiDomain> Domains)>> ReadAsync(string region, CancellationToken token) =>
            [(region, await new ApiDomainReader(connection.In(region), host, StageOwners.Patience).ListAsync(token).ConfigureAwait(false))];
    }

    private static StageDomain ToRecord(ApiDomain domain, string region, StageName? owner) => new()
    {
        App = owner?.App is { Length: > 0 } app ? app : null,
        Stage = owner?.Stage is { Length: > 0 } stage ? stage : null,
        DomainName = domain.Key,
        EndpointType = domain.EndpointType,
        Region = region,
        Targets = domain.Targets,
        CertificateArn = domain.CertificateArns,
        Arn = domain.Arn ?? $"arn:{Amazon.RegionEndpoint.GetBySystemName(region).PartitionName}:apigateway:{region}::/domainnames/{domain.Key}",
    };
}
