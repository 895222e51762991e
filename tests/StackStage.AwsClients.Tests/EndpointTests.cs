using Amazon;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.CloudFront;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using StackStage.Tests.Shared;

namespace StackStage.AwsClients.Tests;

/// <summary>Where services live. Variables of the environment count for the whole process: no other test runs beside these.</summary>
[Collection(nameof(EndpointTests))]
[CollectionDefinition(nameof(EndpointTests), DisableParallelization = true)]
public class EndpointTests
{
    public static TheoryData<ClientConfig, string, string> Addresses => new()
    {
        { new AmazonCertificateManagerConfig(), "eu-central-1", "https://acm.eu-central-1.amazonaws.com" },
        { new AmazonApiGatewayV2Config(), "us-east-1", "https://apigateway.us-east-1.amazonaws.com" },
        { new AmazonElasticLoadBalancingV2Config(), "cn-north-1", "https://elasticloadbalancing.cn-north-1.amazonaws.com.cn" },
        { new AmazonCertificateManagerConfig { UseFIPSEndpoint = true }, "us-east-2", "https://acm-fips.us-east-2.amazonaws.com" },
        { new AmazonCertificateManagerConfig { UseDualstackEndpoint = true }, "us-east-2", "https://acm.us-east-2.api.aws" },
        { new AmazonCloudFrontConfig(), "eu-central-1", "https://cloudfront.amazonaws.com" },
        { new AmazonCloudFrontConfig(), "cn-north-1", "https://cloudfront.cn-northwest-1.amazonaws.com.cn" },
        { new AmazonRoute53Config(), "ap-southeast-2", "https://route53.amazonaws.com" },
        { new AmazonRoute53Config { UseFIPSEndpoint = true }, "us-east-1", "https://route53-fips.amazonaws.com" },
        { new AmazonRoute53Config(), "us-gov-east-1", "https://route53.us-gov.amazonaws.com" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_service_lives_where_aws_says(ClientConfig config, string region, string expected)
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new Amazon.Route53.Model.GetChangeRequest()));

        Assert.Equal(expected, endpoint.URL);
    }

    [Fact]
    public async Task A_global_service_signs_for_its_own_region_unless_told_otherwise()
    {
        using var server = new Loopback(_ => new Answer(200, "<DistributionList/>", "text/xml", []));
        using var plain = new AmazonCloudFrontClient(Loopback.Key, new AmazonCloudFrontConfig { ServiceURL = server.Url, MaxErrorRetry = 0 });
        using var told = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        await plain.ListDistributionsAsync(new());
        await told.ListDistributionsAsync(new());

        Assert.Contains("/us-east-1/cloudfront/aws4_request", server.Requests.First().Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/cloudfront/aws4_request", server.Requests.Last().Headers["Authorization"], StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<ClientConfig>> Variables => new()
    {
        { "ACM", () => new AmazonCertificateManagerConfig() },
        { "APIGATEWAYV2", () => new AmazonApiGatewayV2Config() },
        { "API_GATEWAY", () => new Amazon.APIGateway.AmazonAPIGatewayConfig() },
        { "CLOUDCONTROL", () => new Amazon.CloudControlApi.AmazonCloudControlApiConfig() },
        { "CLOUDFRONT", () => new AmazonCloudFrontConfig() },
        { "ELASTIC_LOAD_BALANCING_V2", () => new AmazonElasticLoadBalancingV2Config() },
        { "RESOURCE_GROUPS_TAGGING_API", () => new Amazon.ResourceGroupsTaggingAPI.AmazonResourceGroupsTaggingAPIConfig() },
        { "ROUTE_53", () => new AmazonRoute53Config() },
        { "SSM", () => new Amazon.SimpleSystemsManagement.AmazonSimpleSystemsManagementConfig() },
    };

    [Theory]
    [MemberData(nameof(Variables))]
    public void The_services_endpoint_variable_is_honoured(string name, Func<ClientConfig> make)
    {
        var variable = "AWS_ENDPOINT_URL_" + name;
        Environment.SetEnvironmentVariable(variable, "http://127.0.0.1:4566/x");
        try
        {
            var config = make();
            config.RegionEndpoint = RegionEndpoint.EUWest1;

            Assert.Equal("http://127.0.0.1:4566/x", config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new Amazon.Route53.Model.GetChangeRequest())).URL.TrimEnd('/'));
            Assert.Same(RegionEndpoint.EUWest1, config.RegionEndpoint);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task A_path_in_the_endpoint_url_is_kept()
    {
        using var server = new Loopback(_ => Answer.Json("{}"));
        var config = server.Config<AmazonApiGatewayV2Config>();
        config.ServiceURL = server.Url + "/proxy";
        using var client = new AmazonApiGatewayV2Client(Loopback.Key, config);

        await client.GetDomainNamesAsync(new());

        Assert.Equal("/proxy/v2/domainnames", server.Only.Url);
    }

    [Fact]
    public async Task A_dead_endpoint_is_an_error_not_a_hang()
    {
        using var client = new AmazonCertificateManagerClient(Loopback.Key, new AmazonCertificateManagerConfig
        {
            ServiceURL = DeadEndpoint.Url.AbsoluteUri,
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });

        await Assert.ThrowsAnyAsync<Exception>(() => client.ListCertificatesAsync(new()).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void The_sdk_can_make_clients_by_their_interface()
    {
        Assert.IsType<AmazonRoute53Config>(ConfigOf<IAmazonRoute53>());
        using var client = (AmazonRoute53Client)ClientOf<IAmazonRoute53>(new AmazonRoute53Config { RegionEndpoint = RegionEndpoint.USEast1 });
        Assert.Equal("Route 53", AmazonRoute53Config.ServiceId);
        Assert.Same(RegionEndpoint.USEast1, client.Config.RegionEndpoint);

        static ClientConfig ConfigOf<T>() where T : IAmazonService => T.CreateDefaultClientConfig();
        static IAmazonService ClientOf<T>(ClientConfig config) where T : IAmazonService => T.CreateDefaultServiceClient(Loopback.Key, config);
    }
}
