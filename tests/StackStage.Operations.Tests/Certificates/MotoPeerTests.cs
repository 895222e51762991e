using System.Text;
using Amazon.CertificateManager.Model;
using Amazon.Route53.Model;
using Amazon.Runtime;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Certificates;

/// <summary>A server by other hands on the other end. Skipped where moto_server is not installed.</summary>
public sealed class MotoPeerTests : IAsyncLifetime, IDisposable
{
    private static readonly WaitOptions Wait = new() { Timeout = TimeSpan.FromMinutes(10), PollInterval = TimeSpan.FromMilliseconds(500) };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private MotoServer? _moto;

    [SkippableFact]
    public async Task A_certificate_is_requested_validated_found_again_and_removed_with_its_record()
    {
        Skip.If(_moto is null, "moto_server is not on PATH");
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = _moto.Url, Region = "eu-central-1", Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "not-a-secret") },
            CancellationToken.None);
        await CreateZoneAsync("example.com");
        var host = new RecordingHost();
        var order = new CertificateOrder { DomainName = "app.example.com", SubjectAlternativeNames = ["*.app.example.com"] };

        var requested = await CertificateIssuer.RequestAsync(connection, order, Wait, host, CancellationToken.None);
        var again = await CertificateIssuer.RequestAsync(connection, order, Wait, host, CancellationToken.None);
        var zone = Assert.Single((await connection.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones!);
        var records = (await connection.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone.Id })).ResourceRecordSets!;

        Assert.Empty(host.Errors);
        Assert.Equal(CertificateIssuanceState.Issued, requested.State);
        Assert.Equal(requested.CertificateArn, again.CertificateArn);
        Assert.Empty(again.Steps);
        Assert.Contains(records, record => record.Type.Value == "CNAME" && record.Name.StartsWith('_'));

        var removed = await CertificateReleaser.RemoveAsync(
            connection, [requested.CertificateArn!], new CertificateRemovalOptions { RemoveValidationRecord = true }, Wait, host, CancellationToken.None);

        Assert.Empty(host.Errors);
        Assert.Equal(CertificateReleaseState.Removed, Assert.Single(removed).State);
        Assert.DoesNotContain(
            (await connection.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone.Id })).ResourceRecordSets!,
            record => record.Type.Value == "CNAME");
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => connection.CertificateManager("eu-central-1").DescribeCertificateAsync(new DescribeCertificateRequest { CertificateArn = requested.CertificateArn! }));
    }

    public async Task InitializeAsync() => _moto = await MotoServer.TryStartAsync(("MOTO_ACM_VALIDATION_WAIT", "0"));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _moto?.Dispose();
        _http.Dispose();
    }

    // The clients do not make zones. Moto goes by the scope of the signature and checks none.
    private async Task CreateZoneAsync(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_moto!.Url, "/2013-04-01/hostedzone"));
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=0");
        request.Content = new StringContent($"<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Name>{name}</Name><CallerReference>{name}</CallerReference></CreateHostedZoneRequest>", Encoding.UTF8, "application/xml");
        using var response = await _http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
