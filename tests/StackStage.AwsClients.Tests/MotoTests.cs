using System.Text;
using Amazon.CertificateManager;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Tests.Shared;

namespace StackStage.AwsClients.Tests;

/// <summary>A server by other hands on the other end, for what it does well. Skipped where moto_server is not installed.</summary>
public sealed class MotoTests(MotoTests.Server moto) : IClassFixture<MotoTests.Server>
{
    [SkippableFact]
    public async Task Parameters_are_described_and_read()
    {
        using var ssm = new AmazonSimpleSystemsManagementClient(Loopback.Key, moto.Config<AmazonSimpleSystemsManagementConfig>());
        for (var i = 0; i < 3; i++)
        {
            await moto.Post("/", "ssm", $$"""{"Name":"/life/{{i:00}}","Value":"value {{i}} é","Type":"{{(i == 0 ? "SecureString" : "String")}}"}""", "AmazonSSM.PutParameter");
        }

        var secret = (await ssm.GetParameterAsync(new() { Name = "/life/00", WithDecryption = true })).Parameter!;
        Assert.Equal(("value 0 é", ParameterType.SecureString, 1L), (secret.Value, secret.Type, secret.Version));
        Assert.Equal(DateTimeKind.Utc, secret.LastModifiedDate!.Value.Kind);
        Assert.True(DateTime.UtcNow - secret.LastModifiedDate < TimeSpan.FromHours(1));

        var described = await ssm.DescribeParametersAsync(new() { ParameterFilters = [new() { Key = "Name", Option = "Equals", Values = ["/life/02"] }] });
        Assert.Equal("/life/02", Assert.Single(described.Parameters!).Name);
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => ssm.GetParameterAsync(new() { Name = "/life/none" }));
    }

    [SkippableFact]
    public async Task A_parameter_is_put_versioned_labelled_tagged_and_deleted()
    {
        using var ssm = new AmazonSimpleSystemsManagementClient(Loopback.Key, moto.Config<AmazonSimpleSystemsManagementConfig>());
        var made = await ssm.PutParameterAsync(new() { Name = "/put/a", Value = "one é", Type = ParameterType.SecureString, Description = "d", Tags = [new() { Key = "k", Value = "v" }] });
        Assert.Equal(1, made.Version);
        await Assert.ThrowsAsync<ParameterAlreadyExistsException>(() => ssm.PutParameterAsync(new() { Name = "/put/a", Value = "two", Type = ParameterType.SecureString }));
        Assert.Equal(2, (await ssm.PutParameterAsync(new() { Name = "/put/a", Value = "two", Type = ParameterType.SecureString, Overwrite = true })).Version);
        await ssm.PutParameterAsync(new() { Name = "/put/b", Value = "b", Type = ParameterType.String });

        await ssm.LabelParameterVersionAsync(new() { Name = "/put/a", ParameterVersion = 1, Labels = ["good"] });
        var history = (await ssm.GetParameterHistoryAsync(new() { Name = "/put/a", WithDecryption = true })).Parameters!;
        Assert.Equal([(1L, "one é"), (2L, "two")], history.Select(version => (version.Version!.Value, version.Value!)));
        Assert.Equal(["good"], history[0].Labels!);

        var many = await ssm.GetParametersAsync(new() { Names = ["/put/a", "/put/none"], WithDecryption = true });
        Assert.Equal("two", Assert.Single(many.Parameters!).Value);
        Assert.Equal(["/put/none"], many.InvalidParameters!);
        var below = await ssm.GetParametersByPathAsync(new() { Path = "/put", Recursive = true, WithDecryption = true, MaxResults = 1 });
        Assert.Single(below.Parameters!);
        Assert.Single((await ssm.GetParametersByPathAsync(new() { Path = "/put", Recursive = true, WithDecryption = true, MaxResults = 1, NextToken = below.NextToken })).Parameters!);

        await ssm.AddTagsToResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = "/put/a", Tags = [new() { Key = "more", Value = "1" }] });
        await ssm.RemoveTagsFromResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = "/put/a", TagKeys = ["k"] });
        Assert.Equal("more", Assert.Single((await ssm.ListTagsForResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = "/put/a" })).TagList!).Key);

        await ssm.DeleteParameterAsync(new() { Name = "/put/a" });
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => ssm.DeleteParameterAsync(new() { Name = "/put/a" }));
    }

    [SkippableFact]
    public async Task Certificates_are_requested_tagged_found_and_deleted()
    {
        using var acm = new AmazonCertificateManagerClient(Loopback.Key, moto.Config<AmazonCertificateManagerConfig>());
        using var tagging = new AmazonResourceGroupsTaggingAPIClient(Loopback.Key, moto.Config<AmazonResourceGroupsTaggingAPIConfig>());
        var arn = (await acm.RequestCertificateAsync(new()
        {
            DomainName = "moto.example",
            SubjectAlternativeNames = ["*.moto.example"],
            ValidationMethod = ValidationMethod.DNS,
            Tags = [new() { Key = "sst:stage", Value = "pr-42" }],
        })).CertificateArn!;

        var detail = (await acm.DescribeCertificateAsync(new() { CertificateArn = arn })).Certificate!;
        Assert.Equal("moto.example", detail.DomainName);
        Assert.All(detail.DomainValidationOptions!, o => Assert.Equal(RecordType.CNAME, o.ResourceRecord!.Type));
        Assert.Contains("*.moto.example", detail.SubjectAlternativeNames!);

        await acm.AddTagsToCertificateAsync(new() { CertificateArn = arn, Tags = [new() { Key = "more", Value = "1" }] });
        var tags = (await acm.ListTagsForCertificateAsync(new() { CertificateArn = arn })).Tags!;
        Assert.Equal(["more", "sst:stage"], tags.Select(t => t.Key).Order());

        var listed = new List<string?>();
        await foreach (var one in acm.Paginators.ListCertificates(new()).CertificateSummaryList)
        {
            listed.Add(one.CertificateArn);
        }

        Assert.Contains(arn, listed);

        var tagged = await tagging.GetResourcesAsync(new() { ResourceTypeFilters = ["acm"], TagFilters = [new() { Key = "sst:stage", Values = ["pr-42"] }] });
        Assert.Equal(arn, Assert.Single(tagged.ResourceTagMappingList!).ResourceARN);

        await acm.DeleteCertificateAsync(new() { CertificateArn = arn });
        await Assert.ThrowsAsync<Amazon.CertificateManager.Model.ResourceNotFoundException>(() => acm.DescribeCertificateAsync(new() { CertificateArn = arn }));
    }

    [SkippableFact]
    public async Task Records_are_upserted_read_and_deleted()
    {
        using var route53 = new AmazonRoute53Client(Loopback.Key, moto.Config<AmazonRoute53Config>());
        await moto.Post("/2013-04-01/hostedzone", "route53", "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Name>moto-zone.example</Name><CallerReference>c</CallerReference></CreateHostedZoneRequest>");

        var zone = (await route53.ListHostedZonesAsync(new())).HostedZones!.Single(zone => zone.Name == "moto-zone.example.");
        Assert.False(zone.Config!.PrivateZone);
        Assert.NotEmpty((await route53.GetHostedZoneAsync(new() { Id = zone.Id })).DelegationSet!.NameServers!);

        var record = new ResourceRecordSet { Name = "_v.moto-zone.example.", Type = RRType.CNAME, TTL = 300, ResourceRecords = [new() { Value = "_t.acm-validations.aws." }] };
        var change = (await route53.ChangeResourceRecordSetsAsync(new() { HostedZoneId = zone.Id, ChangeBatch = new() { Changes = [new() { Action = ChangeAction.UPSERT, ResourceRecordSet = record }] } })).ChangeInfo;
        Assert.Equal(ChangeStatus.INSYNC, (await route53.GetChangeAsync(new() { Id = change.Id })).ChangeInfo.Status);

        var sets = await Sets();
        Assert.Equal(300, sets.Single(s => s.Name == record.Name).TTL);
        await route53.ChangeResourceRecordSetsAsync(new() { HostedZoneId = zone.Id, ChangeBatch = new() { Changes = [new() { Action = ChangeAction.DELETE, ResourceRecordSet = sets.Single(s => s.Name == record.Name) }] } });
        Assert.DoesNotContain(await Sets(), s => s.Name == record.Name);
        await Assert.ThrowsAsync<NoSuchHostedZoneException>(() => route53.GetHostedZoneAsync(new() { Id = "ZNONE" }));

        async Task<List<ResourceRecordSet>> Sets()
        {
            var found = new List<ResourceRecordSet>();
            await foreach (var set in route53.Paginators.ListResourceRecordSets(new() { HostedZoneId = zone.Id, MaxItems = "1" }).ResourceRecordSets)
            {
                found.Add(set);
            }

            return found;
        }
    }

    [SkippableFact]
    public async Task Listeners_and_their_certificates_are_described()
    {
        using var elb = new AmazonElasticLoadBalancingV2Client(Loopback.Key, moto.Config<AmazonElasticLoadBalancingV2Config>());
        using var acm = new AmazonCertificateManagerClient(Loopback.Key, moto.Config<AmazonCertificateManagerConfig>());
        var first = (await acm.RequestCertificateAsync(new() { DomainName = "one.example", ValidationMethod = ValidationMethod.DNS })).CertificateArn!;
        var second = (await acm.RequestCertificateAsync(new() { DomainName = "two.example", ValidationMethod = ValidationMethod.DNS })).CertificateArn!;
        var subnets = await moto.Post("/", "ec2", "Action=DescribeSubnets&Version=2016-11-15");
        var ids = System.Text.RegularExpressions.Regex.Matches(subnets, "<subnetId>([^<]+)<").Select(m => m.Groups[1].Value).Take(2).ToList();
        var balancer = Arn("LoadBalancerArn", await moto.Post("/", "elasticloadbalancing", $"Action=CreateLoadBalancer&Version=2015-12-01&Name=triangle&Scheme=internet-facing&Subnets.member.1={ids[0]}&Subnets.member.2={ids[1]}"));
        var made = Arn("ListenerArn", await moto.Post("/", "elasticloadbalancing",
            $"Action=CreateListener&Version=2015-12-01&LoadBalancerArn={balancer}&Protocol=HTTPS&Port=443&Certificates.member.1.CertificateArn={first}" +
            "&DefaultActions.member.1.Type=fixed-response&DefaultActions.member.1.FixedResponseConfig.StatusCode=404"));
        await moto.Post("/", "elasticloadbalancing", $"Action=AddListenerCertificates&Version=2015-12-01&ListenerArn={made}&Certificates.member.1.CertificateArn={second}");

        var listener = Assert.Single((await elb.DescribeListenersAsync(new() { LoadBalancerArn = balancer })).Listeners!);
        Assert.Equal((made, 443, ProtocolEnum.HTTPS), (listener.ListenerArn, listener.Port, listener.Protocol));
        Assert.Contains(first, listener.Certificates!.Select(c => c.CertificateArn));
        Assert.Equal([made], (await elb.DescribeListenersAsync(new() { ListenerArns = [made] })).Listeners!.Select(l => l.ListenerArn));
        Assert.Contains(second, (await elb.DescribeListenerCertificatesAsync(new() { ListenerArn = made })).Certificates!.Select(c => c.CertificateArn));
        await Assert.ThrowsAsync<Amazon.ElasticLoadBalancingV2.Model.ListenerNotFoundException>(() => elb.DescribeListenersAsync(new() { ListenerArns = [made[..^4] + "0000"] }));

        static string Arn(string element, string answer) => answer.Split($"<{element}>")[1].Split('<')[0];
    }

    [SkippableFact]
    public async Task A_distribution_is_disabled_and_deleted()
    {
        using var cloudFront = new AmazonCloudFrontClient(Loopback.Key, moto.Config<AmazonCloudFrontConfig>());
        var created = await moto.Post("/2020-05-31/distribution", "cloudfront",
            """
            <DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><CallerReference>moto</CallerReference><Aliases><Quantity>1</Quantity><Items><CNAME>cdn.moto.example</CNAME></Items></Aliases>
            <Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id><DomainName>b.s3.amazonaws.com</DomainName><S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig></Origin></Items></Origins>
            <DefaultCacheBehavior><TargetOriginId>o</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy><CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId></DefaultCacheBehavior>
            <Comment>made by a test</Comment><Enabled>true</Enabled></DistributionConfig>
            """);
        var id = created.Split("<Id>")[1].Split('<')[0];

        var got = await cloudFront.GetDistributionAsync(new() { Id = id });
        var config = got.Distribution!.DistributionConfig;
        Assert.Equal("made by a test", config.Comment);
        Assert.Equal(["cdn.moto.example"], config.Aliases!.Items!);
        config.Enabled = false;
        await cloudFront.UpdateDistributionAsync(new() { Id = id, IfMatch = got.ETag, DistributionConfig = config });

        var after = await cloudFront.GetDistributionAsync(new() { Id = id });
        Assert.False(after.Distribution!.DistributionConfig.Enabled);
        Assert.Equal("made by a test", after.Distribution.DistributionConfig.Comment);
        var listed = new List<string>();
        await foreach (var one in cloudFront.Paginators.ListDistributions(new()).Items)
        {
            listed.Add(one.Id);
        }

        Assert.Contains(id, listed);

        await cloudFront.DeleteDistributionAsync(new() { Id = id, IfMatch = after.ETag });
        await Assert.ThrowsAsync<NoSuchDistributionException>(() => cloudFront.GetDistributionAsync(new() { Id = id }));
    }

    /// <summary>One moto_server for the tests above.</summary>
    public sealed class Server : IAsyncLifetime, IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
        private MotoServer? _moto;

        public TConfig Config<TConfig>() where TConfig : ClientConfig, new()
        {
            Skip.If(_moto is null, "moto_server is not on PATH");
            return new() { ServiceURL = _moto.Url.AbsoluteUri, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        }

        /// <summary>A call that the clients do not make: moto goes by the scope of the signature and checks none.</summary>
        public async Task<string> Post(string path, string service, string body, string? target = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_moto!.Url, path));
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
            request.Headers.Add("X-Amz-Target", target is null ? [] : [target]);
            request.Content = new StringContent(body, Encoding.UTF8, body[0] switch { '<' => "application/xml", '{' => "application/x-amz-json-1.1", _ => "application/x-www-form-urlencoded" });
            using var response = await _http.SendAsync(request);
            var answer = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, answer);
            return answer;
        }

        public async Task InitializeAsync() => _moto = await MotoServer.TryStartAsync();

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose()
        {
            _moto?.Dispose();
            _http.Dispose();
        }
    }
}
