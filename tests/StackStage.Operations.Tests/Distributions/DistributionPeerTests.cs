using System.Xml.Linq;
using Amazon.CloudFront.Model;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using StackStage.Tests.Shared;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

/// <summary>Against somebody else's idea of CloudFront: moto's server.</summary>
public class DistributionPeerTests
{
    [SkippableFact]
    public async Task Moto_lets_go_of_a_distribution()
    {
        using var moto = await MotoServer.TryStartAsync();
        Skip.If(moto is null, "moto_server is not on PATH.");
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = moto.Url, Region = "us-east-1", Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret") }, default);
        var first = await CreateAsync(connection, "first");
        var second = await CreateAsync(connection, "second");
        var host = new RecordingHost { Time = SandboxClock.Jumping() };

        var removals = await DistributionRemover.RunAsync(connection, Request(first, second), host, default);

        Assert.Empty(host.Errors);
        Assert.All(removals, removal => Assert.Equal(DistributionRemovalState.Removed, removal.State));
        await Assert.ThrowsAsync<NoSuchDistributionException>(() => connection.CloudFront.GetDistributionAsync(new GetDistributionRequest { Id = first }));
    }

    // The scope of a signature tells moto the service; it checks none.
    private static async Task<string> CreateAsync(AwsConnection connection, string reference)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(connection.EndpointUrl!, "2020-05-31/distribution"));
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/cloudfront/aws4_request, SignedHeaders=host, Signature=0");
        request.Content = new StringContent($"""
            <DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><CallerReference>{reference}</CallerReference>
            <Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id><DomainName>b.s3.amazonaws.com</DomainName><S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig></Origin></Items></Origins>
            <DefaultCacheBehavior><TargetOriginId>o</TargetOriginId><ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy><CachePolicyId>{ManagedCachePolicy}</CachePolicyId></DefaultCacheBehavior>
            <Comment>{reference}</Comment><Enabled>true</Enabled></DistributionConfig>
            """);
        using var answer = await http.SendAsync(request);
        return XElement.Parse(await answer.Content.ReadAsStringAsync()).Elements().Single(e => e.Name.LocalName == "Id").Value;
    }
}
