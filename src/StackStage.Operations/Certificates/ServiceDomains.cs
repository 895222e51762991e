using System.Text.Json;
using StackStage.Operations.Connection;

namespace StackStage.Operations.Certificates;

/// <summary>
/// Custom domains of other services than API Gateway that have their certificate behind a distribution of AWS's own:
/// those of Cognito's user pools and of AppSync, read through Cloud Control. App Runner's cannot be found that way.
/// </summary>
internal static class ServiceDomains
{
    // Cloud Control answers about sixty calls a minute in an account, and each pool takes one.
    private const int MostPools = 20;

    /// <summary>The custom domains of AppSync in a Region.</summary>
    public static async Task<IReadOnlyList<ServiceDomain>> ReadAppSyncAsync(AwsConnection inRegion, CancellationToken cancellationToken) =>
    [
        .. (await CloudResources.ListAsync(inRegion, "AWS::AppSync::DomainName", null, "CertificateArn", cancellationToken).ConfigureAwait(false))
            .Where(domain => Text(domain.Properties, "CertificateArn") is not null)
            .Select(domain => new ServiceDomain(Text(domain.Properties, "CertificateArn")!, Text(domain.Properties, "DomainName") ?? domain.Identifier, "AppSync domain")),
    ];

    /// <summary>The custom domains of Cognito's user pools in a Region; of the first pools only, where there are very many.</summary>
    public static async Task<IReadOnlyList<ServiceDomain>> ReadCognitoAsync(AwsConnection inRegion, CancellationToken cancellationToken)
    {
        var found = new List<ServiceDomain>();
        foreach (var (pool, _) in (await CloudResources.ListAsync(inRegion, "AWS::Cognito::UserPool", null, null, cancellationToken).ConfigureAwait(false)).Take(MostPools))
        {
            var model = JsonSerializer.Serialize(new Dictionary<string, string> { ["UserPoolId"] = pool });
            foreach (var (_, properties) in await CloudResources.ListAsync(inRegion, "AWS::Cognito::UserPoolDomain", model, "Domain", cancellationToken).ConfigureAwait(false))
            {
                if ((Text(properties, "UserPoolId") ?? pool) == pool
                    && Text(properties, "Domain") is { } name
                    && properties.TryGetProperty("CustomDomainConfig", out var custom)
                    && custom.ValueKind == JsonValueKind.Object
                    && Text(custom, "CertificateArn") is { } certificate)
                {
                    found.Add(new ServiceDomain(certificate, name, $"domain of the Cognito user pool {pool}"));
                }
            }
        }

        return found;
    }

    private static string? Text(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A custom domain of a service.</summary>
/// <param name="Certificate">The ARN of its certificate.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, before the name: <c>AppSync domain</c>.</param>
internal sealed record ServiceDomain(string Certificate, string Name, string Kind);
