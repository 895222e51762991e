using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.APIGateway;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.CloudControlApi;
using Amazon.CloudFront;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using StackStage.Tests.Shared;
using RC = Amazon.Route53.Model;

namespace StackStage.AwsClients.Tests;

/// <summary>
/// The same calls made by botocore, AWS's own client for Python, and by these clients, to the same listener:
/// what arrives must be the same. Skipped where Python has no botocore.
/// </summary>
public sealed class BotocoreTests(BotocoreTests.Recording recording) : IClassFixture<BotocoreTests.Recording>
{
    private sealed record Case(string Name, string Service, string Operation, string Parameters, Func<Loopback, Task> Call);

    private static readonly List<Case> Cases =
    [
        Acm("acm list", "list_certificates", """{"CertificateStatuses":["ISSUED"],"Includes":{"keyTypes":["RSA_2048"],"keyUsage":["ANY"]},"NextToken":"n","MaxItems":3,"SortBy":"CREATED_AT","SortOrder":"ASCENDING"}""",
            c => c.ListCertificatesAsync(new() { CertificateStatuses = ["ISSUED"], Includes = new() { KeyTypes = ["RSA_2048"], KeyUsage = ["ANY"] }, NextToken = "n", MaxItems = 3, SortBy = SortBy.CREATED_AT, SortOrder = SortOrder.ASCENDING })),
        Acm("acm list all", "list_certificates", "{}", c => c.ListCertificatesAsync(new())),
        Acm("acm describe", "describe_certificate", """{"CertificateArn":"arn:aws:acm:eu-west-1:1:certificate/a"}""", c => c.DescribeCertificateAsync(new() { CertificateArn = "arn:aws:acm:eu-west-1:1:certificate/a" })),
        Acm("acm request", "request_certificate", """{"DomainName":"*.ex.example","ValidationMethod":"DNS","SubjectAlternativeNames":["ex.example"],"IdempotencyToken":"t","DomainValidationOptions":[{"DomainName":"ex.example","ValidationDomain":"example"}],"Options":{"CertificateTransparencyLoggingPreference":"DISABLED"},"Tags":[{"Key":"k","Value":"v \u00e9"}],"KeyAlgorithm":"EC_prime256v1"}""",
            c => c.RequestCertificateAsync(new() { DomainName = "*.ex.example", ValidationMethod = ValidationMethod.DNS, SubjectAlternativeNames = ["ex.example"], IdempotencyToken = "t", DomainValidationOptions = [new() { DomainName = "ex.example", ValidationDomain = "example" }], Options = new() { CertificateTransparencyLoggingPreference = "DISABLED" }, Tags = [new() { Key = "k", Value = "v é" }], KeyAlgorithm = KeyAlgorithm.EC_prime256v1 })),
        Acm("acm tag", "add_tags_to_certificate", """{"CertificateArn":"arn:aws:acm:eu-west-1:1:certificate/a","Tags":[{"Key":"k"}]}""", c => c.AddTagsToCertificateAsync(new() { CertificateArn = "arn:aws:acm:eu-west-1:1:certificate/a", Tags = [new() { Key = "k" }] })),

        Route53("r53 zone", "get_hosted_zone", """{"Id":"/hostedzone/Z1"}""", c => c.GetHostedZoneAsync(new() { Id = "/hostedzone/Z1" })),
        Route53("r53 records", "list_resource_record_sets", """{"HostedZoneId":"/hostedzone/Z1","StartRecordName":"*.a b.example","StartRecordType":"CNAME","StartRecordIdentifier":"i/1+2","MaxItems":"7"}""",
            c => c.ListResourceRecordSetsAsync(new() { HostedZoneId = "/hostedzone/Z1", StartRecordName = "*.a b.example", StartRecordType = RRType.CNAME, StartRecordIdentifier = "i/1+2", MaxItems = "7" })),
        Route53("r53 change", "change_resource_record_sets", """{"HostedZoneId":"Z1","ChangeBatch":{"Comment":"c & d","Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"a.example.","Type":"A","SetIdentifier":"s","Weight":3,"AliasTarget":{"HostedZoneId":"Z2","DNSName":"d.cloudfront.net.","EvaluateTargetHealth":false}}},{"Action":"UPSERT","ResourceRecordSet":{"Name":"b.example.","Type":"TXT","TTL":60,"ResourceRecords":[{"Value":"\"x < y\""},{"Value":"\"z\""}]}}]}}""",
            c => c.ChangeResourceRecordSetsAsync(new()
            {
                HostedZoneId = "Z1",
                ChangeBatch = new()
                {
                    Comment = "c & d",
                    Changes =
                    [
                        new() { Action = ChangeAction.DELETE, ResourceRecordSet = new() { Name = "a.example.", Type = RRType.A, SetIdentifier = "s", Weight = 3, AliasTarget = new() { HostedZoneId = "Z2", DNSName = "d.cloudfront.net.", EvaluateTargetHealth = false } } },
                        new() { Action = ChangeAction.UPSERT, ResourceRecordSet = new() { Name = "b.example.", Type = RRType.TXT, TTL = 60, ResourceRecords = [new RC.ResourceRecord { Value = "\"x < y\"" }, new RC.ResourceRecord { Value = "\"z\"" }] } },
                    ],
                },
            })),
        Route53("r53 get change", "get_change", """{"Id":"/change/C1"}""", c => c.GetChangeAsync(new() { Id = "/change/C1" })),

        CloudFront("cf list", "list_distributions", """{"Marker":"m+/=","MaxItems":"9"}""", c => c.ListDistributionsAsync(new() { Marker = "m+/=", MaxItems = "9" })),
        CloudFront("cf get", "get_distribution", """{"Id":"E1"}""", c => c.GetDistributionAsync(new() { Id = "E1" })),
        CloudFront("cf delete", "delete_distribution", """{"Id":"E1","IfMatch":"X"}""", c => c.DeleteDistributionAsync(new() { Id = "E1", IfMatch = "X" })),
        CloudFront("cf tenants", "list_distribution_tenants", """{"AssociationFilter":{"DistributionId":"E1"},"Marker":"m","MaxItems":5}""", c => c.ListDistributionTenantsAsync(new() { AssociationFilter = new() { DistributionId = "E1" }, Marker = "m", MaxItems = 5 })),
        Control("cc list", "list_resources", """{"TypeName":"AWS::Cognito::UserPoolDomain","ResourceModel":"{}","NextToken":"n","MaxResults":5}""", c => c.ListResourcesAsync(new() { TypeName = "AWS::Cognito::UserPoolDomain", ResourceModel = "{}", NextToken = "n", MaxResults = 5 })),
        Control("cc get", "get_resource", """{"TypeName":"AWS::AppSync::DomainName","Identifier":"a.example"}""", c => c.GetResourceAsync(new() { TypeName = "AWS::AppSync::DomainName", Identifier = "a.example" })),
        CloudFront("cf tags", "list_tags_for_resource", """{"Resource":"arn:aws:cloudfront::1:distribution/E1"}""", c => c.ListTagsForResourceAsync(new() { Resource = "arn:aws:cloudfront::1:distribution/E1" })),
        CloudFront("cf update", "update_distribution", """{"Id":"E1","IfMatch":"X","DistributionConfig":{"CallerReference":"r","Aliases":{"Quantity":1,"Items":["a.example"]},"Origins":{"Quantity":1,"Items":[{"Id":"o","DomainName":"o.example","CustomOriginConfig":{"HTTPPort":80,"HTTPSPort":443,"OriginProtocolPolicy":"https-only","OriginSslProtocols":{"Quantity":1,"Items":["TLSv1.2"]}}}]},"DefaultCacheBehavior":{"TargetOriginId":"o","ViewerProtocolPolicy":"allow-all","CachePolicyId":"p"},"Comment":"","Enabled":false}}""",
            c => c.UpdateDistributionAsync(new()
            {
                Id = "E1",
                IfMatch = "X",
                DistributionConfig = new()
                {
                    CallerReference = "r",
                    Aliases = new() { Quantity = 1, Items = ["a.example"] },
                    Origins = new() { Quantity = 1, Items = [new() { Id = "o", DomainName = "o.example", CustomOriginConfig = new() { HTTPPort = 80, HTTPSPort = 443, OriginProtocolPolicy = OriginProtocolPolicy.HttpsOnly, OriginSslProtocols = new() { Quantity = 1, Items = ["TLSv1.2"] } } }] },
                    DefaultCacheBehavior = new() { TargetOriginId = "o", ViewerProtocolPolicy = "allow-all", CachePolicyId = "p" },
                    Comment = "",
                    Enabled = false,
                },
            })),
        CloudFront("cf oac", "delete_origin_access_control", """{"Id":"O","IfMatch":"X"}""", c => c.DeleteOriginAccessControlAsync(new() { Id = "O", IfMatch = "X" })),
        CloudFront("cf oai", "get_cloud_front_origin_access_identity", """{"Id":"O"}""", c => c.GetCloudFrontOriginAccessIdentityAsync(new() { Id = "O" })),
        CloudFront("cf policies", "list_cache_policies", """{"Type":"custom","MaxItems":"4"}""", c => c.ListCachePoliciesAsync(new() { Type = CachePolicyType.Custom, MaxItems = "4" })),
        CloudFront("cf orp", "delete_origin_request_policy", """{"Id":"O","IfMatch":"X"}""", c => c.DeleteOriginRequestPolicyAsync(new() { Id = "O", IfMatch = "X" })),
        CloudFront("cf rhp", "get_response_headers_policy", """{"Id":"O"}""", c => c.GetResponseHeadersPolicyAsync(new() { Id = "O" })),
        CloudFront("cf function", "describe_function", """{"Name":"f","Stage":"LIVE"}""", c => c.DescribeFunctionAsync(new() { Name = "f", Stage = FunctionStage.LIVE })),
        CloudFront("cf function delete", "delete_function", """{"Name":"f","IfMatch":"X"}""", c => c.DeleteFunctionAsync(new() { Name = "f", IfMatch = "X" })),
        CloudFront("cf key group", "delete_key_group", """{"Id":"O","IfMatch":"X"}""", c => c.DeleteKeyGroupAsync(new() { Id = "O", IfMatch = "X" })),
        CloudFront("cf vpc origin", "delete_vpc_origin", """{"Id":"O","IfMatch":"X"}""", c => c.DeleteVpcOriginAsync(new() { Id = "O", IfMatch = "X" })),
        CloudFront("cf cd", "update_continuous_deployment_policy", """{"Id":"P","IfMatch":"X","ContinuousDeploymentPolicyConfig":{"StagingDistributionDnsNames":{"Quantity":1,"Items":["d.cloudfront.net"]},"Enabled":false,"TrafficConfig":{"SingleWeightConfig":{"Weight":0.5,"SessionStickinessConfig":{"IdleTTL":300,"MaximumTTL":600}},"Type":"SingleWeight"}}}""",
            c => c.UpdateContinuousDeploymentPolicyAsync(new()
            {
                Id = "P",
                IfMatch = "X",
                ContinuousDeploymentPolicyConfig = new()
                {
                    StagingDistributionDnsNames = new() { Quantity = 1, Items = ["d.cloudfront.net"] },
                    Enabled = false,
                    TrafficConfig = new() { SingleWeightConfig = new() { Weight = 0.5f, SessionStickinessConfig = new() { IdleTTL = 300, MaximumTTL = 600 } }, Type = ContinuousDeploymentPolicyType.SingleWeight },
                },
            })),

        V2("v2 names", "get_domain_names", """{"MaxResults":"5","NextToken":"n+"}""", c => c.GetDomainNamesAsync(new() { MaxResults = "5", NextToken = "n+" })),
        V2("v2 unmap", "delete_api_mapping", """{"ApiMappingId":"m","DomainName":"*.a.example"}""", c => c.DeleteApiMappingAsync(new() { ApiMappingId = "m", DomainName = "*.a.example" })),
        V2("v2 rules", "list_routing_rules", """{"DomainName":"a.example","DomainNameId":"i"}""", c => c.ListRoutingRulesAsync(new() { DomainName = "a.example", DomainNameId = "i" })),
        V2("v2 rule", "delete_routing_rule", """{"DomainName":"a.example","RoutingRuleId":"r"}""", c => c.DeleteRoutingRuleAsync(new() { DomainName = "a.example", RoutingRuleId = "r" })),

        V1("v1 names", "get_domain_names", """{"limit":5,"position":"p","resourceOwner":"SELF"}""", c => c.GetDomainNamesAsync(new() { Limit = 5, Position = "p", ResourceOwner = ResourceOwner.SELF })),
        V1("v1 delete", "delete_domain_name", """{"domainName":"a.example","domainNameId":"i"}""", c => c.DeleteDomainNameAsync(new() { DomainName = "a.example", DomainNameId = "i" })),
        V1("v1 mappings", "get_base_path_mappings", """{"domainName":"a.example"}""", c => c.GetBasePathMappingsAsync(new() { DomainName = "a.example" })),
        V1("v1 mapping", "delete_base_path_mapping", """{"domainName":"a.example","basePath":"a/b"}""", c => c.DeleteBasePathMappingAsync(new() { DomainName = "a.example", BasePath = "a/b" })),
        V1("v1 association", "delete_domain_name_access_association", """{"domainNameAccessAssociationArn":"arn:aws:apigateway:eu-west-1:1:/domainnameaccessassociations/d+x"}""", c => c.DeleteDomainNameAccessAssociationAsync(new() { DomainNameAccessAssociationArn = "arn:aws:apigateway:eu-west-1:1:/domainnameaccessassociations/d+x" })),

        Ssm("ssm get", "get_parameter", """{"Name":"/a/b","WithDecryption":true}""", c => c.GetParameterAsync(new() { Name = "/a/b", WithDecryption = true })),
        Ssm("ssm describe", "describe_parameters", """{"Filters":[{"Key":"Name","Values":["a"]}],"Shared":false}""", c => c.DescribeParametersAsync(new() { Filters = [new() { Key = "Name", Values = ["a"] }], Shared = false })),

        Ssm("ssm many", "get_parameters", """{"Names":["/a/b","/a/c:3"],"WithDecryption":true}""", c => c.GetParametersAsync(new() { Names = ["/a/b", "/a/c:3"], WithDecryption = true })),
        Ssm("ssm path", "get_parameters_by_path", """{"Path":"/a","Recursive":true,"ParameterFilters":[{"Key":"Type","Option":"Equals","Values":["SecureString"]}],"WithDecryption":true,"MaxResults":10,"NextToken":"n"}""",
            c => c.GetParametersByPathAsync(new() { Path = "/a", Recursive = true, ParameterFilters = [new() { Key = "Type", Option = "Equals", Values = ["SecureString"] }], WithDecryption = true, MaxResults = 10, NextToken = "n" })),
        Ssm("ssm history", "get_parameter_history", """{"Name":"/a/b","WithDecryption":true,"MaxResults":50,"NextToken":"n"}""", c => c.GetParameterHistoryAsync(new() { Name = "/a/b", WithDecryption = true, MaxResults = 50, NextToken = "n" })),
        Ssm("ssm put", "put_parameter", """{"Name":"/a/b","Description":"d","Value":"v \u00e9","Type":"SecureString","KeyId":"alias/k","Overwrite":false,"AllowedPattern":".*","Tags":[{"Key":"k","Value":"v"}],"Tier":"Advanced","Policies":"[]","DataType":"text"}""",
            c => c.PutParameterAsync(new() { Name = "/a/b", Description = "d", Value = "v é", Type = ParameterType.SecureString, KeyId = "alias/k", Overwrite = false, AllowedPattern = ".*", Tags = [new() { Key = "k", Value = "v" }], Tier = ParameterTier.Advanced, Policies = "[]", DataType = "text" })),
        Ssm("ssm delete", "delete_parameter", """{"Name":"/a/b"}""", c => c.DeleteParameterAsync(new() { Name = "/a/b" })),
        Ssm("ssm label", "label_parameter_version", """{"Name":"/a/b","ParameterVersion":3,"Labels":["good"]}""", c => c.LabelParameterVersionAsync(new() { Name = "/a/b", ParameterVersion = 3, Labels = ["good"] })),
        Ssm("ssm tags", "list_tags_for_resource", """{"ResourceType":"Parameter","ResourceId":"/a/b"}""", c => c.ListTagsForResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = "/a/b" })),
        Ssm("ssm tag", "add_tags_to_resource", """{"ResourceType":"Parameter","ResourceId":"/a/b","Tags":[{"Key":"k","Value":"v"}]}""", c => c.AddTagsToResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = "/a/b", Tags = [new() { Key = "k", Value = "v" }] })),
        Ssm("ssm untag", "remove_tags_from_resource", """{"ResourceType":"Parameter","ResourceId":"/a/b","TagKeys":["k"]}""", c => c.RemoveTagsFromResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = "/a/b", TagKeys = ["k"] })),

        Elb("elb listeners", "describe_listeners", """{"LoadBalancerArn":"arn:lb","ListenerArns":["arn:a b","arn:ä/ +~*"],"PageSize":5}""", c => c.DescribeListenersAsync(new() { LoadBalancerArn = "arn:lb", ListenerArns = ["arn:a b", "arn:ä/ +~*"], PageSize = 5 })),
        Elb("elb certificates", "describe_listener_certificates", """{"ListenerArn":"arn:l","Marker":"m"}""", c => c.DescribeListenerCertificatesAsync(new() { ListenerArn = "arn:l", Marker = "m" })),

        new("tagging", "resourcegroupstaggingapi", "get_resources", """{"TagFilters":[{"Key":"k","Values":["a","b"]}],"ResourceTypeFilters":["acm"],"ResourcesPerPage":50}""", s =>
        {
            using var c = new AmazonResourceGroupsTaggingAPIClient(Loopback.Key, s.Config<AmazonResourceGroupsTaggingAPIConfig>());
            return c.GetResourcesAsync(new() { TagFilters = [new() { Key = "k", Values = ["a", "b"] }], ResourceTypeFilters = ["acm"], ResourcesPerPage = 50 });
        }),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task What_is_sent_is_what_botocore_sends(string name)
    {
        Skip.If(recording.Missing is not null, recording.Missing);
        Skip.If(recording.Errors.Contains($"{name} AttributeError", StringComparison.Ordinal), "this botocore does not know the operation");
        var one = Cases.Single(c => c.Name == name);
        using var server = new Loopback(AnswerFor);
        try
        {
            await one.Call(server);
        }
        catch (AmazonServiceException)
        {
            // The empty answer may not satisfy; only the request is looked at.
        }

        var expected = recording.Sent[name];
        var actual = server.Only;
        Assert.Equal(expected.Method, actual.Method);
        Assert.Equal(Uri.UnescapeDataString(expected.Path), Uri.UnescapeDataString(actual.Path));
        Assert.Equal(expected.Path.Count('/'), actual.Path.Count('/'));
        Assert.Equal(expected.Query, actual.Query);
        foreach (var header in new[] { "X-Amz-Target", "If-Match", "Accept" })
        {
            if (header != "Accept" || one.Service == "apigateway")
            {
                Assert.Equal(expected.Headers[header], actual.Headers[header]);
            }
        }

        if (one.Service is "acm" or "ssm" or "cloudcontrol" or "elbv2" or "resourcegroupstaggingapi")
        {
            Assert.Equal(expected.Headers["Content-Type"]!.Split(';')[0], actual.Headers["Content-Type"]!.Split(';')[0]);
        }

        Assert.Equal(Scope(expected), Scope(actual));
        Assert.Equal(Canonical(expected.Body), Canonical(actual.Body));
    }

    /// <summary>Service and Region that the signature is for.</summary>
    private static string Scope(Asked asked) => string.Join('/', asked.Headers["Authorization"]!.Split("Credential=")[1].Split(',')[0].Split('/')[2..]);

    private static string Canonical(string body)
    {
        if (body.StartsWith('{'))
        {
            return Sorted(JsonNode.Parse(body))!.ToJsonString();
        }

        if (body.StartsWith('<'))
        {
            var xml = XElement.Parse(body);
            foreach (var e in xml.Descendants().Where(e => e.Value.Length == 0 && !e.HasElements))
            {
                e.RemoveNodes();
            }

            return xml.ToString();
        }
        return string.Join('&', body.Replace("+", "%20", StringComparison.Ordinal).Split('&').Order(StringComparer.Ordinal));
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static Answer AnswerFor(Asked asked) =>
        asked.Headers["X-Amz-Target"] is not null || asked.Path.StartsWith("/v2/", StringComparison.Ordinal) || asked.Path.StartsWith("/domainname", StringComparison.Ordinal)
            ? Answer.Json("{}")
            : new Answer(200, "<Empty><EmptyResult/></Empty>", "text/xml", []);

    private static Case Acm(string name, string operation, string parameters, Func<AmazonCertificateManagerClient, Task> call) =>
        new(name, "acm", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonCertificateManagerConfig>())));
    private static Case Route53(string name, string operation, string parameters, Func<AmazonRoute53Client, Task> call) =>
        new(name, "route53", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonRoute53Config>())));
    private static Case CloudFront(string name, string operation, string parameters, Func<AmazonCloudFrontClient, Task> call) =>
        new(name, "cloudfront", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonCloudFrontConfig>())));
    private static Case V2(string name, string operation, string parameters, Func<AmazonApiGatewayV2Client, Task> call) =>
        new(name, "apigatewayv2", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonApiGatewayV2Config>())));
    private static Case V1(string name, string operation, string parameters, Func<AmazonAPIGatewayClient, Task> call) =>
        new(name, "apigateway", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonAPIGatewayConfig>())));
    private static Case Ssm(string name, string operation, string parameters, Func<AmazonSimpleSystemsManagementClient, Task> call) =>
        new(name, "ssm", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonSimpleSystemsManagementConfig>())));
    private static Case Elb(string name, string operation, string parameters, Func<AmazonElasticLoadBalancingV2Client, Task> call) =>
        new(name, "elbv2", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonElasticLoadBalancingV2Config>())));

    private static Case Control(string name, string operation, string parameters, Func<AmazonCloudControlApiClient, Task> call) =>
        new(name, "cloudcontrol", operation, parameters, s => call(new(Loopback.Key, s.Config<AmazonCloudControlApiConfig>())));

    /// <summary>All calls made once by one Python process.</summary>
    public sealed class Recording : IAsyncLifetime
    {
        private const string Script =
            """
            import json, sys, botocore.session, botocore.config
            url, cases = json.loads(sys.stdin.read())
            session = botocore.session.Session()
            for name, service, operation, parameters in cases:
                client = session.create_client(service, region_name='eu-west-1', endpoint_url=url,
                    config=botocore.config.Config(retries={'max_attempts': 0}, parameter_validation=False,
                        inject_host_prefix=False, user_agent_extra='case=' + name.replace(' ', '_')))
                try:
                    getattr(client, operation)(**json.loads(parameters))
                except Exception as e:
                    print(name, repr(e), file=sys.stderr)
            """;

        internal Dictionary<string, Asked> Sent { get; } = [];

        public string? Missing { get; private set; }

        public string Errors { get; private set; } = "";

        public async Task InitializeAsync()
        {
            var python = External.Python;
            if (python is null)
            {
                Missing = "python3 is not on PATH";
                return;
            }
            using var server = new Loopback(AnswerFor);
            using var process = External.Start(python, "-c", Script);
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            await process.StandardInput.WriteAsync(JsonSerializer.Serialize<object[]>([server.Url, Cases.Select(c => new[] { c.Name, c.Service, c.Operation, c.Parameters })]));
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            await output;
            Errors = await errors;
            if (Errors.Contains("ModuleNotFoundError", StringComparison.Ordinal))
            {
                Missing = "python3 has no botocore";
                return;
            }
            foreach (var asked in server.Requests)
            {
                var mark = asked.Headers["User-Agent"]!.Split(' ').Single(w => w.StartsWith("case=", StringComparison.Ordinal));
                Sent.Add(mark["case=".Length..].Replace('_', ' '), asked);
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
