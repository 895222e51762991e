using System.Text.Json.Nodes;
using Amazon.ApiGatewayV2.Model;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Domains;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Domains;

/// <summary>A server by other hands on the other end. Skipped where moto_server is not installed.</summary>
public sealed class MotoPeerTests
{
    [SkippableFact]
    public async Task A_domain_goes_after_its_mappings()
    {
        using var moto = await Moto.TryStartAsync();
        Skip.If(moto is null, "moto_server is not on PATH");
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = moto.Endpoint, Region = "eu-central-1", Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "not-a-secret") },
            CancellationToken.None);
        var arn = (await connection.CertificateManager("eu-central-1").RequestCertificateAsync(new() { DomainName = "api.moto.example", ValidationMethod = "DNS" })).CertificateArn!;
        await moto.PostAsync("v2/domainnames", new JsonObject
        {
            ["domainName"] = "api.moto.example",
            ["domainNameConfigurations"] = new JsonArray(new JsonObject { ["certificateArn"] = arn, ["endpointType"] = "REGIONAL" }),
        });
        var api = await moto.PostAsync("v2/apis", new JsonObject { ["name"] = "moto", ["protocolType"] = "HTTP" });
        await moto.PostAsync("v2/domainnames/api.moto.example/apimappings", new JsonObject { ["apiId"] = (string)api["apiId"]!, ["apiMappingKey"] = "v1", ["stage"] = "$default" });

        var host = new RecordingHost();
        var request = new ApiDomainRemovalRequest
        {
            DomainNames = ["api.moto.example"],
            RemoveDnsRecord = true,
            RemoveCertificate = true,
            Wait = new WaitOptions { Timeout = TimeSpan.FromMinutes(10), PollInterval = TimeSpan.FromSeconds(1) },
        };
        var removal = Assert.Single(await ApiDomainRemover.RemoveAsync(connection, request, host, CancellationToken.None));

        Assert.Empty(host.Errors);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Single(removal.MappingsRemoved);
        Assert.Equal([arn], removal.Certificates);
        await Assert.ThrowsAsync<NotFoundException>(() => connection.ApiGatewayV2.GetDomainNameAsync(new() { DomainName = "api.moto.example" }));

        var again = Assert.Single(await ApiDomainRemover.RemoveAsync(connection, request, host, CancellationToken.None));
        Assert.Equal(ApiDomainState.AlreadyGone, again.State);
        Assert.Empty(host.Errors);
    }

    private sealed class Moto(MotoServer server, HttpClient http) : IDisposable
    {
        public Uri Endpoint => server.Url;

        public static async Task<Moto?> TryStartAsync() =>
            await MotoServer.TryStartAsync() is { } server ? new Moto(server, new HttpClient(new SocketsHttpHandler { UseProxy = false })) : null;

        /// <summary>A call that the cmdlets do not make. The scope of the signature tells moto the service; it checks none.</summary>
        public async Task<JsonNode> PostAsync(string path, JsonObject body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, path));
            request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/apigateway/aws4_request, SignedHeaders=host, Signature=0");
            request.Content = new StringContent(body.ToJsonString());
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!;
        }

        public void Dispose()
        {
            server.Dispose();
            http.Dispose();
        }
    }
}
