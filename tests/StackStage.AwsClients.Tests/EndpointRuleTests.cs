using System.Text.Json;
using Amazon;
using Amazon.APIGateway;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.CloudControlApi;
using Amazon.CloudFront;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleSystemsManagement;
using StackStage.AwsClients.Protocols;
using StackStage.Tests.Shared;

namespace StackStage.AwsClients.Tests;

/// <summary>
/// Every Region of every partition, with and without FIPS and dual stack, against the endpoint rules that AWS publishes
/// in botocore. Skipped where Python has no botocore.
/// </summary>
public class EndpointRuleTests
{
    private const string Script = """
        import json, sys, botocore.session
        from botocore.endpoint_provider import EndpointProvider
        loader = botocore.session.get_session().get_component('data_loader')
        partitions = loader.load_data('partitions')
        found = []
        for service in sys.argv[1:]:
            rules = EndpointProvider(loader.load_service_model(service, 'endpoint-rule-set-1'), partitions)
            for partition in partitions['partitions']:
                for region in partition['regions']:
                    for fips in (False, True):
                        for dual in (False, True):
                            try:
                                endpoint = rules.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual)
                                schemes = endpoint.properties.get('authSchemes') or [{}]
                                found.append([service, region, fips, dual, endpoint.url, schemes[0].get('signingRegion')])
                            except Exception as failure:
                                found.append([service, region, fips, dual, 'error', None])
        print(json.dumps(found))
        """;

    private static readonly Dictionary<string, Func<ClientConfig>> Services = new(StringComparer.Ordinal)
    {
        ["acm"] = () => new AmazonCertificateManagerConfig(),
        ["apigateway"] = () => new AmazonAPIGatewayConfig(),
        ["apigatewayv2"] = () => new AmazonApiGatewayV2Config(),
        ["cloudcontrol"] = () => new AmazonCloudControlApiConfig(),
        ["cloudfront"] = () => new AmazonCloudFrontConfig(),
        ["elbv2"] = () => new AmazonElasticLoadBalancingV2Config(),
        ["resourcegroupstaggingapi"] = () => new AmazonResourceGroupsTaggingAPIConfig(),
        ["route53"] = () => new AmazonRoute53Config(),
        ["ssm"] = () => new AmazonSimpleSystemsManagementConfig(),
    };

    [SkippableFact]
    public async Task Every_address_and_signing_region_is_the_one_of_botocores_rules()
    {
        Skip.If(External.Python is null, "There is no Python 3.");
        using var python = External.Start(External.Python, ["-c", Script, .. Services.Keys]);
        var output = python.StandardOutput.ReadToEndAsync();
        var errors = await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();
        Skip.If(errors.Contains("No module named", StringComparison.Ordinal), "Python has no botocore.");
        Assert.True(python.ExitCode == 0, errors);

        var different = new List<string>();
        var compared = 0;
        foreach (var row in JsonDocument.Parse(await output).RootElement.EnumerateArray().Select(row => row.EnumerateArray().ToArray()))
        {
            var (service, region, fips, dual) = (row[0].GetString()!, row[1].GetString()!, row[2].GetBoolean(), row[3].GetBoolean());
            var config = Services[service]();
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dual;
            var ours = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new Amazon.Route53.Model.GetChangeRequest())).URL;
            var signing = ((ServiceEndpoints)config.EndpointProvider).SigningRegion(region);
            compared++;
            if (ours != row[4].GetString() || signing != row[5].GetString())
            {
                different.Add($"{service} {region} fips={fips} dual={dual}: {ours} ({signing}), not {row[4]} ({row[5]})");
            }
        }

        Assert.True(compared > 1000, $"Only {compared} combinations.");
        Assert.True(different.Count == 0, $"{different.Count} of {compared}:\n{string.Join('\n', different.Take(50))}");
    }
}
